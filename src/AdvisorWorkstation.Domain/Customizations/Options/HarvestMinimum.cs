using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// A loss is harvested only when it is at least this part of its basis, and saves at least this much tax; one of the two is enough where the choice says
/// so. A smaller loss earns the optimizer nothing, though the sale may still be worth its other effects. Also read by the harvest alert.
/// </summary>
/// <param name="LossOfBasis">The part of the basis.</param>
/// <param name="Benefit">Tax saved.</param>
/// <param name="EitherIsEnough">True when one of the two is enough.</param>
public sealed record HarvestMinimum(Weight LossOfBasis, Money Benefit, bool EitherIsEnough) : Requirement
{
    /// <summary>True when a loss is worth taking.</summary>
    /// <param name="loss">The loss, as a positive amount.</param>
    /// <param name="basis">The basis that it is a part of.</param>
    /// <param name="saved">Tax at marginal rates that it saves, as a positive amount.</param>
    public bool IsMetBy(Money loss, Money basis, Money saved) => EitherIsEnough
        ? loss >= basis * LossOfBasis || saved >= Benefit
        : loss >= basis * LossOfBasis && saved >= Benefit;

    public override void Consider(ProblemDraft draft)
    {
        var losses = draft.Lots.Where(l => l.IsLoss);
        foreach (var together in draft.HarvestsByPosition
            ? losses.GroupBy(l => l.Asset).Select(g => g.ToList())
            : losses.Select(l => new List<DraftLot> { l }))
        {
            if (!IsMetBy(Sum(together, l => -l.Gain), Sum(together, l => l.Lot.CostBasis!.Value), Sum(together, l => -l.TaxOfAll)))
            {
                together.ForEach(l => l.TaxWeight = 0m);
            }
        }
    }

    private static Money Sum(List<DraftLot> lots, Func<DraftLot, Money> what) => lots.Aggregate(Money.Zero, (sum, l) => sum + what(l));
}

/// <summary>Menu row 24.</summary>
public sealed class HarvestMinimumOption : PolicyOption<HarvestMinimum>
{
    private const string Both = "and";
    private const string Either = "or";

    private static readonly Parameter<Weight> Loss = Parameter.Percent("loss", "Loss of basis", 5, 0, 100);
    private static readonly Parameter<Money> Benefit = Parameter.Usd("benefit", "Net benefit", 50, 0, 1_000_000);
    private static readonly Parameter<string> Rule = Parameter.Choice("rule", "Both or either", Both, Both, Either);

    public override string Key => "tax.harvest-minimum";

    public override int Number => 24;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Harvest minimum";

    public override IReadOnlyList<Parameter> Parameters => [Loss, Benefit, Rule];

    public override string Sentence(Arguments arguments) =>
        $"Harvests a loss from {arguments.TextOf(Loss)}% of its basis {arguments.Get(Rule)} a saving of ${arguments.TextOf(Benefit)}.";

    public override HarvestMinimum ReduceTo(Arguments arguments) => new(arguments.Get(Loss), arguments.Get(Benefit), arguments.Get(Rule) == Either);
}
