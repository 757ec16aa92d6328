using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// What trading a dollar of a security costs in spread, by its average daily dollar volume: large from $200 million, mid from
/// $20 million, small below, and small where the volume is unknown.
/// </summary>
public sealed record TradingCost(Weight Large, Weight Mid, Weight Small) : Requirement
{
    private const decimal LargeFromUsd = 200_000_000m;
    private const decimal MidFromUsd = 20_000_000m;

    /// <summary>The cost of a security at a price.</summary>
    public Weight Of(Security security, Price price) => (security.AverageDailyVolume is { } volume ? (volume * price).Usd : 0m) switch
    {
        >= LargeFromUsd => Large,
        >= MidFromUsd => Mid,
        _ => Small,
    };

    public override void Shape(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets)
        {
            asset.Cost = asset.View.Price is { } price ? Of(asset.View.Security, price) : Small;
        }
    }
}

/// <summary>Menu row 20.</summary>
public sealed class TradingCostOption : PolicyOption<TradingCost>
{
    private static readonly Parameter<BasisPoints> Large = Parameter.Bp("large", "Large", 2, 0, 500);
    private static readonly Parameter<BasisPoints> Mid = Parameter.Bp("mid", "Mid", 5, 0, 500);
    private static readonly Parameter<BasisPoints> Small = Parameter.Bp("small", "Small", 10, 0, 500);

    public override string Key => "size.trading-cost";

    public override int Number => 20;

    public override Menu Menu => Menu.SizeAndCost;

    public override string Name => "Trading cost";

    public override IReadOnlyList<Parameter> Parameters => [Large, Mid, Small];

    public override string Sentence(Arguments arguments) =>
        $"Reckons trading at {arguments.TextOf(Large)} bp for large names, {arguments.TextOf(Mid)} for mid, {arguments.TextOf(Small)} for small.";

    public override TradingCost ReduceTo(Arguments arguments) => new(Cost(arguments, Large), Cost(arguments, Mid), Cost(arguments, Small));

    private static Weight Cost(Arguments arguments, Parameter<BasisPoints> size) => Weight.FromBasisPoints(arguments.Get(size).Value);
}
