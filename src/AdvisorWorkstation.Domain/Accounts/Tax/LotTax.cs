using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>What selling shares of one lot today would realize.</summary>
/// <param name="Term">Short- or long-term.</param>
/// <param name="GainPerShare">Dollars of gain per share; negative is a loss.</param>
/// <param name="TaxPerShare">Dollars of tax per share at marginal rates; negative saves tax.</param>
public readonly record struct LotTax(HoldingTerm Term, decimal GainPerShare, decimal TaxPerShare)
{
    /// <summary>True when a sale would realize a loss.</summary>
    public bool IsLoss => GainPerShare < 0m;
}

/// <summary>Taxes of single lots at marginal rates (tax.md, Rates and netting).</summary>
public static class LotTaxes
{
    /// <summary>
    /// What selling a lot at a price would realize, or null when its basis is unknown: such a lot has no honest figure.
    /// Where the day of acquisition is unknown the custodian's term counts; without one, the dearer reading does:
    /// a gain as short-term, a loss as long-term.
    /// </summary>
    public static LotTax? Of(Lot lot, Price price, AsOf asOf, TaxProfile profile)
    {
        if (lot.BasisPerShare is not { } basis)
        {
            return null;
        }
        var gain = price.UsdPerShare - basis;
        var term = lot.Acquired is { } acquired
            ? HoldingPeriod.TermOn(asOf, acquired)
            : lot.StatedTerm ?? (gain >= 0m ? HoldingTerm.ShortTerm : HoldingTerm.LongTerm);
        return new LotTax(term, gain, gain * profile.RateFor(term).Fraction);
    }
}
