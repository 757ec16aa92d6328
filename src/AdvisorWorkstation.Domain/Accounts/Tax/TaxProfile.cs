using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>
/// The marginal rates of an account (tax.md, Rates and netting). The deductibility of state tax is ignored.
/// An account that is not taxed has the profile <see cref="None"/>.
/// </summary>
/// <param name="FederalOrdinary">Federal rate on ordinary income and short-term gains.</param>
/// <param name="FederalLongTerm">Federal rate on long-term gains.</param>
/// <param name="State">State rate on either.</param>
/// <param name="NetInvestmentIncome">The surtax of IRC 1411 on either.</param>
public sealed record TaxProfile(Weight FederalOrdinary, Weight FederalLongTerm, Weight State, Weight NetInvestmentIncome)
{
    /// <summary>No tax: traditional and Roth IRAs.</summary>
    public static readonly TaxProfile None = new(Weight.Zero, Weight.Zero, Weight.Zero, Weight.Zero);

    /// <summary>What a dollar of short-term gain costs.</summary>
    public Weight ShortTermRate => FederalOrdinary + State + NetInvestmentIncome;

    /// <summary>What a dollar of long-term gain costs.</summary>
    public Weight LongTermRate => FederalLongTerm + State + NetInvestmentIncome;

    /// <summary>The rate for a term.</summary>
    public Weight RateFor(HoldingTerm term) => term == HoldingTerm.LongTerm ? LongTermRate : ShortTermRate;
}
