using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Reviews;

/// <summary>What a decision about a proposal rests on.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Revision">The revision on the table, from one.</param>
/// <param name="ContentHash">The hash of that revision's content; an approval binds to it.</param>
/// <param name="Book">The book of its account.</param>
/// <param name="HasBlock">True when a blocking rule fires on that revision.</param>
/// <param name="Editors">Everybody whose edits led to that revision, the first of them first; each once.</param>
/// <param name="FirstApprover">Who approved it while it waits for a second approver.</param>
/// <param name="Approver">Whose approval let it go; null when policy did or nobody has.</param>
public sealed record ProposalStatus(
    ProposalState State,
    int Revision,
    string ContentHash,
    BookId Book,
    bool HasBlock,
    IReadOnlyList<PersonId> Editors,
    PersonId? FirstApprover,
    PersonId? Approver);

/// <summary>
/// The life of a proposal: one table of transitions (product.md), decided here and nowhere else. <see cref="Decide"/> says what
/// a command leads to or why it is refused; it reads nothing and writes nothing.
/// </summary>
public static class ProposalLife
{
    /// <summary>Fewest characters of a reason that says something.</summary>
    public const int ShortestReason = 5;

    /// <summary>What a command makes of a proposal.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="who">By whom, with the rights of this moment.</param>
    public static Outcome<ProposalStatus> Decide(ProposalStatus status, ReviewCommand command, Entitlement who) =>
        Guards(status, command, who).FirstOrDefault(g => g is not null) is { } refusal ? refusal : Next(status, command, who);

    private static Outcome<ProposalStatus> Next(ProposalStatus status, ReviewCommand command, Entitlement who) =>
        (status.State, command) switch
        {
            (ProposalState.Proposed, ReviewCommand.ApproveByPolicy) => status with { State = ProposalState.AutoApproved },
            (ProposalState.Proposed, ReviewCommand.SendToReview) => status with { State = ProposalState.InReview },

            (ProposalState.InReview or ProposalState.AwaitingSecondApproval, ReviewCommand.Edit edit) => status with
            {
                State = ProposalState.InReview,
                Revision = status.Revision + 1,
                ContentHash = edit.ContentHash,
                HasBlock = edit.HasBlock,
                Editors = status.Editors.Contains(who.Person) ? status.Editors : [.. status.Editors, who.Person],
                FirstApprover = null,
            },
            (ProposalState.InReview, ReviewCommand.Approve) when status.Editors.Contains(who.Person) =>
                status with { State = ProposalState.AwaitingSecondApproval, FirstApprover = who.Person },
            (ProposalState.InReview or ProposalState.AwaitingSecondApproval, ReviewCommand.Approve) =>
                status with { State = ProposalState.Approved, Approver = who.Person },
            (ProposalState.InReview or ProposalState.AwaitingSecondApproval, ReviewCommand.Reject) =>
                status with { State = ProposalState.Rejected },
            (ProposalState.InReview, ReviewCommand.SendBack) => status with { State = ProposalState.SentBack },
            (ProposalState.AwaitingSecondApproval, ReviewCommand.SendBack) =>
                status with { State = ProposalState.InReview, FirstApprover = null },

            (ProposalState.AutoApproved or ProposalState.Approved, ReviewCommand.Export) =>
                status with { State = ProposalState.Exported },
            (ProposalState.Exported, ReviewCommand.FillPartly) => status with { State = ProposalState.PartiallyFilled },
            (ProposalState.Exported or ProposalState.PartiallyFilled, ReviewCommand.Fill) => status with { State = ProposalState.Filled },
            (ProposalState.Filled, ReviewCommand.Reconcile) => status with { State = ProposalState.Reconciled },
            (ProposalState.Exported, ReviewCommand.Cancel) => status with { State = ProposalState.Cancelled },

            (var open, ReviewCommand.Supersede) when open.IsOpenBeforeExport() => status with { State = ProposalState.Superseded },
            (var open, ReviewCommand.Expire) when open.IsOpenBeforeExport() => status with { State = ProposalState.Expired },

            _ => new Refusal(
                "not-in-this-state",
                $"A proposal that is {status.State.Words().ToLowerInvariant()} can't be changed this way ({command.Name}). Reload it to see where it stands."),
        };

    private static IEnumerable<Refusal?> Guards(ProposalStatus status, ReviewCommand command, Entitlement who)
    {
        yield return Role(status, command, who);
        yield return SameRevision(status, command);
        yield return ReasonGiven(command);
        yield return NothingBlocks(status, command);
        yield return FourEyes(status, command, who);
    }

    private static Refusal? Role(ProposalStatus status, ReviewCommand command, Entitlement who) => command switch
    {
        ReviewCommand.Edit or ReviewCommand.Approve or ReviewCommand.Reject or ReviewCommand.SendBack
            when !who.May(Capability.DecideProposals) =>
            new Refusal("role", $"{who.RoleWords} may not decide proposals."),
        ReviewCommand.Export or ReviewCommand.Cancel or ReviewCommand.FillPartly or ReviewCommand.Fill or ReviewCommand.Reconcile
            when !who.May(Capability.ExportOrders) =>
            new Refusal("role", $"{who.RoleWords} may not send orders out, nor say what became of them."),
        ReviewCommand.ApproveByPolicy or ReviewCommand.SendToReview or ReviewCommand.Supersede or ReviewCommand.Expire
            when !who.May(Capability.RunRebalance) =>
            new Refusal("role", $"{who.RoleWords} may not do what a run does."),
        _ when !who.Scope.Covers(status.Book) => new Refusal("not-found", "There is no such proposal."),
        _ => null,
    };

    private static Refusal? SameRevision(ProposalStatus status, ReviewCommand command)
    {
        int? seen = command switch
        {
            ReviewCommand.Edit c => c.Revision,
            ReviewCommand.Approve c => c.Revision,
            ReviewCommand.Reject c => c.Revision,
            ReviewCommand.SendBack c => c.Revision,
            _ => null,
        };
        return seen is null || seen == status.Revision
            ? null
            : new Refusal(
                "stale-revision",
                $"Revision {seen} was on your screen; revision {status.Revision} is the one on the table. Nothing was changed. Look at it and decide again.");
    }

    private static Refusal? ReasonGiven(ReviewCommand command)
    {
        var reason = command switch
        {
            ReviewCommand.Reject c => c.Reason,
            ReviewCommand.SendBack c => c.Reason,
            ReviewCommand.Cancel c => c.Reason,
            _ => null,
        };
        return reason is null || reason.Trim().Length >= ShortestReason
            ? null
            : new Refusal("no-reason", $"Say why, in {ShortestReason} characters or more: the history keeps it.");
    }

    private static Refusal? NothingBlocks(ProposalStatus status, ReviewCommand command) =>
        command is ReviewCommand.Approve or ReviewCommand.ApproveByPolicy && status.HasBlock
            ? new Refusal("blocked", "A rule blocks this proposal. Edit it until the rule no longer fires, or reject it.")
            : null;

    private static Refusal? FourEyes(ProposalStatus status, ReviewCommand command, Entitlement who) =>
        command is ReviewCommand.Approve
        && status.State == ProposalState.AwaitingSecondApproval
        && (status.FirstApprover == who.Person || status.Editors.Contains(who.Person))
            ? new Refusal("own-edit", "You edited or approved this proposal; somebody else has to approve it too.")
            : null;
}
