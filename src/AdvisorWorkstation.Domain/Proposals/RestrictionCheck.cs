using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>
/// Looks at final trades, from the wishes and the books alone, for what must never leave the house. It repeats nothing of the optimizer's own
/// reasoning, so that a mistake there, or an edit, is caught here.
/// </summary>
public static class RestrictionCheck
{
    /// <summary>Trades that a wish forbids, in words.</summary>
    public static IReadOnlyList<string> Touched(AccountSnapshot snapshot, Rebalance rebalance)
    {
        var draft = AccountDraft.ForChecking(snapshot, rebalance.Before.NetAssetValue);
        var bySecurity = draft.Assets.ToDictionary(a => a.View.Security.Id);
        var lots = draft.Lots.ToDictionary(l => l.Lot.Id);
        var (washSales, groups) = (snapshot.ViewWashSales(), GroupsOf(snapshot));
        return
        [
            .. rebalance.Trades
                .Select(t => (Trade: t, Asset: bySecurity[t.Security]))
                .Where(p => p.Trade.Side == TradeSide.Buy ? p.Asset.NoBuy : p.Asset.NoSell)
                .Select(p => $"{(p.Trade.Side == TradeSide.Buy ? "buys" : "sells")} {p.Trade.Ticker}, but {string.Join("; ", p.Asset.Reasons)}"),
            .. rebalance.Trades
                .Where(t => !bySecurity[t.Security].MustSell)
                .SelectMany(t => t.Lots, (trade, sale) => (Trade: trade, Lot: lots.GetValueOrDefault(sale.Lot)))
                .Where(p => p.Lot is { IsLocked: true } && !(p.Lot.Locks.All(k => k.IsOfOrder) && SellsOut(snapshot, p.Trade)))
                .Select(p => $"sells a lot of {p.Trade.Ticker}, but {string.Join("; ", p.Lot!.Locks.Where(k => !k.YieldsToNeed).Select(k => k.Reason))}")
                .Distinct(StringComparer.Ordinal),
            .. rebalance.Trades
                .Where(t => t.Side == TradeSide.Buy && washSales.BuyBlockedUntil(groups[t.Security]) is not null)
                .Where(t => snapshot.ViewWashSalesOfLaw().BuyBlockedUntil(groups[t.Security]) is null)
                .Select(t => $"buys {t.Ticker}, but what was sold at a loss is bought again from {washSales.BuyBlockedUntil(groups[t.Security]):yyyy-MM-dd} only"),
        ];
    }

    /// <summary>True for a sale of all that the account holds, but for less than its custodian can sell.</summary>
    private static bool SellsOut(AccountSnapshot snapshot, Trade trade) =>
        snapshot.Positions.FirstOrDefault(p => p.Security == trade.Security) is { } held && (held.Quantity - trade.Quantity).Count < snapshot.Custodian.Step();

    private static Dictionary<SecurityId, string> GroupsOf(AccountSnapshot snapshot) =>
        snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.EquivalenceGroup);

    /// <summary>Trades that would make a wash sale in the household, in words.</summary>
    public static IReadOnlyList<string> WashSales(AccountSnapshot snapshot, Rebalance rebalance)
    {
        var view = snapshot.ViewWashSalesOfLaw();
        var groups = GroupsOf(snapshot);
        var soldAtLoss = rebalance.Trades
            .Where(t => snapshot.Account.Kind.IsTaxable() && t.Lots.Any(l => l.Gain is { Usd: < 0m }))
            .Select(t => groups[t.Security])
            .ToHashSet();
        var bought = rebalance.Trades.Where(t => t.Side == TradeSide.Buy).ToList();
        return
        [
            .. bought
                .Where(t => view.BuyBlockedUntil(groups[t.Security]) is not null)
                .Select(t => $"buys {t.Ticker}, which the household sold at a loss; blocked until {view.BuyBlockedUntil(groups[t.Security]):yyyy-MM-dd}"),
            .. bought
                .Where(t => soldAtLoss.Contains(groups[t.Security]))
                .Select(t => $"buys {t.Ticker} and sells it, or its twin, at a loss"),
            .. rebalance.Trades
                .Where(t => snapshot.Account.Kind.IsTaxable())
                .SelectMany(t => t.Lots.Where(l => l.Gain is { Usd: < 0m }).Select(l => (Trade: t, Until: view.LossBlockedUntil(groups[t.Security], l.Lot))))
                .Where(p => p.Until is not null)
                .Select(p => $"sells {p.Trade.Ticker} at a loss, which a purchase of the household disallows until {p.Until:yyyy-MM-dd}")
                .Distinct(),
        ];
    }
}
