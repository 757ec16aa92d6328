using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Ends, when the server starts, the runs that a process did not survive: nothing else would until somebody starts another run.</summary>
public sealed class RecoverRuns(Desk desk)
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
        var events = await OrphanedRuns.EndAsync(session, cancel);
        if (events.Count > 0)
        {
            await session.CommitAsync(events, cancel);
        }
        return events.Count;
    }
}
