namespace AdvisorWorkstation.Domain.Reviews;

/// <summary>Where a proposal stands in its life (product.md).</summary>
public enum ProposalState
{
    Proposed,
    AutoApproved,
    InReview,
    AwaitingSecondApproval,
    Approved,
    Rejected,
    SentBack,
    Exported,
    PartiallyFilled,
    Filled,
    Reconciled,
    Cancelled,
    Superseded,
    Expired,
}

/// <summary>What follows from a state.</summary>
public static class ProposalStates
{
    /// <summary>Somebody has to decide.</summary>
    public static bool NeedsPerson(this ProposalState state) => state is ProposalState.InReview or ProposalState.AwaitingSecondApproval;

    /// <summary>Its trades may be sent out.</summary>
    public static bool MayBeExported(this ProposalState state) => state is ProposalState.AutoApproved or ProposalState.Approved;

    /// <summary>The states of <see cref="IsAtCustodian"/>, for queries.</summary>
    public static IReadOnlyList<ProposalState> AtCustodian { get; } = [ProposalState.Exported, ProposalState.PartiallyFilled, ProposalState.Filled];

    /// <summary>Its orders are with a custodian and not yet in the books.</summary>
    public static bool IsAtCustodian(this ProposalState state) => AtCustodian.Contains(state);

    /// <summary>It is on its way to a custodian: decided, or with somebody who decides. What is only proposed, as for a pilot account, is not.</summary>
    public static bool IsOnItsWay(this ProposalState state) => state.IsOpenBeforeExport() && state != ProposalState.Proposed;

    /// <summary>A newer proposal of the account takes its place.</summary>
    public static bool IsOpenBeforeExport(this ProposalState state) =>
        state is ProposalState.Proposed or ProposalState.AutoApproved or ProposalState.InReview
            or ProposalState.AwaitingSecondApproval or ProposalState.Approved;

    /// <summary>The state in the words of a screen.</summary>
    public static string Words(this ProposalState state) => state switch
    {
        ProposalState.Proposed => "Proposed",
        ProposalState.AutoApproved => "Approved by policy",
        ProposalState.InReview => "In review",
        ProposalState.AwaitingSecondApproval => "Awaiting second approval",
        ProposalState.Approved => "Approved",
        ProposalState.Rejected => "Rejected",
        ProposalState.SentBack => "Sent back",
        ProposalState.Exported => "Exported",
        ProposalState.PartiallyFilled => "Partially filled",
        ProposalState.Filled => "Filled",
        ProposalState.Reconciled => "Reconciled",
        ProposalState.Cancelled => "Cancelled",
        ProposalState.Superseded => "Superseded",
        ProposalState.Expired => "Expired",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
