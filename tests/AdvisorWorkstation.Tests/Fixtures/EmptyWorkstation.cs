using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Fixtures;

/// <summary>A database of its own in a file of its own, with the service user that verbs act as and nothing else.</summary>
internal sealed class EmptyWorkstation : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("advisor-").FullName;
    private readonly ServiceProvider _services;

    private EmptyWorkstation(FixedClock clock)
    {
        Clock = clock;
        DatabaseFile = Path.Combine(_folder, "workstation.db");
        _services = TestServices.Build(new DataFolder(_folder), clock);
    }

    public FixedClock Clock { get; }

    public string DatabaseFile { get; }

    /// <summary>Operations, on every book.</summary>
    public Actor Service { get; } = new(new PersonId(Guid.Parse("00000000-0000-0000-0000-00000000000a")), "test");

    /// <summary>Reads the history, imports nothing.</summary>
    public Actor Compliance { get; } = new(new PersonId(Guid.Parse("00000000-0000-0000-0000-00000000000b")), "test");

    public static async Task<EmptyWorkstation> StartAsync(DateTimeOffset now)
    {
        var workstation = new EmptyWorkstation(new FixedClock(now));
        await using var db = workstation.Db();
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        AddPerson(db, workstation.Service, Role.Operations);
        AddPerson(db, workstation.Compliance, Role.Compliance);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return workstation;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The database with nothing hidden.</summary>
    public AdvisorDb Db()
    {
        var db = Get<IDbContextFactory<AdvisorDb>>().CreateDbContext();
        db.Scope = BookScope.All;
        return db;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void AddPerson(AdvisorDb db, Actor actor, Role role)
    {
        var name = role.ToString();
        var id = actor.Person.Value;
        db.Users.Add(new Person { Id = id, UserName = $"service-{name}", DisplayName = $"Service {name}", IsService = true });
        db.Roles.Add(new IdentityRole<Guid>(name) { Id = id, NormalizedName = name.ToUpperInvariant() });
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = id, RoleId = id });
    }
}
