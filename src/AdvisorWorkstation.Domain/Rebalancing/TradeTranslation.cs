using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A trade before anybody has said why it is there.</summary>
/// <param name="Asset">The asset's place in the problem.</param>
/// <param name="Lots">Shares out of each lot, by the lot's place in the problem; empty for a purchase.</param>
internal sealed record RawTrade(int Asset, TradeSide Side, Shares Quantity, IReadOnlyList<(int Lot, Shares Quantity)> Lots);

/// <summary>
/// From the optimizer's answer to orders in shares: the one place where doubles become decimals. A quantity is put on the custodian's grid, and a
/// fraction that the custodian can't sell stays behind; a lot that the answer empties is emptied, so no sale exceeds its lot; and what rounding may have taken from the minimum cash
/// is given back by buying less.
/// </summary>
internal static class TradeTranslation
{
    /// <summary>Parts of a lot closer to all of it than this are all of it: below any custodian's smallest fraction.</summary>
    private const decimal WholeLotTolerance = 0.000_002m;

    public static IReadOnlyList<RawTrade> Translate(AccountProblem account, double[] sold, double[] bought)
    {
        var nav = account.Holdings.NetAssetValue.Usd;
        var soldByAsset = new Dictionary<int, List<(int Lot, decimal Shares)>>();
        for (var l = 0; l < sold.Length; l++)
        {
            if (sold[l] > 0d)
            {
                var asset = account.Problem.Lots.Asset[l];
                if (!soldByAsset.TryGetValue(asset, out var list))
                {
                    soldByAsset[asset] = list = [];
                }
                list.Add((l, (decimal)sold[l] * nav / PriceOf(account, asset).UsdPerShare));
            }
        }
        var trades = new List<RawTrade>();
        for (var i = 0; i < bought.Length; i++)
        {
            if (soldByAsset.TryGetValue(i, out var lots))
            {
                Add(trades, Sale(account, i, lots));
            }
            if (bought[i] > 0d)
            {
                var shares = (decimal)bought[i] * nav / PriceOf(account, i).UsdPerShare;
                Add(trades, new RawTrade(i, TradeSide.Buy, new Shares(OnGrid(shares, account.Snapshot.Custodian)), []));
            }
        }
        return KeepMinimumCash(account, trades);
    }

    private static void Add(List<RawTrade> trades, RawTrade trade)
    {
        if (trade.Quantity > Shares.Zero)
        {
            trades.Add(trade);
        }
    }

    private static RawTrade Sale(AccountProblem account, int asset, List<(int Lot, decimal Shares)> wanted)
    {
        var takes = wanted.ToDictionary(w => w.Lot, w => NearlyAllIsAll(account.Lots[w.Lot]!.Quantity.Count, w.Shares));
        var taken = takes.Values.Sum();
        var most = OnGridBelow(account.Holdings.Quantities[asset].Count, account.Snapshot.Custodian);
        MoveTotal(account, asset, takes, Math.Min(OnGrid(taken, account.Snapshot.Custodian), most) - taken);
        return new RawTrade(
            asset,
            TradeSide.Sell,
            new Shares(takes.Values.Sum()),
            [.. takes.Where(t => t.Value > 0m).OrderBy(t => t.Key).Select(t => (t.Key, new Shares(t.Value)))]);
    }

    private static decimal NearlyAllIsAll(decimal held, decimal wanted) =>
        wanted >= held - WholeLotTolerance ? held : decimal.Round(wanted, 6);

    /// <summary>Moves the sum of the takes by a small difference: up where a lot has room, down from the last one.</summary>
    private static void MoveTotal(AccountProblem account, int asset, Dictionary<int, decimal> takes, decimal difference)
    {
        var others = Enumerable.Range(0, account.Lots.Count)
            .Where(l => account.Problem.Lots.Asset[l] == asset && !account.Problem.Lots.Locked[l] && !takes.ContainsKey(l));
        foreach (var lot in takes.Keys.Concat(others).ToList())
        {
            var room = account.Lots[lot]!.Quantity.Count - takes.GetValueOrDefault(lot);
            var more = Math.Clamp(difference, 0m, room);
            takes[lot] = takes.GetValueOrDefault(lot) + more;
            difference -= more;
        }
        foreach (var lot in takes.Keys.Reverse().ToList())
        {
            var less = Math.Clamp(-difference, 0m, takes[lot]);
            takes[lot] -= less;
            difference += less;
        }
    }

    /// <summary>Gives back what rounding to fractions took from the minimum cash, out of the largest purchases; a cent a trade is tolerated.</summary>
    private static List<RawTrade> KeepMinimumCash(AccountProblem account, List<RawTrade> trades)
    {
        var least = (account.Holdings.NetAssetValue * account.Draft.MinimumCash).Usd - (0.01m * trades.Count);
        var cash = (account.Holdings.Cash + account.Holdings.PendingFlows).Usd
            + trades.Sum(t => (t.Side == TradeSide.Sell ? 1m : -1m) * ValueOf(account, t).Usd);
        var purchases = Enumerable.Range(0, trades.Count)
            .Where(i => trades[i].Side == TradeSide.Buy && !IsPinned(account, trades[i].Asset))
            .OrderByDescending(i => ValueOf(account, trades[i]))
            .ThenBy(i => i);
        foreach (var i in purchases)
        {
            if (cash >= least)
            {
                break;
            }
            var step = Step(account.Snapshot.Custodian);
            var price = PriceOf(account, trades[i].Asset).UsdPerShare;
            var fewer = Math.Min(trades[i].Quantity.Count, Math.Ceiling((least - cash) / price / step) * step);
            cash += fewer * price;
            trades[i] = trades[i] with { Quantity = new Shares(trades[i].Quantity.Count - fewer) };
        }
        trades.RemoveAll(t => t.Quantity == Shares.Zero);
        return trades;
    }

    private static bool IsPinned(AccountProblem account, int asset) =>
        account.Problem.Assets.Lower[asset] > 0d && account.Problem.Assets.Lower[asset] >= account.Problem.Assets.Upper[asset];

    internal static Money ValueOf(AccountProblem account, RawTrade trade) =>
        (trade.Quantity * PriceOf(account, trade.Asset)).RoundedToCents;

    internal static Price PriceOf(AccountProblem account, int asset) => account.Holdings.Securities[asset].Price!.Value;

    private static decimal OnGrid(decimal shares, Custodian custodian) =>
        decimal.Round(shares / Step(custodian), 0, MidpointRounding.ToEven) * Step(custodian);

    private static decimal OnGridBelow(decimal shares, Custodian custodian) => Math.Floor(shares / Step(custodian)) * Step(custodian);

    private static decimal Step(Custodian custodian) => custodian.FractionalShares
        ? new decimal(1, 0, 0, false, (byte)custodian.ShareDecimals)
        : 1m;
}
