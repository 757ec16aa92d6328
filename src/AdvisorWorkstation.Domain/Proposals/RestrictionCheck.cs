using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Rebalancing;

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
        var assets = snapshot.Securities.Select(v => new DraftAsset(v, default)).ToList();
        var draft = new ProblemDraft(rebalance.Before.NetAssetValue, snapshot.ViewBudgetedGains(), assets);
        foreach (var requirement in snapshot.Policy.Requirements)
        {
            requirement.Restrict(draft);
        }
        var bySecurity = assets.ToDictionary(a => a.View.Security.Id);
        return
        [
            .. rebalance.Trades
                .Select(t => (Trade: t, Asset: bySecurity[t.Security]))
                .Where(p => p.Trade.Side == TradeSide.Buy ? p.Asset.NoBuy : p.Asset.NoSell)
                .Select(p => $"{(p.Trade.Side == TradeSide.Buy ? "buys" : "sells")} {p.Trade.Ticker}, but {string.Join("; ", p.Asset.Reasons)}"),
        ];
    }

    /// <summary>Trades that would make a wash sale in the household, in words.</summary>
    public static IReadOnlyList<string> WashSales(AccountSnapshot snapshot, Rebalance rebalance)
    {
        var view = snapshot.ViewWashSales();
        var groups = snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.EquivalenceGroup);
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
