using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>What must hold of the trades of every rebalance, whatever the account.</summary>
internal sealed class RebalanceCheck(string context, AccountSnapshot snapshot, Oracle oracle, Rebalance rebalance)
{
    private readonly List<string> _faults = [];

    private IReadOnlyList<Trade> Trades => rebalance.Trades;

    /// <summary>The least quantity that the custodian trades; a position may hold less than one beyond what can be sold.</summary>
    private decimal Step => snapshot.InTradingUnits().Custodian.FractionalShares ? 0.001m : 1m;

    /// <summary>Everything that does not hold, each with the account that it does not hold of.</summary>
    public IReadOnlyList<string> Faults()
    {
        LotsAndQuantities();
        Cash();
        NothingForbidden();
        NoWashSale();
        Figures();
        Worth();
        return _faults;
    }

    private void LotsAndQuantities()
    {
        foreach (var trade in Trades)
        {
            Need(trade.Quantity.Count > 0m, trade, "trades nothing");
            Need(trade.Value.Usd == Math.Round(trade.Quantity.Count * oracle.Prices[trade.Security], 2, MidpointRounding.AwayFromZero), trade, "is not worth its shares");
            var roundLot = snapshot.Policy.Require<TradingUnit>().RoundLot;
            Need(
                roundLot == 1 || trade.Quantity.Count % roundLot == 0m || oracle.Held(Trades)[trade.Security] < 1m || rebalance.Pins.Any(p => p.Security == trade.Security),
                trade,
                $"of {trade.Quantity} is no round lot of {roundLot}");
            Need(trade.Quantity.Count % Step == 0m, trade, $"of {trade.Quantity} is not on the custodian's grid");
            Need(trade.Side == TradeSide.Buy == (trade.Lots.Count == 0), trade, "has lots as a purchase or none as a sale");
            Need(trade.Side == TradeSide.Buy || trade.Lots.Sum(l => l.Quantity.Count) == trade.Quantity.Count, trade, "is not the sum of its lots");
            foreach (var sale in trade.Lots)
            {
                var lot = oracle.Lots[sale.Lot];
                Need(lot.Security == trade.Security && sale.Quantity.Count > 0m && sale.Quantity <= lot.Quantity, trade, $"sells {sale.Quantity} of lot {lot.Id} with {lot.Quantity}");
                var left = snapshot.Lots.Where(l => l.Security == trade.Security).Sum(l => l.Quantity.Count) - trade.Quantity.Count;
                Need(
                    sale.Quantity.Count % Step == 0m || sale.Quantity == lot.Quantity || left < Step || rebalance.Pins.Any(p => p.Security == trade.Security),
                    trade,
                    $"takes {sale.Quantity} out of lot {lot.Id} with {lot.Quantity}, which is not on the custodian's grid");
                Need(decimal.Round(sale.Quantity.Count, 6) == sale.Quantity.Count, trade, $"takes {sale.Quantity} out of a lot");
            }
            Need(trade.Lots.DistinctBy(l => l.Lot).Count() == trade.Lots.Count, trade, "names a lot twice");
        }
        Need(Trades.DistinctBy(t => t.Security).Count() == Trades.Count, null, "a security is traded twice");
        Need(Trades.Select(t => t.Line).SequenceEqual(Enumerable.Range(1, Trades.Count)), null, "lines are not numbered from one");
    }

    private void Cash()
    {
        var after = oracle.Cash(Trades) + oracle.Flows;
        var least = oracle.NetAssetValue * oracle.Draft.MinimumCash.Fraction;
        Need(rebalance.After.Cash.Usd == after, null, $"cash after is {rebalance.After.Cash}, counted {after}");
        Need(after >= least - (0.01m * Trades.Count), null, $"cash after is {after}, needs {least}");
        Need(rebalance.Sold.Usd - rebalance.Bought.Usd == oracle.Cash(Trades) - snapshot.Cash.Usd, null, "sold less bought is not the change of cash");
    }

    private void NothingForbidden()
    {
        var frozen = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var held = oracle.Held([]);
        var after = oracle.Held(Trades);
        foreach (var asset in oracle.Draft.Assets)
        {
            var security = asset.View.Security.Id;
            var trade = Trades.SingleOrDefault(t => t.Security == security);
            Need(trade is null || !frozen.Contains(security), trade, "is quarantined");
            Need(trade is not { Side: TradeSide.Buy } || (!asset.NoBuy && asset.View.Target > Weight.Zero), trade, $"may not be bought: {string.Join("; ", asset.Reasons)}");
            Need(trade is not { Side: TradeSide.Sell } || !asset.NoSell, trade, $"may not be sold: {string.Join("; ", asset.Reasons)}");
            if (asset.MustSell && held.GetValueOrDefault(security) > 0m && !frozen.Contains(security))
            {
                Need(after[security] < Step, trade, $"must go, and {after[security]} are left");
            }
        }
        Need(oracle.Draft.MaximumTrades is not { } most || Trades.Count <= most, null, $"{Trades.Count} trades");
        Need(oracle.Draft.TurnoverCap is not { } cap || (rebalance.Sold.Usd + rebalance.Bought.Usd) / 2m <= (oracle.NetAssetValue * cap.Fraction) + (0.01m * (Trades.Count + 1)) + (oracle.NetAssetValue * 1e-5m), null, "turns over too much");
    }

