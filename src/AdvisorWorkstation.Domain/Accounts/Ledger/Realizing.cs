using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>Writes down what shares that are gone brought, and lets the wash-sale rule look at losses.</summary>
internal sealed class Realizing(LedgerBook book, WashMatching washes)
{
    /// <summary>Shares of one transaction: none of them replaces another, since all are gone from the book before the rule looks.</summary>
    public void Realize(long entry, DateOnly date, IReadOnlyList<(LedgerLot Part, Money Proceeds)> gone)
    {
        var places = gone.Select(g => WithoutWash(entry, date, g.Part, g.Proceeds)).ToList();
        foreach (var place in places)
        {
            var sale = book.SaleAt(place);
            if (sale.Gain < Money.Zero && book.Account(sale.Account).IsTaxed)
            {
                washes.AfterLoss(place);
            }
        }
    }

    /// <summary>A gain, or a loss that the rule does not look at.</summary>
    public int WithoutWash(long entry, DateOnly date, LedgerLot part, Money proceeds) => book.Record(new Realized(
        entry,
        part.Account,
        part.Security,
        date,
        part.Number,
        part.Quantity,
        proceeds,
        part.Basis,
        part.HeldSince,
        part.HeldSince is { } since ? HoldingPeriod.TermOn(new AsOf(date), since) : null,
        Money.Zero));
}
