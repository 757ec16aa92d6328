using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// A lot's loss is harvested only when it is at least this part of its basis and saves at least this much tax. A smaller loss
/// earns the optimizer nothing, though the sale may still be worth its other effects. Also read by the harvest alert.
/// </summary>
public sealed record HarvestMinimum(Weight LossOfBasis, Money Benefit) : Requirement
{
    public override void Shape(ProblemDraft draft) =>
        (draft.HarvestMinimumLoss, draft.HarvestMinimumBenefit) = (LossOfBasis, Benefit);
}

/// <summary>Menu row 24.</summary>
public sealed class HarvestMinimumOption : PolicyOption<HarvestMinimum>
{
    private static readonly Parameter<Weight> Loss = Parameter.Percent("loss", "Loss of basis", 5, 0, 100);
    private static readonly Parameter<Money> Benefit = Parameter.Usd("benefit", "Net benefit", 50, 0, 1_000_000);

    public override string Key => "tax.harvest-minimum";

    public override int Number => 24;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Harvest minimum";

    public override IReadOnlyList<Parameter> Parameters => [Loss, Benefit];

    public override string Sentence(Arguments arguments) =>
        $"Harvests a lot's loss from {arguments.TextOf(Loss)}% of its basis and a saving of ${arguments.TextOf(Benefit)}.";

    public override HarvestMinimum ReduceTo(Arguments arguments) => new(arguments.Get(Loss), arguments.Get(Benefit));
}