    private void NoWashSale()
    {
        var groups = snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.EquivalenceGroup);
        var today = snapshot.AsOf.Date.DayNumber;
        var taxed = snapshot.Account.Kind.IsTaxable();
        bool InWindow(DateOnly day) => day.DayNumber <= today && today - day.DayNumber <= 30;
        var blockedBuys = snapshot.LossSales.Where(s => InWindow(s.Date)).Select(s => s.EquivalenceGroup).ToHashSet();
        var soldAtLoss = Trades.Where(t => taxed && t.Lots.Any(l => l.Gain is { Usd: < 0m })).Select(t => groups[t.Security]).ToHashSet();
        foreach (var trade in Trades)
        {
            var group = groups[trade.Security];
            var asset = oracle.Draft.Assets.Single(a => a.View.Security.Id == trade.Security);
            Need(trade.Side == TradeSide.Sell || !blockedBuys.Contains(group), trade, "buys what the household sold at a loss");
            Need(trade.Side == TradeSide.Sell || !soldAtLoss.Contains(group), trade, "buys what, or whose twin, this rebalance sells at a loss");
            if (taxed && !asset.MustSell)
            {
                foreach (var sale in trade.Lots)
                {
                    Need(sale.Basis is not null, trade, "sells a lot of unknown basis");
                    var replaced = snapshot.RecentPurchases.Any(p => p.EquivalenceGroup == group && InWindow(p.Date) && p.Lot != sale.Lot);
                    Need(sale.Gain is not { Usd: < 0m } || !replaced, trade, "sells at a loss what the household bought lately");
                }
            }
        }
    }

    private void Figures()
    {
        var nav = oracle.NetAssetValue;
        var afterNav = oracle.Held(Trades).Sum(h => h.Value * oracle.Prices[h.Key]) + oracle.Cash(Trades) + oracle.Flows;
        Need(rebalance.Before.NetAssetValue.Usd == nav && rebalance.After.NetAssetValue.Usd == afterNav, null, "account values differ");
        Close(rebalance.Before.Risk.TrackingError, oracle.Variance([], nav), "before");
        Close(rebalance.After.Risk.TrackingError, oracle.Variance(Trades, afterNav), "after");
        foreach (var trade in Trades)
        {
            foreach (var sale in trade.Lots)
            {
                var (term, gain, tax) = oracle.Realized(sale);
                Need((sale.Term, sale.Gain?.Usd, sale.Tax.Usd) == (term, gain, tax), trade, $"realizes {sale.Gain} {sale.Term} tax {sale.Tax}, counted {gain} {term} {tax}");
            }
            Need(Math.Abs(trade.Waiting.Usd - trade.Lots.Sum(oracle.Waiting)) <= 0.01m * trade.Lots.Count, trade, $"reckons waiting at {trade.Waiting}, counted {trade.Lots.Sum(oracle.Waiting)}");
            Need(trade.Tax.Usd == trade.Lots.Sum(l => l.Tax.Usd) && trade.Cost.Usd == oracle.Cost(trade), trade, "tax or cost differs");
            Need(trade.ShortTermGain.Usd == Gain(trade, HoldingTerm.ShortTerm) && trade.LongTermGain.Usd == Gain(trade, HoldingTerm.LongTerm), trade, "gains differ");
        }
        Need(rebalance.Objective.Tax.Usd == Trades.Sum(t => t.Tax.Usd) && rebalance.Objective.Cost.Usd == Trades.Sum(t => t.Cost.Usd), null, "tax or cost differs");
        Need(rebalance.YearToDateAfter == new YearToDateGains(
            new Money(snapshot.YearToDate.ShortTerm.Usd + Trades.Sum(t => t.ShortTermGain.Usd)),
            new Money(snapshot.YearToDate.LongTerm.Usd + Trades.Sum(t => t.LongTermGain.Usd))), null, "gains of the year differ");
        var turnover = Trades.Where(t => t.Side == TradeSide.Sell).Sum(t => t.Value.Usd) / (nav - oracle.Flows);
        Need(Math.Abs(rebalance.Turnover.Fraction - turnover) <= 5e-9m, null, $"turnover {rebalance.Turnover}, counted {turnover}");
    }

    private void Worth()
    {
        var objective = rebalance.Objective;
        var tolerance = 0.02m + (oracle.NetAssetValue * 1e-9m);
        var worth = oracle.Objective([]) - oracle.Objective(Trades);
        Need(Math.Abs(objective.Worth.Usd - worth) <= tolerance, null, $"worth {objective.Worth}, counted {worth}");
        var least = snapshot.Policy.Require<MinimumTrade>().Worth;
        Need(rebalance.ForcedBy.Count > 0 || rebalance.Pins.Count > 0 || objective.Worth >= least, null, $"is worth {objective.Worth}, and nothing forces it");
        Need(rebalance.Certificate.Gap.Value >= 0m, null, "the proof is negative");
        foreach (var trade in Trades.Where(t => t.LeftOut is not null).Take(8))
        {
            var without = oracle.Objective(Trades) - oracle.Objective([.. Trades.Where(t => t != trade)]);
            Need(Math.Abs(trade.LeftOut!.Value.Usd - without) <= tolerance + (Math.Abs(without) * 1e-5m), trade, $"left out {trade.LeftOut}, counted {without}");
        }
    }

    private static decimal Gain(Trade trade, HoldingTerm term) => trade.Lots.Where(l => l.Term == term).Sum(l => l.Gain?.Usd ?? 0m);

    private void Close(BasisPoints stated, double variance, string when)
    {
        var counted = Math.Sqrt(Math.Max(variance, 0d)) * 10_000d;
        Need(Math.Abs((double)stated.Value - counted) <= 2e-6 + (1e-9 * counted), null, $"tracking error {when} is {stated}, counted {counted}");
    }

    private void Need(bool holds, Trade? trade, string fault)
    {
        if (!holds)
        {
            _faults.Add($"{context}: {(trade is null ? "" : $"{trade.Side} {trade.Ticker} ")}{fault}");
        }
    }
}
