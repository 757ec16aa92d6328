using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Cash above this part raises the alert, and a rebalance leaves no more than this and what is reserved, or than the minimum where that is higher.
/// </summary>
public sealed record MaximumCash(Weight Share) : Requirement
{
    /// <summary>What has to stay in cash, and what is kept in it for a purpose, comes first.</summary>
    public override int Phase => 1;

    public override void Shape(ProblemDraft draft) => draft.MaximumCash = Weight.Max(Share + draft.ReservedCash, draft.MinimumCash);
}

/// <summary>Menu row 11.</summary>
public sealed class MaximumCashOption : PolicyOption<MaximumCash>
{
    private static readonly Parameter<Weight> Share = Parameter.Percent("share", "Share", 3.0m, 0, 100);

    public override string Key => "cash.maximum";

    public override int Number => 11;

    public override Menu Menu => Menu.Cash;

    public override string Name => "Maximum cash";

    public override IReadOnlyList<Parameter> Parameters => [Share];

    public override string Sentence(Arguments arguments) => $"Invests cash above {arguments.TextOf(Share)}%.";

    public override MaximumCash ReduceTo(Arguments arguments) => new(arguments.Get(Share));
}
