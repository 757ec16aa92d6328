using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A proposed sale under every relief method, from the snapshot that it was computed on.</summary>
public static class TradeRelief
{
    /// <summary>Compares the lots that a trade sells with those that each method would; null for a purchase, and where nothing is taxed.</summary>
    public static ReliefComparison? Of(AccountSnapshot snapshot, Trade trade)
    {
        if (trade.Side != TradeSide.Sell || !snapshot.Account.Kind.IsTaxable())
        {
            return null;
        }
        var security = snapshot.Securities.First(v => v.Security.Id == trade.Security).Security;
        var lots = snapshot.Lots.Where(l => l.Security == trade.Security).ToList();
        var washSales = snapshot.ViewWashSales();
        return ReliefComparison.Of(
            new ReliefSale(lots, AverageCost.IsAllowed(security.Kind), trade.Quantity, trade.Price, snapshot.AsOf, snapshot.TaxProfile()),
            [.. trade.Lots.Select(sale => new LotTake(lots.First(l => l.Id == sale.Lot), sale.Quantity))],
            lot => washSales.LossBlockedUntil(security.EquivalenceGroup, lot) is not null);
    }
}
