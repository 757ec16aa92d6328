using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Tests.Exports;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Exports;

/// <summary>A firm on a SQLite file of its own, in a folder that goes away with it.</summary>
internal sealed class ExportFirm : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ExportFirm()
    {
        Directory.CreateDirectory(Folder);
        _services = TestServices.Build(new DataFolder(Folder), Clock);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "exports-" + Guid.NewGuid().ToString("N"));

    public FixedClock Clock { get; } = new(ExportSamples.Stamp.At);

    public Actor Operations { get; } = NewActor();

    public Actor Advisor { get; } = NewActor();

    public Actor Approver { get; } = NewActor();

    public BookId Book { get; } = new(Guid.NewGuid());

    /// <summary>An empty firm: people, a book, nothing to trade.</summary>
    public static async Task<ExportFirm> OpenAsync()
    {
        var firm = new ExportFirm();
        await firm.ChangeAsync(async db =>
        {
            await db.Database.EnsureCreatedAsync(Cancel);
            db.Add(new BookRow { Id = firm.Book, Name = "Book" });
            AddPerson(db, firm.Operations, "Olga Ops", Role.Operations);
            AddPerson(db, firm.Advisor, "Adam Advisor", Role.Advisor);
            AddPerson(db, firm.Approver, "Petra Approver", Role.Operations);
            db.Add(new BookMemberRow { BookId = firm.Book, PersonId = firm.Advisor.Person.Value, From = new DateOnly(2020, 1, 1) });
        });
        return firm;
    }

    public T Operation<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<ReleaseResult> ReleaseAsync(string custodian) =>
        (await Operation<ReleaseOrders>().RunAsync(new ReleaseInput(custodian), Operations, Cancel)).Value;

    /// <summary>Looks at the data past every gate.</summary>
    public async Task<T> LookAsync<T>(Func<AdvisorDb, Task<T>> look)
    {
        await using var db = await OpenDbAsync();
        return await look(db);
    }

    /// <summary>Changes data past every gate, with a line in the history to satisfy the guard.</summary>
    public async Task ChangeAsync(Func<AdvisorDb, Task> change, params AuditEvent[] happened)
    {
        await using var db = await OpenDbAsync();
        await change(db);
        var next = await db.Set<AuditRow>().MaxAsync(e => (long?)e.Sequence, Cancel) + 1 ?? 0;
        var who = new Entitlement(new PersonId(Guid.Empty), "test", new HashSet<Role>(), BookScope.All, "test");
        AuditEvent arranged = new("test.arranged", "test", "", 0, new Dictionary<string, object?>());
        db.AddRange(happened.Prepend(arranged).Select(e => AuditRow.From(AuditEntry.Of(next++, Clock.Now, who, e))));
        await db.SaveChangesAsync(Cancel);
    }

    public Task<List<AuditRow>> HistoryAsync(string action) => LookAsync(db =>
        db.Set<AuditRow>().AsNoTracking().Where(e => e.Action == action).OrderBy(e => e.Sequence).ToListAsync(Cancel));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<AdvisorDb> OpenDbAsync()
    {
        var db = await _services.GetRequiredService<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(Cancel);
        db.Scope = BookScope.All;
        return db;
    }

    private static Actor NewActor() => new(new PersonId(Guid.NewGuid()), "test");

    private static void AddPerson(AdvisorDb db, Actor actor, string name, Role role)
    {
        var stored = db.Roles.Local.FirstOrDefault(r => r.Name == role.ToString());
        if (stored is null)
        {
            stored = new IdentityRole<Guid>(role.ToString()) { Id = Guid.NewGuid() };
            db.Add(stored);
        }
        db.Add(new Person { Id = actor.Person.Value, UserName = name, DisplayName = name });
        db.Add(new IdentityUserRole<Guid> { UserId = actor.Person.Value, RoleId = stored.Id });
    }
}
