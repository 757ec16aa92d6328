using System.Globalization;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// What was looked at and left alone: losses that stay, and drift that stays, each with what it would have been worth and what stopped it.
/// </summary>
internal static class SkippedOpportunities
{
    private const int MostShown = 12;

    public static IReadOnlyList<SkippedOpportunity> Find(AccountProblem account, IReadOnlyList<Trade> trades, Harvestable harvestableAfter, DecisionWords words)
    {
        var bought = trades.Where(t => t.Side == TradeSide.Buy).Select(t => t.Security).ToHashSet();
        var after = account.Holdings.After(trades);
        var probe = new TradeProbe(account, [.. after.Weights().Zip(account.Holdings.Targets(), (x, w) => x - w)]);
        var index = account.Holdings.Securities.Select((v, i) => (v.Security.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return
        [
            .. Losses(account, harvestableAfter, bought, probe, index, words)
                .Concat(Drifts(account, after, probe, words))
                .OrderByDescending(s => s.Worth)
                .ThenBy(s => s.Ticker)
                .Take(MostShown),
        ];
    }

    private static IEnumerable<SkippedOpportunity> Losses(
        AccountProblem account, Harvestable left, HashSet<SecurityId> bought, TradeProbe probe, Dictionary<SecurityId, int> index,
        DecisionWords words)
    {
        var lots = account.Lots.Select((lot, l) => (lot, l)).Where(p => p.lot is not null && !account.IsSoldByPerson(p.l)).ToDictionary(p => p.lot!.Id, p => p.l);
        foreach (var security in left.Candidates.GroupBy(c => c.View.Security.Id))
        {
            var view = security.First().View;
            var asset = index[security.Key];
            var loss = Sum(security.Select(c => c.Loss));
            var saved = Sum(security.Select(c => c.TaxSaved));
            var value = Sum(security.Select(c => c.Lot.Quantity * view.Price!.Value));
            yield return new SkippedOpportunity(
                view.Security.Ticker,
                $"harvest, loss {Usd(loss)}",
                saved,
                WhyKept(
                    account, asset, security.First(), bought.Contains(security.Key), probe.RiskOf(asset, -probe.FractionOf(value)), value, saved,
                    words.KeptLot(lots[security.First().Lot.Id]),
                    KeptBecause(account.DraftLots[lots[security.First().Lot.Id]])));
        }
    }

    private static string WhyKept(
        AccountProblem account, int asset, HarvestCandidate first, bool isBought, Money risk, Money value, Money saved, string? inTheWay, string? kept)
    {
        var draft = account.Draft.Assets[asset];
        if (first.BlockedUntil is { } date)
        {
            return first.Unreplaced > Shares.Zero
                ? $"Wash sale: the household bought or will buy {first.Lot.Quantity - first.Unreplaced} of its shares within {WashSaleView.WindowDays} days, "
                    + $"and the loss of as many would be disallowed; nothing of the lot is sold before {date:yyyy-MM-dd}."
                : $"Wash sale: the household bought it in the last {WashSaleView.WindowDays} days. Possible from {date:yyyy-MM-dd}.";
        }
        if (kept is not null)
        {
            return kept;
        }
        if (draft.NoSell)
        {
            return $"Not sold because of the wish: {string.Join("; ", draft.Reasons)}.";
        }
        var cost = risk + (value * draft.Cost);
        return isBought
            ? "It is being bought, and a security is never bought and sold at a loss in one rebalance."
            : cost < saved && inTheWay is not null
                ? inTheWay
                : cost > Money.Zero
                    ? $"Selling it all would cost {Usd(cost)} in tracking error and trading."
                    : "A limit of the account, such as cash, turnover or a sector band, is in the way.";
    }

    private static IEnumerable<SkippedOpportunity> Drifts(AccountProblem account, Holdings after, TradeProbe probe, DecisionWords words)
    {
        var (weights, targets) = (after.Weights(), account.Holdings.Targets());
        for (var i = 0; i < weights.Length; i++)
        {
            var drift = targets[i] - weights[i];
            var worth = -probe.RiskOf(i, drift);
            if (worth < new Money(1m) || WhyLeft(account, i, drift, words.LeftDrift(i)) is not { } why)
            {
                continue;
            }
            yield return new SkippedOpportunity(
                account.Holdings.Securities[i].Security.Ticker,
                string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(drift) * 100d:0.00}% {(drift > 0d ? "underweight" : "overweight")}"),
                worth.RoundedToCents,
                why);
        }
    }

    /// <summary>What keeps a weight from its target: a wish, a requirement, or the tax; null when it is only not worth its cost.</summary>
    private static string? WhyLeft(AccountProblem account, int asset, double drift, string? inTheWay)
    {
        var draft = account.Draft.Assets[asset];
        if (drift < 0d ? draft.NoSell : draft.NoBuy)
        {
            return draft.Reasons.Count > 0
                ? $"Not {(drift < 0d ? "sold" : "bought")} because of the wish: {string.Join("; ", draft.Reasons)}."
                : inTheWay;
        }
        if (drift < 0d && LotsOf(account, asset) is { Count: > 0 } lots && lots.All(l => l is { Locks.Count: > 0 }))
        {
            return KeptBecause(lots.OrderByDescending(l => l!.Value).First());
        }
        if (inTheWay is not null || drift > 0d || CheapestGain(account, asset) is not { } gain)
        {
            return inTheWay;
        }
        var tax = new Money((decimal)-drift * account.Holdings.NetAssetValue.Usd * gain).RoundedToCents;
        return tax > Money.Zero ? $"Bringing it back would cost {Usd(tax)} of tax at the cheapest lot's rate." : null;
    }

    private static List<DraftLot?> LotsOf(AccountProblem account, int asset) =>
        [.. Enumerable.Range(0, account.Lots.Count).Where(l => account.Problem.Lots.Asset[l] == asset).Select(l => account.DraftLots[l])];

    /// <summary>The wish that keeps a lot, as a sentence; null when none does.</summary>
    private static string? KeptBecause(DraftLot? lot) =>
        lot is { Locks.Count: > 0 } ? $"Not sold because of the policy: {string.Join("; ", lot.Locks.Select(k => k.Reason))}." : null;

    /// <summary>The least tax per dollar sold over the lots of an asset; null when it has none with a known basis.</summary>
    private static decimal? CheapestGain(AccountProblem account, int asset)
    {
        decimal? least = null;
        var price = account.Holdings.Securities[asset].Price;
        for (var l = 0; l < account.Lots.Count; l++)
        {
            if (account.Problem.Lots.Asset[l] == asset && account.LotTaxes[l] is { } tax && price is { } known)
            {
                var perDollar = tax.TaxPerShare / known.UsdPerShare;
                least = least is null || perDollar < least ? perDollar : least;
            }
        }
        return least;
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, a) => sum + a);

    private static string Usd(Money amount) => amount.Usd.ToString("$#,##0", CultureInfo.InvariantCulture);
}
