using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>What a tax return, or one account, realized in a calendar year, and what the year makes of it.</summary>
/// <param name="Year">The year of the trade dates (IRC 453(k); Rev. Rul. 93-84).</param>
/// <param name="CarriedIn">Losses of the years before.</param>
/// <param name="IsStated">True when somebody stated what was carried in; false when it is what the year before carried out.</param>
/// <param name="ShortTerm">Short-term gains less losses, the disallowed ones left out.</param>
/// <param name="LongTerm">Long-term gains less losses, the disallowed ones left out.</param>
/// <param name="Deferred">Losses of wash sales that went into the basis of replacements (IRC 1091(d)), at least zero.</param>
/// <param name="LostForGood">Losses of wash sales that no basis took up (Rev. Rul. 2008-5), at least zero.</param>
/// <param name="Sales">The sales that are counted, in order.</param>
/// <param name="Unknown">The sales whose gain or term nobody knows: they are counted nowhere, and the year is not complete without them.</param>
public sealed record TaxYear(
    int Year,
    LossCarried CarriedIn,
    bool IsStated,
    Money ShortTerm,
    Money LongTerm,
    Money Deferred,
    Money LostForGood,
    IReadOnlyList<Realized> Sales,
    IReadOnlyList<Realized> Unknown)
{
    /// <summary>Gains less losses by term.</summary>
    public YearToDateGains Realized => new(ShortTerm, LongTerm);

    /// <summary>The year after netting.</summary>
    public YearNetting Netting => YearNetting.Of(Realized, CarriedIn);

    /// <summary>False when sales are missing from the figures.</summary>
    public bool IsComplete => Unknown.Count == 0;

    /// <summary>Sums the sales of a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="sales">Sales of any year.</param>
    /// <param name="washes">The wash sales of the ledger that they are from.</param>
    /// <param name="carriedIn">Losses of the years before.</param>
    /// <param name="isStated">True when somebody stated them.</param>
    public static TaxYear Of(int year, IEnumerable<Realized> sales, IEnumerable<WashMatch> washes, LossCarried carriedIn, bool isStated)
    {
        var ofYear = sales.Where(s => s.Date.Year == year).OrderBy(s => s.Date).ThenBy(s => s.Entry).ThenBy(s => s.Lot).ToLookup(IsKnown);
        var (known, parcels) = (ofYear[true].ToList(), ofYear[true].Select(s => (s.Entry, s.Lot)).ToHashSet());
        var lost = washes.Where(w => w.IsLostForGood && parcels.Contains((w.Sale, w.Sold))).Sum(w => w.Disallowed.Usd);
        return new TaxYear(
            year,
            carriedIn,
            isStated,
            Allowed(known, HoldingTerm.ShortTerm),
            Allowed(known, HoldingTerm.LongTerm),
            new Money(known.Sum(s => s.Disallowed.Usd) - lost),
            new Money(lost),
            known,
            [.. ofYear[false]]);
    }

    private static bool IsKnown(Realized sale) => sale is { Gain: not null, Term: not null };

    private static Money Allowed(List<Realized> sales, HoldingTerm term) => new(sales.Where(s => s.Term == term).Sum(s => s.Allowed!.Value.Usd));
}
