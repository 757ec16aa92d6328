using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Ends the run that a page started, for whoever may start one, and writes down who ended it; what it stored stands.</summary>
public sealed class CancelRun(Desk desk, RunMonitor monitor)
{
    private static readonly Refusal NothingRuns = new("no-run", "No run is in progress any more.");

    public async Task<Outcome<bool>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (monitor.Progress is null)
        {
            return NothingRuns;
        }
        var run = await session.Db.Set<RunRow>().AsNoTracking()
            .Where(r => r.State == RunState.Running)
            .OrderByDescending(r => r.StartedAt)
            .FirstOrDefaultAsync(cancel);
        await session.CommitAsync(
            [
                new AuditEvent("run.cancel-asked", "run", run?.Id.ToString() ?? "", 0, new Dictionary<string, object?>
                {
                    ["startedBy"] = run?.StartedBy ?? "",
                }),
            ],
            cancel);
        return monitor.Cancel(session.Who.Name) ? true : NothingRuns;
    }
}
