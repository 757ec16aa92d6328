using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Ends, when the server starts, the runs that their program did not survive: nothing else would until somebody starts another run.</summary>
public sealed class RecoverRuns(Desk desk, DataFolder data)
{
    /// <summary>Answers how many there were.</summary>
    public async Task<Outcome<int>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var taken = RunLock.Take(data);
        if (taken.IsRefused)
        {
            return 0; // a run goes on, so none is an orphan
        }
        using var alone = taken.Value;
        var events = await OrphanedRuns.EndAsync(session, cancel);
        if (events.Count > 0)
        {
            await session.CommitAsync(events, cancel);
        }
        return events.Count;
    }
}
