using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>
/// What custodians state about closed lots, put to the sales that closed them: it says which lots a sale took and what it realized. Closed lots of a day
/// without a transaction are a sale of their own until the transaction arrives. What does not add up to the sales of its day names no lots.
/// </summary>
internal static class StatedSales
{
    public static IEnumerable<LedgerEntry> Explain(IEnumerable<LedgerEntry> entries, IReadOnlyList<StatedGainRow> stated)
    {
        var closed = stated.GroupBy(g => (g.AccountId, g.SecurityId, g.Closed)).ToDictionary(g => g.Key, g => g.ToList());
        var all = entries.ToList();
        var sold = all.OfType<LedgerEntry.Sale>().GroupBy(s => (s.Account, s.Security, s.TradeDate)).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (key, lots) in closed)
        {
            if (!sold.TryGetValue(key, out var sales))
            {
                all.Add(SaleOf(lots));
            }
            else if (sales is [var only] && only.Quantity == Sum(lots))
            {
                all[all.IndexOf(only)] = Named(only, lots);
            }
            else if (sales.Aggregate(Shares.Zero, (sum, s) => sum + s.Quantity) == Sum(lots))
            {
                foreach (var (sale, parts) in HandOut([.. sales.OrderBy(s => s.Sequence)], lots))
                {
                    all[all.IndexOf(sale)] = sale with { Closed = parts };
                }
            }
        }
        return all;
    }

    private static LedgerEntry.Sale Named(LedgerEntry.Sale sale, List<StatedGainRow> lots) => sale with
    {
        Closed = [.. lots.Select(l => new StatedLot(l.Quantity, l.Opened, l.CostBasis, l.Term))],
        StatedShortTerm = sale.StatedShortTerm ?? Gain(lots, HoldingTerm.ShortTerm),
        StatedLongTerm = sale.StatedLongTerm ?? Gain(lots, HoldingTerm.LongTerm),
    };

    /// <summary>Closed lots of a day that was sold in several fills: to each fill in turn, cut where one ends.</summary>
    private static IEnumerable<(LedgerEntry.Sale Sale, IReadOnlyList<StatedLot> Parts)> HandOut(IReadOnlyList<LedgerEntry.Sale> sales, List<StatedGainRow> lots)
    {
        var (at, used) = (0, Shares.Zero);
        foreach (var sale in sales)
        {
            var (open, parts) = (sale.Quantity, new List<StatedLot>());
            while (open > Shares.Zero)
            {
                var lot = lots[at];
                var part = Shares.Min(open, lot.Quantity - used);
                parts.Add(new StatedLot(part, lot.Opened, lot.CostBasis is { } basis ? new Money(basis.Usd * part.Count / lot.Quantity.Count) : null, lot.Term));
                (open, used) = (open - part, used + part);
                (at, used) = used == lot.Quantity ? (at + 1, Shares.Zero) : (at, used);
            }
            yield return (sale, parts);
        }
    }

    private static LedgerEntry.Sale SaleOf(List<StatedGainRow> lots) => Named(
        new LedgerEntry.Sale(
            LedgerSequence.OfStatedGain(lots.Min(l => l.Id)),
            lots[0].Closed,
            lots[0].AccountId,
            lots[0].SecurityId,
            Sum(lots),
            new Money(lots.Sum(l => l.Proceeds?.Usd ?? 0m)),
            [])
        {
            AreProceedsKnown = lots.TrueForAll(l => l.Proceeds is not null),
        },
        lots);

    /// <summary>The gain of a term before any wash sale; null when a lot of it is not known whole, or nobody knows a term.</summary>
    private static Money? Gain(List<StatedGainRow> lots, HoldingTerm term)
    {
        var known = lots.TrueForAll(l => l is { Term: not null, Proceeds: not null, CostBasis: not null });
        var ofTerm = lots.Where(l => l.Term == term).ToList();
        return known && ofTerm.Count > 0 ? new Money(ofTerm.Sum(l => l.Proceeds!.Value.Usd - l.CostBasis!.Value.Usd)) : null;
    }

    private static Shares Sum(List<StatedGainRow> lots) => lots.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity);
}
