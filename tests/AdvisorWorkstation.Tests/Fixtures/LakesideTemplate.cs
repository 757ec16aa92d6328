using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(LakesideTemplate))]

namespace AdvisorWorkstation.Tests.Fixtures;

/// <summary>Makes the firm of tests/data/firm once for all tests, before and after its first run; they open copies of it.</summary>
public sealed class LakesideTemplate : IAsyncLifetime
{
    public const string Olga = "olga";
    public const string Otto = "otto";
    public const string Adam = "adam";
    public const string Fiona = "fiona";
    public const string Petra = "petra";
    public const string Paul = "paul";
    public const string Carla = "carla";
    public const string Amy = "amy";

    /// <summary>Everybody's.</summary>
    public const string Password = "four quiet harbor lights";

    /// <summary>A Friday noon; the newest prices are of Thursday.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, Actor> _people = new(StringComparer.Ordinal);

    private readonly string _arrived = Directory.CreateTempSubdirectory("lakeside-arrived-").FullName;
    private readonly string _worked = Directory.CreateTempSubdirectory("lakeside-worked-").FullName;

    internal IReadOnlyDictionary<string, Actor> People => _people;

    public async ValueTask InitializeAsync()
    {
        var clock = new FixedClock(Now.AddHours(-2));
        await WorkAsync(_arrived, clock, ArriveAsync);
        CopyTo(_arrived, _worked);
        await WorkAsync(_worked, clock, RunAsync);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_arrived, recursive: true);
        Directory.Delete(_worked, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal DataFolder Copy(bool worked)
    {
        var folder = Directory.CreateTempSubdirectory("lakeside-").FullName;
        CopyTo(worked ? _worked : _arrived, folder);
        return new DataFolder(folder);
    }

    private static async Task WorkAsync(string folder, TimeProvider clock, Func<IServiceProvider, CancellationToken, Task> work)
    {
        await using var services = TestServices.Build(new DataFolder(folder), clock);
        await work(services, CancellationToken.None);
    }

    private async Task ArriveAsync(IServiceProvider services, CancellationToken cancel)
    {
        await WorkstationServices.PrepareAsync(services, cancel);
        var files = new ImportFolderInput(Path.Combine(AppContext.BaseDirectory, "data", "firm"), true);
        var imported = await services.GetRequiredService<ImportFolder>().RunAsync(files, ServiceUsers.For("test"), cancel);
        Assert.Null(imported.Value.NotCommitted);
        await AddPeopleAsync(services, cancel);
    }

    private static async Task RunAsync(IServiceProvider services, CancellationToken cancel)
    {
        var ran = await services.GetRequiredService<DailyRun>().RunAsync(null, ServiceUsers.For("test"), null, cancel);
        Assert.Equal((3, 1), (ran.Value.Run.Improved, ran.Value.Run.ToReview));
    }

    private async Task AddPeopleAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(cancel);
        var who = new Entitlement(new PersonId(Guid.Empty), "Set-up", new HashSet<Role> { Role.Administrator }, BookScope.All, "test");
        await using var session = new DeskSession(db, who, Now.AddHours(-2), await db.Database.BeginTransactionAsync(cancel));
        db.Scope = BookScope.All;
        (await db.Set<AccountRow>().SingleAsync(a => a.Number == LakesideFirm.WaitingAccount, cancel)).Discretionary = false;
        var lakeside = (await db.Set<BookRow>().SingleAsync(cancel)).Id;
        var harbor = new BookId(Guid.NewGuid());
        db.Add(new BookRow { Id = harbor, Name = "Harbor desk" });
        PersonDraft[] people =
        [
            new(Olga, "Olga Ops", [Role.Operations], []),
            new(Otto, "Otto Ops", [Role.Operations], []),
            new(Adam, "Adam Advisor", [Role.Advisor], [lakeside]),
            new(Fiona, "Fiona Foreign", [Role.Advisor], [harbor]),
            new(Petra, "Petra Policy", [Role.InvestmentPolicy], []),
            new(Paul, "Paul Policy", [Role.InvestmentPolicy], []),
            new(Carla, "Carla Compliance", [Role.Compliance], []),
            new(Amy, "Amy Administrator", [Role.Administrator], []),
        ];
        var hasher = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        foreach (var draft in people)
        {
            var person = await draft.AddAsync(db, hasher, Password, mustChange: false, DateOnly.FromDateTime(Now.UtcDateTime), cancel);
            _people[draft.UserName] = new Actor(new PersonId(person.Id), "test");
        }
        await session.CommitAsync([new AuditEvent("test.arranged", "test", "", 0, new Dictionary<string, object?>())], cancel);
    }

    private static void CopyTo(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
