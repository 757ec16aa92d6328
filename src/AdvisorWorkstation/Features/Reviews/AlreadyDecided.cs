using System.Globalization;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>Who was faster: says, from the history, who brought a proposal into the state that no longer allows what is wanted, and when.</summary>
internal static class AlreadyDecided
{
    /// <summary>The refusal with the name and the time in it, where it is about the state and the history knows.</summary>
    public static async Task<Refusal> NameAsync(DeskSession session, ProposalRow row, Refusal refusal, CancellationToken cancel)
    {
        if (refusal.Code != "not-in-this-state" || Deed(row.State) is not var (action, words))
        {
            return refusal;
        }
        var subject = row.Id.ToString();
        var decided = await session.Db.Set<AuditRow>()
            .Where(e => e.SubjectType == "proposal" && e.SubjectId == subject && e.Action == action)
            .OrderByDescending(e => e.Sequence)
            .Select(e => new { e.ActorName, e.At })
            .FirstOrDefaultAsync(cancel);
        return decided is null
            ? refusal
            : refusal with { Sentence = $"{decided.ActorName} {words} at {Clock(decided.At, session.At)} UTC. Nothing was changed; this is how it stands now." };
    }

    private static string Clock(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static (string Action, string Words)? Deed(ProposalState state) => state switch
    {
        ProposalState.Approved => ("proposal.approved", "approved it"),
        ProposalState.Rejected => ("proposal.rejected", "rejected it"),
        ProposalState.SentBack => ("proposal.sent-back", "sent it back"),
        ProposalState.Exported => ("proposal.exported", "exported it"),
        ProposalState.Cancelled => ("proposal.cancelled", "cancelled its orders"),
        ProposalState.Superseded => ("proposal.superseded", "replaced it with a newer proposal"),
        ProposalState.Expired => ("proposal.expired", "let it expire"),
        _ => null,
    };
}
