using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Losses carried from one year into the next, by their character; each at least zero.</summary>
public sealed record LossCarried(Money ShortTerm, Money LongTerm)
{
    public static readonly LossCarried None = new(Money.Zero, Money.Zero);
}

/// <summary>
/// A year's gains and losses after netting (IRC 1211(b), 1212(b); Schedule D and its carryover worksheet): within each term with what was carried
/// in, then across the terms; up to 3,000 dollars of what is still a loss offset ordinary income, short-term loss first; the rest is carried out with
/// its character. It assumes other income of at least that much.
/// </summary>
/// <param name="ShortTerm">Net short-term gain that is taxed, at least zero.</param>
/// <param name="LongTerm">Net long-term gain that is taxed, at least zero.</param>
/// <param name="Deducted">Loss that offsets ordinary income, at least zero.</param>
/// <param name="CarriedOut">Loss for the next year.</param>
public sealed record YearNetting(Money ShortTerm, Money LongTerm, Money Deducted, LossCarried CarriedOut)
{
    /// <summary>Dollars of loss that may offset ordinary income in a year (IRC 1211(b); half of it for spouses who file apart).</summary>
    public static readonly Money MostDeducted = new(3_000m);

    /// <summary>Nets a year.</summary>
    /// <param name="realized">Gains less losses of the year by term, losses of wash sales left out.</param>
    /// <param name="carriedIn">Losses of the years before.</param>
    public static YearNetting Of(YearToDateGains realized, LossCarried carriedIn)
    {
        var (shortTerm, longTerm) = (realized.ShortTerm - carriedIn.ShortTerm, realized.LongTerm - carriedIn.LongTerm);
        if (shortTerm < Money.Zero != longTerm < Money.Zero)
        {
            var net = shortTerm + longTerm;
            var shortTermStays = shortTerm < Money.Zero == net < Money.Zero;
            (shortTerm, longTerm) = shortTermStays ? (net, Money.Zero) : (Money.Zero, net);
        }
        var (shortLoss, longLoss) = (LossIn(shortTerm), LossIn(longTerm));
        var deducted = Money.Min(shortLoss + longLoss, MostDeducted);
        var outOfShort = Money.Min(shortLoss, deducted);
        return new YearNetting(
            Money.Max(shortTerm, Money.Zero),
            Money.Max(longTerm, Money.Zero),
            deducted,
            new LossCarried(shortLoss - outOfShort, longLoss - (deducted - outOfShort)));
    }

    /// <summary>The bill: tax on what is left of gains, less what the deduction saves of tax on ordinary income, where the surtax is not due.</summary>
    public Money Bill(TaxProfile profile) =>
        ShortTerm * profile.ShortTermRate + LongTerm * profile.LongTermRate - Deducted * (profile.FederalOrdinary + profile.State);

    private static Money LossIn(Money net) => Money.Max(-net, Money.Zero);
}
