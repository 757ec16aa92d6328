using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>A proposal's place among those that wait for a person, by worth.</summary>
public sealed record QueuePlace(int Number, int Total, ProposalId? Previous, ProposalId? Next);

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
        return new QueueView(at < 0 || !waiting[at].State.NeedsPerson() && waiting.Count == 1
            ? null
            : new QueuePlace(
                at + 1,
                waiting.Count,
                at > 0 ? waiting[at - 1].Id : null,
                at + 1 < waiting.Count ? waiting[at + 1].Id : null));
    }
}
