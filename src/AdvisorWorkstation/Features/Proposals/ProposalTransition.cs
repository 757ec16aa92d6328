using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>Takes a stored proposal through one step of its life: decided by <see cref="ProposalLife"/>, written down as an event.</summary>
internal static class ProposalTransition
{
    public static Outcome<AuditEvent> Apply(DeskSession writing, ProposalRow row, ReviewCommand command, string reason)
    {
        var decided = ProposalLife.Decide(row.ToStatus(), command, writing.Who);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }
        var (before, after) = (row.State, decided.Value);
        (row.State, row.Revision, row.ContentHash, row.HasBlock) = (after.State, after.Revision, after.ContentHash, after.HasBlock);
        (row.Editors, row.FirstApprover, row.Approver) = (after.Editors, after.FirstApprover, after.Approver);
        if (before != after.State)
        {
            row.StateSince = writing.At;
        }
        row.Version++;
        return new AuditEvent(
            $"proposal.{ActionOf(command, after.State)}",
            "proposal",
            row.Id.ToString(),
            after.Revision,
            new Dictionary<string, object?>
            {
                ["account"] = row.AccountId.ToString(),
                ["from"] = before,
                ["to"] = after.State,
                ["contentHash"] = after.ContentHash,
                ["snapshotHash"] = row.SnapshotHash,
            },
            reason);
    }

    private static string ActionOf(ReviewCommand command, ProposalState to) => command switch
    {
        ReviewCommand.ApproveByPolicy => "approved-by-policy",
        ReviewCommand.SendToReview => "sent-to-review",
        ReviewCommand.Edit => "edited",
        ReviewCommand.Approve when to == ProposalState.AwaitingSecondApproval => "approved-first",
        ReviewCommand.Approve => "approved",
        ReviewCommand.Reject => "rejected",
        ReviewCommand.SendBack => "sent-back",
        ReviewCommand.Export => "exported",
        ReviewCommand.FillPartly => "filled-partly",
        ReviewCommand.Fill => "filled",
        ReviewCommand.Reconcile => "reconciled",
        ReviewCommand.Cancel => "cancelled",
        ReviewCommand.Supersede => "superseded",
        ReviewCommand.Expire => "expired",
        _ => throw new InvalidOperationException($"no action for {command.Name}"),
    };
}
