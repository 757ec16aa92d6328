using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Gains less losses that an account realized since the first of January, by term, before netting across terms.</summary>
public sealed record YearToDateGains(Money ShortTerm, Money LongTerm)
{
    public static YearToDateGains operator +(YearToDateGains left, YearToDateGains right) => new(left.ShortTerm + right.ShortTerm, left.LongTerm + right.LongTerm);

    /// <summary>Sums the sales of the as-of date's tax year. A sale whose gain the custodian does not state counts as nothing here.</summary>
    public static YearToDateGains From(IEnumerable<Transaction> transactions, AsOf asOf)
    {
        var (shortTerm, longTerm) = (Money.Zero, Money.Zero);
        foreach (var sale in transactions)
        {
            if (sale.Kind == TransactionKind.Sell && sale.TradeDate.Year == asOf.TaxYear && sale.TradeDate <= asOf.Date)
            {
                shortTerm += sale.ShortTermGain ?? Money.Zero;
                longTerm += sale.LongTermGain ?? Money.Zero;
            }
        }
        return new YearToDateGains(shortTerm, longTerm);
    }
}
