using System.Reflection;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Optimizer;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>A run that has been written down and has not ended.</summary>
internal sealed record BegunRun(RunId Id, DateTimeOffset StartedAt, MarketState Market, IReadOnlyList<HouseholdId> Households);

/// <summary>Writes down that a run begins, and reads what is the same for all its accounts.</summary>
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
        var run = new RunRow
        {
            Id = new RunId(Guid.NewGuid()),
            AsOf = asOf.Date,
            StartedAt = writing.At,
            State = RunState.Running,
            StartedBy = writing.Who.Name,
            RiskModelHash = riskModel.Hash,
            EngineVersion = EngineVersion,
        };
        db.Add(run);
        await UnbookedActions.BookAsync(db, DateOnly.FromDateTime(writing.At.UtcDateTime), cancel);
        var market = await MarketState.LoadAsync(db, asOf, riskModel, cancel);
        var households = await db.Set<HouseholdRow>().AsNoTracking().OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(cancel);
        await writing.CommitAsync(
            [
                .. orphaned,
                new AuditEvent("run.started", "run", run.Id.ToString(), 0, new Dictionary<string, object?>
                {
                    ["asOf"] = asOf.Date,
                    ["riskModel"] = riskModel.Hash,
                    ["engine"] = EngineVersion,
                    ["households"] = households.Count,
                }),
            ],
            cancel);
        return new BegunRun(run.Id, writing.At, market, households);
    }
}
