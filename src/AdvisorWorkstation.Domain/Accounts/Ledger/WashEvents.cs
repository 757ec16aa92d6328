using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>Booked entries, and the lots that they took, as the events that <see cref="WashSaleDetector"/> reads.</summary>
public static class WashEvents
{
    /// <summary>The events of a household.</summary>
    /// <param name="accounts">Every account of the household.</param>
    /// <param name="groupOf">The equivalence group of a security.</param>
    /// <param name="entries">What was replayed.</param>
    /// <param name="state">What came of it.</param>
    public static IReadOnlyList<WashEvent> From(
        IEnumerable<LedgerAccount> accounts, Func<SecurityId, string> groupOf, IEnumerable<LedgerEntry> entries, LedgerState state)
    {
        var isTaxed = accounts.ToDictionary(a => a.Id, a => a.IsTaxed);
        var sales = state.Sales.ToLookup(s => s.Entry);
        var left = state.Left.ToLookup(l => l.Entry);
        var events = new List<WashEvent>();
        foreach (var entry in entries.OrderBy(e => e.TradeDate).ThenBy(e => e is not LedgerEntry.Action).ThenBy(e => e.Sequence))
        {
            switch (entry)
            {
                case LedgerEntry.Purchase p:
                    events.Add(new WashEvent.Bought(
                        p.Sequence, p.TradeDate, events.Count, p.Account, isTaxed[p.Account], p.Security, groupOf(p.Security), p.Quantity));
                    break;
                case LedgerEntry.Sale or LedgerEntry.TransferOut:
                    AddSold([.. sales[entry.Sequence].Select(s => ParcelOf(s, LossOf(s))), .. left[entry.Sequence].Select(ParcelOf)], Security(entry));
                    break;
                case LedgerEntry.Action a:
                    AddAction(a);
                    break;
                case LedgerEntry.TransferIn:
                    break;
                default:
                    throw new InvalidOperationException($"no wash-sale event for {entry}");
            }

            void AddSold(List<SoldParcel> parcels, SecurityId security)
            {
                if (parcels.Count > 0)
                {
                    events.Add(new WashEvent.Sold(entry.Sequence, entry.TradeDate, events.Count, security, groupOf(security), parcels));
                }
            }

            void AddExchange(SecurityId from, SecurityId to, decimal ratio) => events.Add(
                new WashEvent.Exchanged(entry.Sequence, entry.TradeDate, events.Count, from, to, groupOf(to), ratio));

            void AddFractions(SecurityId security) =>
                AddSold([.. sales[entry.Sequence].Where(s => s.Security == security).Select(s => ParcelOf(s, LossOf(s)))], security);

            void AddAction(LedgerEntry.Action action)
            {
                switch (action.Terms)
                {
                    case ActionTerms.Split split:
                        AddExchange(action.Security, action.Security, split.Ratio);
                        AddFractions(action.Security);
                        break;
                    case ActionTerms.Rename rename:
                        AddExchange(action.Security, rename.To, 1m);
                        break;
                    case ActionTerms.StockMerger merger:
                        AddExchange(action.Security, merger.Into, merger.Ratio);
                        AddFractions(merger.Into);
                        break;
                    case ActionTerms.MixedMerger merger:
                        AddExchange(action.Security, merger.Into, merger.Ratio);
                        AddFractions(merger.Into);
                        break;
                    case ActionTerms.SpinOff spinOff:
                        AddFractions(spinOff.Child);
                        break;
                    case ActionTerms.CashMerger:
                        AddSold([.. sales[entry.Sequence].Select(s => ParcelOf(s, LossOf(s)))], action.Security);
                        break;
                    case ActionTerms.Worthless:
                        AddSold([.. sales[entry.Sequence].Select(s => ParcelOf(s, Money.Zero))], action.Security);
                        break;
                    case ActionTerms.ReturnOfCapital:
                        break;
                    default:
                        throw new InvalidOperationException($"no wash-sale event for {action.Terms}");
                }
            }
        }
        return events;

        Money? LossOf(Realized sale) => !isTaxed[sale.Account] ? Money.Zero : sale.Gain is { } gain ? Money.Max(-gain, Money.Zero) : null;
    }

    private static SecurityId Security(LedgerEntry entry) => entry switch
    {
        LedgerEntry.Sale s => s.Security,
        LedgerEntry.TransferOut t => t.Security,
        _ => throw new InvalidOperationException($"{entry} has no security of its own"),
    };

    private static SoldParcel ParcelOf(Realized sale, Money? loss) => new(sale.Account, sale.Lot, sale.Quantity, loss, sale.WasReplacement);

    private static SoldParcel ParcelOf(LotLeft left) => new(left.Account, left.Lot, left.Quantity, Money.Zero, left.WasReplacement);
}
