using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Runs that say they are under way while nobody holds the run lock: their program is gone.</summary>
internal static class OrphanedRuns
{
    private const string Why = "The program ended before the run did. What was stored before stands.";

    /// <summary>Marks them as failed, for whoever holds the <see cref="RunLock"/>; answers what there is to write down.</summary>
    public static async Task<IReadOnlyList<AuditEvent>> EndAsync(DeskSession writing, CancellationToken cancel)
    {
        var events = new List<AuditEvent>();
        foreach (var run in await writing.Db.Set<RunRow>().Where(r => r.State == RunState.Running).ToListAsync(cancel))
        {
            run.AccountCount = await writing.Db.Set<RunOutcomeRow>().CountAsync(o => o.RunId == run.Id, cancel);
            (run.State, run.FinishedAt, run.Failure) = (RunState.Failed, writing.At, Why);
            events.Add(new AuditEvent("run.failed", "run", run.Id.ToString(), 0, new Dictionary<string, object?>
            {
                ["accounts"] = run.AccountCount,
                ["failure"] = Why,
            }));
        }
        return events;
    }
}
