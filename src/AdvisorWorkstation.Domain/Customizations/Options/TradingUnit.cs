using AdvisorWorkstation.Domain.Accounts;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// The unit of orders: whole round lots, or shares, or, where the custodian takes fractions and no round lot is wished for, decimals of a share. Every
/// part of the engine reads it through the custodian that it makes (<see cref="At"/>). All of a position may always be sold.
/// </summary>
/// <param name="RoundLot">Shares; 1 for none.</param>
/// <param name="Decimals">Decimals of a share, at most the custodian's own.</param>
public sealed record TradingUnit(int RoundLot, int Decimals) : Requirement
{
    /// <summary>What a custodian takes from an account with this wish.</summary>
    public Custodian At(Custodian custodian)
    {
        var fractions = custodian.FractionalShares && Decimals > 0;
        return custodian with
        {
            FractionalShares = fractions,
            ShareDecimals = fractions ? Math.Min(custodian.ShareDecimals, Decimals) : custodian.ShareDecimals,
            RoundLot = RoundLot,
        };
    }
}

/// <summary>Menu row 18.</summary>
public sealed class TradingUnitOption : PolicyOption<TradingUnit>
{
    private static readonly Parameter<string> RoundLot = Parameter.Choice("lot", "Round lot", "1", "1", "10", "100");
    private static readonly Parameter<int> Decimals = Parameter.Count("decimals", "Decimals of a share", "digits", 3, 0, 6);

    public override string Key => "size.unit";

    public override int Number => 18;

    public override Menu Menu => Menu.SizeAndCost;

    public override string Name => "Round lot and decimals";

    public override IReadOnlyList<Parameter> Parameters => [RoundLot, Decimals];

    public override string Sentence(Arguments arguments) => arguments.TextOf(RoundLot) == "1"
        ? $"Trades whole shares, or {arguments.TextOf(Decimals)} decimals of one where the custodian takes fractions."
        : $"Trades lots of {arguments.TextOf(RoundLot)} shares.";

    public override TradingUnit ReduceTo(Arguments arguments) =>
        new(int.Parse(arguments.Get(RoundLot), System.Globalization.CultureInfo.InvariantCulture), arguments.Get(Decimals));
}
