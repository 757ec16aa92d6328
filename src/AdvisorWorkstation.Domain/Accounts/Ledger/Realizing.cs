using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>Writes down what shares that are gone brought, and lets the wash-sale rule look at losses.</summary>
internal sealed class Realizing(LedgerBook book, WashMatching washes)
{
    /// <summary>Shares of one transaction: none of them replaces another, since all are gone from the book before the rule looks.</summary>
    public void Realize(long entry, DateOnly date, IReadOnlyList<(LedgerLot Part, Money Proceeds)> gone)
    {
        var places = gone.Select(g => (Place: WithoutWash(entry, date, g.Part, g.Proceeds), g.Part.Bought)).ToList();
        places.ForEach(p => LookForWash(p.Place, p.Bought));
    }

    /// <summary>What the custodian says of a sale whose lots the ledger does not have; unknown where it says nothing.</summary>
    public void AsStated(LedgerEntry.Sale sale)
    {
        var parts = new[] { (Term: HoldingTerm.LongTerm, Gain: sale.StatedLongTerm), (Term: HoldingTerm.ShortTerm, Gain: sale.StatedShortTerm) }
            .Where(p => p.Gain is { } gain && gain != Money.Zero)
            .ToList();
        if (parts.Count == 0)
        {
            var isKnown = sale.StatedShortTerm is not null || sale.StatedLongTerm is not null;
            Stated(sale, sale.Proceeds, isKnown ? sale.Proceeds : null, null);
        }
        foreach (var (index, part) in parts.Index())
        {
            var proceeds = index == 0 ? sale.Proceeds : Money.Max(part.Gain!.Value, Money.Zero);
            Stated(sale, proceeds, proceeds - part.Gain, part.Term);
        }
    }

    private void Stated(LedgerEntry.Sale sale, Money proceeds, Money? basis, HoldingTerm? term) => LookForWash(
        book.Record(new Realized(
            sale.Sequence, sale.Account, sale.Security, sale.TradeDate, LedgerLotNumber.None, sale.Quantity, proceeds, basis, null, term, Money.Zero)),
        bought: null);

    private void LookForWash(int place, DateOnly? bought)
    {
        var sale = book.SaleAt(place);
        if (sale.Gain < Money.Zero && book.Account(sale.Account).IsTaxed)
        {
            washes.AfterLoss(place, bought);
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
        part.HeldSince is { } since ? HoldingPeriod.TermOn(new AsOf(date), since) : part.StatedTerm,
        Money.Zero)
    {
        WasReplacement = part.IsReplacement,
    });
}
