using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Fixtures;

/// <summary>
/// The firm of tests/data/firm, one copy for a test: imported, its people at the desk, its first run done. The proposals of HM-1001 and HM-1002 were
/// approved by policy; BE-2001 is not discretionary, so its proposal waits for a person.
/// </summary>
internal sealed class LakesideFirm : IAsyncDisposable
{
    public const string WaitingAccount = "BE-2001";
    public const string ApprovedAccount = "HM-1001";

    private readonly ServiceProvider _services;
    private readonly IReadOnlyDictionary<string, Actor> _people;

    private LakesideFirm(DataFolder folder, IReadOnlyDictionary<string, Actor> people, int workers)
    {
        (Folder, _people) = (folder, people);
        _services = TestServices.Build(folder, Clock, workers: workers);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public DataFolder Folder { get; }

    public FixedClock Clock { get; } = new(LakesideTemplate.Now);

    public Actor Operations => _people[LakesideTemplate.Olga];

    public Actor OtherOperations => _people[LakesideTemplate.Otto];

    /// <summary>Of the book that every account is in.</summary>
    public Actor Advisor => _people[LakesideTemplate.Adam];

    /// <summary>Of a book without accounts.</summary>
    public Actor ForeignAdvisor => _people[LakesideTemplate.Fiona];

    public Actor Policy => _people[LakesideTemplate.Petra];

    public Actor OtherPolicy => _people[LakesideTemplate.Paul];

    public Actor Compliance => _people[LakesideTemplate.Carla];

    public Actor Administrator => _people[LakesideTemplate.Amy];

    /// <summary>Everybody who signs in.</summary>
    public IReadOnlyList<Actor> People => [Operations, OtherOperations, Advisor, ForeignAdvisor, Policy, OtherPolicy, Compliance, Administrator];

    /// <summary>Opens a copy of the firm.</summary>
    /// <param name="worked">False for the firm as it is before its first run.</param>
    /// <param name="workers">Accounts optimized at once.</param>
    public static async Task<LakesideFirm> OpenAsync(bool worked = true, int workers = 1)
    {
        var template = await TemplateAsync();
        return new LakesideFirm(template.Copy(worked), template.People, workers);
    }

    /// <summary>Only the folder of a copy, for what brings its own services.</summary>
    public static async Task<DataFolder> FolderAsync(bool worked = true) => (await TemplateAsync()).Copy(worked);

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Looks at the data past every gate.</summary>
    public async Task<T> LookAsync<T>(Func<AdvisorDb, Task<T>> look)
    {
        await using var db = await Get<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(Cancel);
        db.Scope = BookScope.All;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await look(db);
    }

    /// <summary>Speaks to the database directly, past the model and the guard of changes.</summary>
    public Task<int> ExecuteAsync(string sql) => LookAsync(db => db.Database.ExecuteSqlRawAsync(sql, Cancel));

    public Task<AccountRow> AccountAsync(string number) => LookAsync(db => db.Set<AccountRow>().SingleAsync(a => a.Number == number, Cancel));

    /// <summary>The newest proposal of an account.</summary>
    public Task<ProposalRow> ProposalAsync(string number = WaitingAccount) => LookAsync(db => db.Set<ProposalRow>()
        .Where(p => db.Set<AccountRow>().Any(a => a.Id == p.AccountId && a.Number == number))
        .OrderByDescending(p => p.CreatedAt)
        .FirstAsync(Cancel));

    public Task<ProposalRow> ProposalAsync(ProposalId id) => LookAsync(db => db.Set<ProposalRow>().SingleAsync(p => p.Id == id, Cancel));

    /// <summary>The lines of the history that are about one subject or of one action, from a line on.</summary>
    public Task<List<AuditRow>> HistoryAsync(string? action = null, long from = 0) => LookAsync(db => db.Set<AuditRow>()
        .Where(e => (action == null || e.Action == action) && e.Sequence >= from)
        .OrderBy(e => e.Sequence)
        .ToListAsync(Cancel));

    /// <summary>How many lines the history has.</summary>
    public Task<long> LengthAsync() => LookAsync(db => db.Set<AuditRow>().LongCountAsync(Cancel));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder.Path, recursive: true);
    }

    private static async Task<LakesideTemplate> TemplateAsync() =>
        await TestContext.Current.GetFixture<LakesideTemplate>() ?? throw new InvalidOperationException("there is no template");
}
