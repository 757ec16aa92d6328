using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>
/// Ends, when the server starts, the runs that their program did not survive: nothing else would until somebody starts another run. The newest is worth
/// taking up again at once, unless it has been a few times: then a person should look first.
/// </summary>
public sealed class RecoverRuns(Desk desk, DataFolder data)
{
    private const int MostTimesUnasked = 2;

    /// <summary>Answers what it found.</summary>
    public async Task<Outcome<RecoveredRuns>> RunAsync(Actor actor, CancellationToken cancel)
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
            return new RecoveredRuns(0, false); // a run goes on, so none is an orphan
        }
        using var alone = taken.Value;
        var events = await OrphanedRuns.EndAsync(session, cancel);
        if (events.Count > 0)
        {
            await session.CommitAsync(events, cancel);
        }
        var newest = await session.Db.Set<RunRow>().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancel);
        return new RecoveredRuns(events.Count, events.Count > 0 && newest is { State: RunState.Failed, Continued: < MostTimesUnasked });
    }
}

/// <summary>What became of runs that their program did not survive.</summary>
/// <param name="Ended">How many there were.</param>
/// <param name="GoOn">True when the newest should be taken up again.</param>
public sealed record RecoveredRuns(int Ended, bool GoOn);
