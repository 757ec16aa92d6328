using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>What holding a substitute is reckoned to cost beside trading it, so that it is bought only where it is worth that; or that none is bought.</summary>
public sealed record SubstituteHurdle(Weight Hurdle, bool BuysNone) : Requirement
{
    public override int Phase => 3;

    public override void Shape(ProblemDraft draft)
    {
        foreach (var asset in draft.Substitutes)
        {
            asset.Linear += Hurdle.Fraction;
            if (BuysNone)
            {
                asset.ForbidBuying($"{asset.View.Security.Ticker} is a substitute, and none is bought");
            }
        }
        if (draft.Substitutes.Count > 0 && Hurdle > Weight.Zero)
        {
            draft.Wishes.Add($"a hurdle of {Hurdle.Fraction * 10_000m:0.##} bp for substitutes");
        }
    }
}

/// <summary>Menu row 50.</summary>
public sealed class SubstituteHurdleOption : PolicyOption<SubstituteHurdle>
{
    private static readonly Parameter<BasisPoints> Hurdle = Parameter.Bp("hurdle", "Hurdle", 0, 0, 999);
    private static readonly Parameter<bool> BuysNone = Parameter.YesNo("do-not-buy", "Do not buy", false);

    public override string Key => "security.substitute-hurdle";

    public override int Number => 50;

    public override Menu Menu => Menu.Security;

    public override string Name => "Substitute hurdle";

    public override IReadOnlyList<Parameter> Parameters => [Hurdle, BuysNone];

    public override string Sentence(Arguments arguments) => arguments.Get(BuysNone)
        ? $"Buys no substitutes, whose hurdle is {arguments.TextOf(Hurdle)} bp."
        : $"Buys a substitute where it is worth {arguments.TextOf(Hurdle)} bp more than it costs to trade.";

    public override SubstituteHurdle ReduceTo(Arguments arguments) => new(Weight.FromBasisPoints(arguments.Get(Hurdle).Value), arguments.Get(BuysNone));
}
