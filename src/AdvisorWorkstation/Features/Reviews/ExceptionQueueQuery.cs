using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>A proposal's place among those that wait for a person, by worth.</summary>
/// <param name="Number">Which of them it is; null when it is decided and only stands between them.</param>
/// <param name="Total">How many wait.</param>
/// <param name="Previous">The one before it that waits.</param>
/// <param name="Next">The one behind it that waits.</param>
public sealed record QueuePlace(int? Number, int Total, ProposalId? Previous, ProposalId? Next)
{
    /// <summary>The same in words.</summary>
    public string Words => (Number, Total) switch
    {
        ({ } number, _) => $"Exception {number} of {Total}",
        (_, 1) => "1 exception waits",
        _ => $"{Total} exceptions wait",
    };
}

/// <summary>The queue as one proposal sees it; the place is null when it waits for nobody.</summary>
public sealed record QueueView(QueuePlace? Place);

/// <summary>Which exception comes before and after this one.</summary>
public sealed class ExceptionQueueQuery(Desk desk)
{
    public async Task<Outcome<QueueView>> RunAsync(ProposalId id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var waiting = await session.Db.Set<ProposalRow>()
            .Where(p => p.State == ProposalState.InReview || p.State == ProposalState.AwaitingSecondApproval || p.Id == id)
            .OrderByDescending(p => p.Worth)
            .ThenBy(p => p.CreatedAt)
            .Select(p => new { p.Id, p.State })
            .ToListAsync(cancel);
        var at = waiting.FindIndex(p => p.Id == id);
        var isDecided = at >= 0 && !waiting[at].State.NeedsPerson();
        return new QueueView(at < 0 || isDecided && waiting.Count == 1
            ? null
            : new QueuePlace(
                isDecided ? null : at + 1,
                isDecided ? waiting.Count - 1 : waiting.Count,
                at > 0 ? waiting[at - 1].Id : null,
                at + 1 < waiting.Count ? waiting[at + 1].Id : null));
    }
}
