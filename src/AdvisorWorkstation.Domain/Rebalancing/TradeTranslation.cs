using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations.Options;
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

    /// <summary>Rounding to a custodian's fractions may move a limit by this part of the account, not more.</summary>
    internal const decimal RoundingTolerance = 0.000_01m;

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
            var byPerson = UnknownBasisSales.RowsOf(account, i);
            if (soldByAsset.TryGetValue(i, out var lots) || byPerson.Count > 0)
            {
                Add(trades, WithSoldByPerson(account, lots is null ? new RawTrade(i, TradeSide.Sell, Shares.Zero, []) : Sale(account, i, lots), byPerson));
            }
            if (bought[i] > 0d)
            {
                var shares = (decimal)bought[i] * nav / PriceOf(account, i).UsdPerShare;
                Add(trades, new RawTrade(i, TradeSide.Buy, new Shares(OnGrid(account, i, shares)), []));
            }
        }
        return KeepMinimumCash(account, trades);
    }

    private static RawTrade WithSoldByPerson(AccountProblem account, RawTrade sale, IReadOnlyList<int> rows) =>
        rows.Count == 0
            ? sale
            : SaleOf(sale.Asset, sale.Lots.Concat(rows.Select(l => (Lot: l, account.Lots[l]!.Quantity))).ToDictionary(l => l.Lot, l => l.Quantity.Count));

    private static void Add(List<RawTrade> trades, RawTrade trade)
    {
        if (trade.Quantity > Shares.Zero)
        {
            trades.Add(trade);
        }
    }

    private static RawTrade Sale(AccountProblem account, int asset, List<(int Lot, decimal Shares)> wanted)
    {
        var takes = account.Snapshot.Account.Kind.IsTaxable() && MethodOf(account) is null
            ? wanted.ToDictionary(w => w.Lot, w => NearlyAllIsAll(account.Lots[w.Lot]!.Quantity.Count, w.Shares))
            : ByRelief(account, asset, wanted.Sum(w => w.Shares));
        var taken = takes.Values.Sum();
        MoveTotal(account, asset, takes, Reachable(account, asset, takes, taken) - taken);
        LandLots(account, asset, takes);
        return SaleOf(asset, takes);
    }

    /// <summary>
    /// Puts each lot on the custodian's grid, or empties it: what is finer moves to lots of the same sale that have room for it. Where none has, all
    /// of the position goes but for less than the grid can tell, or that much less is sold, unless the quantity is pinned.
    /// </summary>
    private static void LandLots(AccountProblem account, int asset, Dictionary<int, decimal> takes)
    {
        var custodian = account.Snapshot.Custodian;
        if (takes.All(t => custodian.Takes(new Shares(t.Value)) || t.Value == HeldIn(account, t.Key)))
        {
            return;
        }
        var total = takes.Values.Sum();
        foreach (var lot in takes.Keys.ToList())
        {
            takes[lot] = OnGridBelow(takes[lot], custodian.Step());
        }
        var left = Fill(account, asset, takes, total - takes.Values.Sum(), room => OnGridBelow(room, custodian.Step()));
        if (HeldOf(account, asset) - total < custodian.Step() || IsPinned(account, asset))
        {
            Fill(account, asset, takes, left, room => room);
        }
    }

    /// <summary>Takes more out of lots that have room for it; what none has room for is left.</summary>
    private static decimal Fill(AccountProblem account, int asset, Dictionary<int, decimal> takes, decimal more, Func<decimal, decimal> usable)
    {
        foreach (var lot in Sellable(account, asset, takes))
        {
            var part = Math.Min(more, usable(HeldIn(account, lot) - takes.GetValueOrDefault(lot)));
            takes[lot] = takes.GetValueOrDefault(lot) + part;
            more -= part;
        }
        return more;
    }

    private static decimal HeldOf(AccountProblem account, int asset) =>
        Enumerable.Range(0, account.Lots.Count).Where(l => account.Problem.Lots.Asset[l] == asset).Sum(l => HeldIn(account, l));

    private static decimal HeldIn(AccountProblem account, int lot) => account.IsSoldByPerson(lot) ? 0m : account.Lots[lot]?.Quantity.Count ?? 0m;

    /// <summary>Where no lot is better than another, as without taxes, the account's relief method chooses, and as few lots as can be are touched.</summary>
    private static Dictionary<int, decimal> ByRelief(AccountProblem account, int asset, decimal shares)
    {
        var placeOf = Enumerable.Range(0, account.Lots.Count)
            .Where(l => account.Problem.Lots.Asset[l] == asset && !account.Problem.Lots.Locked[l])
            .ToDictionary(l => account.Lots[l]!.Id);
        var lots = placeOf.Values.Select(l => account.Lots[l]!).ToList();
        var (owner, held) = (account.Snapshot.Account, lots.Sum(l => l.Quantity.Count));
        return LotRelief
            .Take(MethodOf(account) ?? owner.Relief, lots, new Shares(NearlyAllIsAll(held, shares)), PriceOf(account, asset), account.Snapshot.AsOf, account.Snapshot.TaxProfile())
            .ToDictionary(t => placeOf[t.Lot.Id], t => t.Quantity.Count);
    }

    /// <summary>The method that the policy chooses lots by; null where the optimizer does.</summary>
    private static LotReliefMethod? MethodOf(AccountProblem account) => account.Snapshot.Policy.Require<LotReliefChoice>().Method;

    private static RawTrade SaleOf(int asset, Dictionary<int, decimal> takes) => new(
        asset,
        TradeSide.Sell,
        new Shares(takes.Values.Sum()),
        [.. takes.Where(t => t.Value > 0m).OrderBy(t => t.Key).Select(t => (t.Key, new Shares(t.Value)))]);

    /// <summary>The nearest quantity on the custodian's grid that the lots which may be sold can give.</summary>
    private static decimal Reachable(AccountProblem account, int asset, Dictionary<int, decimal> takes, decimal taken)
    {
        var most = Sellable(account, asset, takes).Sum(l => account.Lots[l]!.Quantity.Count);
        var custodian = account.Snapshot.Custodian;
        if (taken >= HeldOf(account, asset))
        {
            return OnGridBelow(most, custodian.Step());
        }
        var nearest = OnGrid(account, asset, taken);
        return nearest <= most ? nearest : OnGridBelow(most, StepOf(account, asset));
    }

    /// <summary>
    /// The lots that the answer sells from, then the others that may be sold. Rounding never takes from a loss that the answer left alone: its group
    /// may be bought elsewhere.
    /// </summary>
    private static List<int> Sellable(AccountProblem account, int asset, Dictionary<int, decimal> takes) =>
    [
        .. takes.Keys,
        .. Enumerable.Range(0, account.Lots.Count)
            .Where(l => account.Problem.Lots.Asset[l] == asset && !takes.ContainsKey(l))
            .Where(l => !account.Problem.Lots.Locked[l] && account.LotTaxes[l] is not { IsLoss: true }),
    ];

    private static decimal NearlyAllIsAll(decimal held, decimal wanted) =>
        wanted >= held - WholeLotTolerance ? held : decimal.Round(wanted, 6);

    /// <summary>Moves the sum of the takes by a small difference: up where a lot has room, down from the last one.</summary>
    private static void MoveTotal(AccountProblem account, int asset, Dictionary<int, decimal> takes, decimal difference)
    {
        difference = Math.Min(difference, 0m) + Fill(account, asset, takes, Math.Max(difference, 0m), room => room);
        foreach (var lot in takes.Keys.Reverse().ToList())
        {
            var less = Math.Clamp(-difference, 0m, takes[lot]);
            takes[lot] -= less;
            difference += less;
        }
    }

    /// <summary>
    /// Gives back what rounding to fractions took from the minimum cash, out of the largest purchases, then by a little more of the largest sales;
    /// a cent a trade is tolerated, as far as <see cref="RoundingTolerance"/> allows.
    /// </summary>
    private static List<RawTrade> KeepMinimumCash(AccountProblem account, List<RawTrade> trades)
    {
        var nav = account.Holdings.NetAssetValue;
        var least = (nav * account.Draft.MinimumCash).Usd - Math.Min(0.01m * trades.Count, nav.Usd * RoundingTolerance / 2m);
        var cash = (account.Holdings.Cash + account.Holdings.AboutToLeave).Usd
            + trades.Sum(t => (t.Side == TradeSide.Sell ? 1m : -1m) * ValueOf(account, t).Usd);
        var roundLot = account.Snapshot.Custodian.RoundLot;
        var adjustable = Enumerable.Range(0, trades.Count)
            .Where(i => !IsPinned(account, trades[i].Asset) && !trades[i].Lots.Any(l => account.IsSoldByPerson(l.Lot)))
            .OrderBy(i => trades[i].Side == TradeSide.Sell)
            .ThenBy(i => roundLot > 1 ? roundLot * PriceOf(account, trades[i].Asset).UsdPerShare : 0m)
            .ThenByDescending(i => ValueOf(account, trades[i]))
            .ThenBy(i => i)
            .ToList();
        foreach (var i in adjustable.TakeWhile(_ => cash < least))
        {
            var step = account.Snapshot.Custodian.OrderStep();
            var wanted = Math.Ceiling((least - cash) / PriceOf(account, trades[i].Asset).UsdPerShare / step) * step;
            var changed = trades[i].Side == TradeSide.Buy ? BuyingLess(trades[i], wanted) : SellingMore(account, trades[i], wanted);
            cash += Math.Abs(ValueOf(account, changed).Usd - ValueOf(account, trades[i]).Usd);
            trades[i] = changed;
        }
        trades.RemoveAll(t => t.Quantity == Shares.Zero);
        return trades;
    }

    private static RawTrade BuyingLess(RawTrade purchase, decimal shares) =>
        purchase with { Quantity = new Shares(purchase.Quantity.Count - Math.Min(purchase.Quantity.Count, shares)) };

    private static RawTrade SellingMore(AccountProblem account, RawTrade sale, decimal shares)
    {
        var takes = sale.Lots.ToDictionary(l => l.Lot, l => l.Quantity.Count);
        var room = Sellable(account, sale.Asset, takes).Sum(l => account.Lots[l]!.Quantity.Count) - sale.Quantity.Count;
        MoveTotal(account, sale.Asset, takes, Math.Min(shares, OnGridBelow(room, account.Snapshot.Custodian.OrderStep())));
        LandLots(account, sale.Asset, takes);
        return SaleOf(sale.Asset, takes);
    }

    private static bool IsPinned(AccountProblem account, int asset) =>
        account.Problem.Assets.Lower[asset] > 0d && account.Problem.Assets.Lower[asset] >= account.Problem.Assets.Upper[asset];

    internal static Money ValueOf(AccountProblem account, RawTrade trade) =>
        (trade.Quantity * PriceOf(account, trade.Asset)).RoundedToCents;

    internal static Price PriceOf(AccountProblem account, int asset) => account.Holdings.Securities[asset].Price!.Value;

    private static decimal OnGrid(AccountProblem account, int asset, decimal shares) =>
        decimal.Round(shares / StepOf(account, asset), 0, MidpointRounding.ToEven) * StepOf(account, asset);

    /// <summary>What an order's quantity is a multiple of; what a person fixed need not be a round lot.</summary>
    private static decimal StepOf(AccountProblem account, int asset) =>
        IsPinned(account, asset) ? account.Snapshot.Custodian.Step() : account.Snapshot.Custodian.OrderStep();

    private static decimal OnGridBelow(decimal shares, decimal step) => Math.Floor(shares / step) * step;

}
