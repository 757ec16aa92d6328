using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>A trade may miss the minimum by this part of it, so that a name near its target still gets there.</summary>
public sealed record MinimumTradeTolerance(Weight OfMinimum) : Requirement
{
    public override int Phase => 1;

    public override void Shape(ProblemDraft draft) => draft.MinimumTrade *= Weight.One - OfMinimum;
}

/// <summary>Menu row 17.</summary>
public sealed class MinimumTradeToleranceOption : PolicyOption<MinimumTradeTolerance>
{
    private static readonly Parameter<Weight> OfMinimum = Parameter.Percent("tolerance", "Of the minimum", 10, 0, 100);

    public override string Key => "size.minimum-trade-tolerance";

    public override int Number => 17;

    public override Menu Menu => Menu.SizeAndCost;

    public override string Name => "Minimum-trade tolerance";

    public override IReadOnlyList<Parameter> Parameters => [OfMinimum];

    public override string Sentence(Arguments arguments) => $"Lets a trade be {arguments.TextOf(OfMinimum)}% smaller than the minimum.";

    public override MinimumTradeTolerance ReduceTo(Arguments arguments) => new(arguments.Get(OfMinimum));
}
