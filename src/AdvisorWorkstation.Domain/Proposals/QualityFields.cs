using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>How good a proposal is, and how sure that is.</summary>
internal static class QualityFields
{
    public static IReadOnlyList<ProposalField> All { get; } =
    [
        new(new Field("tracking-error", "tracking error after", FieldUnit.BasisPoints, "Expected annual tracking error after trading."),
            s => new Fact(s.Rebalance.After.Risk.TrackingError.Value)),
        new(new Field("tracking-error-rise", "rise of tracking error", FieldUnit.BasisPoints, "Tracking error after less before."),
            s => new Fact((s.Rebalance.After.Risk.TrackingError - s.Rebalance.Before.Risk.TrackingError).Value, Rise(s))),
        new(new Field("tracking-error-over-budget", "tracking error beyond the budget", FieldUnit.BasisPoints,
            "Tracking error after less the account's budget, where the proposal raises it; one that brings an account closer is beyond nothing."),
            s => Beyond(s, Budget(s).Budget, "the budget")),
        new(new Field("tracking-error-over-block", "tracking error beyond the account's limit", FieldUnit.BasisPoints,
            "Tracking error after less the account's limit, where the proposal raises it."),
            s => Beyond(s, Budget(s).Block, "the account's limit")),
        new(new Field("gap", "optimality gap", FieldUnit.BasisPoints, "No allowed portfolio is better by more than this part of the account."),
            s => new Fact(s.Rebalance.Certificate.Gap.Value, $"the proof leaves {s.Rebalance.Certificate.Gap.Value:0.0#####} bp ({s.Rebalance.Certificate.GapUsd.Usd:$#,##0}) open")),
        new(new Field("proof-cut-short", "proof cut short", FieldUnit.Count, "One when the work limit ended the search before the proof was complete."),
            s => new Fact(s.Rebalance.Certificate.IsProven ? 0m : 1m, "the work limit ended the search before the proof was complete")),
        new(new Field("edited", "quantities set by a person", FieldUnit.Count, "Securities whose quantity a person fixed."), Edited),
        new(new Field("edit-cost", "cost of the edit", FieldUnit.Usd, "What the run's own revision is worth beyond this one."), s => new Fact(EditCost(s)?.Usd ?? 0m)),
        new(new Field("edit-cost-share", "cost of the edit of the account", FieldUnit.BasisPoints, "Cost of the edit over account value before trading."),
            s => new Fact(EditCost(s) is { } cost && s.Rebalance.Before.Value.Usd > 0m ? cost.Usd / s.Rebalance.Before.Value.Usd * 10_000m : 0m)),
    ];

    private static TrackingErrorBudget Budget(ProposalSubject s) => s.Snapshot.Policy.Require<TrackingErrorBudget>();

    private static string Rise(ProposalSubject s)
    {
        var (before, after) = (s.Rebalance.Before.Risk.TrackingError, s.Rebalance.After.Risk.TrackingError);
        return $"tracking error rises by {(after - before).Value:0.0} bp, from {before.Value:0.0} to {after.Value:0.0}";
    }

    private static Fact Beyond(ProposalSubject s, BasisPoints limit, string name)
    {
        var (before, after) = (s.Rebalance.Before.Risk.TrackingError, s.Rebalance.After.Risk.TrackingError);
        return after > before
            ? new Fact((after - limit).Value, $"tracking error rises from {before.Value:0.0} to {after.Value:0.0} bp, above {name} of {limit.Value:0.0}")
            : new Fact(0m);
    }

    private static Fact Edited(ProposalSubject s) => new(
        s.Rebalance.Pins.Count, $"{s.Rebalance.Pins.Count} {(s.Rebalance.Pins.Count == 1 ? "quantity was" : "quantities were")} set by a person");

    private static Money? EditCost(ProposalSubject s) => s.UneditedWorth is { } unedited ? unedited - s.Rebalance.Objective.Worth : null;
}
