using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>Finds the lots of the book that a custodian says a sale closed.</summary>
internal static class ClosedLots
{
    /// <summary>
    /// The lots by day of acquisition, the one whose basis per share is nearest first; null where one of them can't be found whole, so that the relief
    /// method decides for all.
    /// </summary>
    public static List<LotChoice>? Find(IReadOnlyList<LedgerLot> held, IReadOnlyList<StatedLot> closed)
    {
        var left = held.ToDictionary(l => l.Number, l => l.Quantity);
        var choices = new List<LotChoice>();
        foreach (var stated in closed)
        {
            var open = stated.Quantity;
            foreach (var lot in held.Where(l => IsOf(l, stated)).OrderBy(l => Distance(l, stated)).ThenBy(l => l.Number))
            {
                var part = Shares.Min(open, left[lot.Number]);
                if (part > Shares.Zero)
                {
                    choices.Add(new LotChoice(lot.Number, part));
                    (left[lot.Number], open) = (left[lot.Number] - part, open - part);
                }
            }
            if (open > Shares.Zero)
            {
                return null;
            }
        }
        return [.. choices.GroupBy(c => c.Lot).Select(g => new LotChoice(g.Key, g.Aggregate(Shares.Zero, (sum, c) => sum + c.Quantity)))];
    }

    private static bool IsOf(LedgerLot lot, StatedLot stated) => stated.Acquired is { } day && (lot.Acquired == day || lot.HeldSince == day);

    private static decimal Distance(LedgerLot lot, StatedLot stated) =>
        stated.Basis is { } wanted && lot.Basis is { } basis ? Math.Abs((wanted.Usd / stated.Quantity.Count) - (basis.Usd / lot.Quantity.Count)) : 0m;
}
