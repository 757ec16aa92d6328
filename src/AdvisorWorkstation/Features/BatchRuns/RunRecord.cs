using System.Reflection;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals.Rules;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Optimizer;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>A run that has been written down and has not ended.</summary>
/// <param name="Done">The households that it has stored already, before it was taken up again, with the books that they were solved on.</param>
internal sealed record BegunRun(
    RunId Id,
    DateTimeOffset StartedAt,
    MarketState Market,
    IReadOnlyList<HouseholdId> Households,
    IReadOnlyDictionary<HouseholdId, string> Done,
    RunRules Rules);

/// <summary>
/// Writes down that a run begins, and reads what is the same for all its accounts. A run that ended early is taken up again as long as the day, its
/// market and the engine are what they were: it would do the same again.
/// </summary>
internal static class RunRecord
{
    /// <summary>Which build of the optimizer computes.</summary>
    public static string EngineVersion { get; } =
        typeof(RebalanceSolver).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static async Task<Outcome<BegunRun>> BeginAsync(
        Desk desk, RiskModelStore riskModels, AsOf asOf, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var writing = opened.Value;
        var db = writing.Db;
        if (await riskModels.NewestAsync(db, cancel) is not { } riskModel)
        {
            return CurrentRiskModelQuery.NoModel;
        }
        var orphaned = await OrphanedRuns.EndAsync(writing, cancel);
        await UnbookedActions.BookAsync(db, DateOnly.FromDateTime(writing.At.UtcDateTime), cancel);
        var market = await MarketState.LoadAsync(db, asOf, riskModel, cancel);
        var hash = market.Fingerprint();
        var unfinished = await UnfinishedAsync(db, asOf, hash, cancel);
        var run = unfinished ?? new RunRow
        {
            Id = new RunId(Guid.NewGuid()),
            AsOf = asOf.Date,
            StartedAt = writing.At,
            State = RunState.Running,
            StartedBy = writing.Who.Name,
            RiskModelHash = riskModel.Hash,
            MarketHash = hash,
            EngineVersion = EngineVersion,
        };
        if (unfinished is null)
        {
            db.Add(run);
        }
        else
        {
            (run.State, run.FinishedAt, run.Failure, run.Continued) = (RunState.Running, null, "", run.Continued + 1);
        }
        var households = await db.Set<HouseholdRow>().AsNoTracking().OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(cancel);
        var done = await db.Set<RunHouseholdRow>().AsNoTracking().Where(h => h.RunId == run.Id).ToDictionaryAsync(h => h.HouseholdId, h => h.Books, cancel);
        var rules = await RulesAsync(db, run.Id, market.AsOf, DateOnly.FromDateTime(writing.At.UtcDateTime), cancel);
        await writing.CommitAsync([.. orphaned, Begun(run, households.Count, done.Count)], cancel);
        return new BegunRun(run.Id, writing.At, market, households, done, rules);
    }

    /// <summary>The newest run, where it ended early and would go on as it began.</summary>
    private static async Task<RunRow?> UnfinishedAsync(AdvisorDb db, AsOf asOf, string market, CancellationToken cancel)
    {
        var newest = await db.Set<RunRow>().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancel);
        return newest is { State: RunState.Failed or RunState.Cancelled }
            && (newest.AsOf, newest.MarketHash, newest.EngineVersion) == (asOf.Date, market, EngineVersion)
            ? newest
            : null;
    }

    /// <summary>The exception rules of a day, and what proposals are held against besides.</summary>
    private static async Task<RunRules> RulesAsync(AdvisorDb db, RunId run, AsOf asOf, DateOnly today, CancellationToken cancel)
    {
        var before = await db.Set<RunRow>().AsNoTracking()
            .Where(r => r.Id != run && r.State == RunState.Finished)
            .OrderByDescending(r => r.StartedAt)
            .FirstOrDefaultAsync(cancel);
        var surroundings = new SurroundingsReader(run, asOf, before is null ? null : new RunBefore(before.StartedAt, before.AsOf));
        return new RunRules(run, (await RuleBook.LoadAsync(db, cancel)).On(today), surroundings);
    }

    private static AuditEvent Begun(RunRow run, int households, int done) =>
        new(run.Continued == 0 ? "run.started" : "run.continued", "run", run.Id.ToString(), 0, new Dictionary<string, object?>
        {
            ["asOf"] = run.AsOf,
            ["riskModel"] = run.RiskModelHash,
            ["market"] = run.MarketHash,
            ["engine"] = run.EngineVersion,
            ["households"] = households,
            ["done"] = done,
        });
}
