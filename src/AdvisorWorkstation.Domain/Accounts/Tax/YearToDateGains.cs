using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Gains less losses that an account realized since the first of January, by term, before netting across terms.</summary>
public sealed record YearToDateGains(Money ShortTerm, Money LongTerm)
{
    public static YearToDateGains operator +(YearToDateGains left, YearToDateGains right) => new(left.ShortTerm + right.ShortTerm, left.LongTerm + right.LongTerm);

    /// <summary>
    /// Sums what was realized in the as-of date's tax year, less what wash sales took back. Where nobody knows the term, the dearer reading counts: a
    /// gain as short-term, a loss as long-term. What nobody knows the gain of counts as nothing here, and has to be named beside it.
    /// </summary>
    public static YearToDateGains From(IEnumerable<Realized> realized, AsOf asOf)
    {
        var (shortTerm, longTerm) = (Money.Zero, Money.Zero);
        foreach (var sale in realized.Where(r => r.Date.Year == asOf.TaxYear && r.Date <= asOf.Date))
        {
            if (sale.Allowed is not { } gain)
            {
                continue;
            }
            if ((sale.Term ?? (gain >= Money.Zero ? HoldingTerm.ShortTerm : HoldingTerm.LongTerm)) == HoldingTerm.ShortTerm)
            {
                shortTerm += gain;
            }
            else
            {
                longTerm += gain;
            }
        }
        return new YearToDateGains(shortTerm, longTerm);
    }
}
