using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>Where and how low one asset's own cost plus price lies.</summary>
/// <param name="Trade">The minimizing trade z.</param>
/// <param name="Value">f(z) + q (h + z) there; plus infinity when no trade is allowed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AssetMinimum(double Trade, double Value)
{
    /// <summary>Minimum over the allowed trades at price <paramref name="q"/> per unit of weight.</summary>
    public static AssetMinimum Of(CompiledProblem compiled, in AssetTrades trades, PricedLots lots, int asset, double q, in BudgetPrices prices)
    {
        var assets = compiled.Problem.Assets;
        var (h, w) = (assets.Held[asset], assets.Target[asset]);
        var curvature = compiled.Gamma * assets.SpecificVariance[asset];
        var search = new Search(curvature, h, w, q, new(0, double.PositiveInfinity));
        if (trades.Both)
        {
            if (trades.High >= trades.Low)
                search.Net(compiled, trades, lots, asset, assets.UnitCost[asset] + prices.Turnover / 2);
            return search.Best;
        }
        if (trades.Hold)
            search.Offer(0, 0);
        if (trades.CanBuy)
            search.Buy(trades, assets.UnitCost[asset] + prices.Turnover / 2, prices.Trades);
        if (trades.Whole)
            search.Offer(-h, AssetCost.OfSale(compiled, lots, asset, h) + prices.Trades);
        if (trades.CanSell)
            search.Sell(compiled, trades, lots, asset, prices.Trades);
        return search.Best;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Search(double curvature, double h, double w, double q, AssetMinimum best)
    {
        public AssetMinimum Best = best;

        /// <summary>Keeps a trade with the given trading cost when it is better.</summary>
        public void Offer(double z, double cost)
        {
            var active = h + z - w;
            var value = curvature * active * active + cost + q * (h + z);
            if (value < Best.Value)
                Best = new(z, value);
        }

        public void Buy(in AssetTrades trades, double slope, double tradePrice)
        {
            var total = slope + q;
            var y = curvature > 0 ? w - h - total / (2 * curvature) : total > 0 ? trades.BuyLow : trades.BuyHigh;
            y = Math.Min(Math.Max(y, trades.BuyLow), trades.BuyHigh);
            if (trades.Unit == 0)
            {
                Offer(y, slope * y + tradePrice);
                return;
            }
            var (first, last) = trades.Shares(trades.BuyLow, trades.BuyHigh);
            if (last < first)
                return;
            var below = trades.Unit * Math.Clamp(Math.Floor(y / trades.Unit), first, last);
            var above = trades.Unit * Math.Clamp(Math.Ceiling(y / trades.Unit), first, last);
            Offer(below, slope * below + tradePrice);
            Offer(above, slope * above + tradePrice);
        }

        public void Sell(CompiledProblem compiled, in AssetTrades trades, PricedLots lots, int asset, double tradePrice)
        {
            var s = 0.0;
            var start = 0.0;
            for (var at = compiled.Lots.First(asset); at < compiled.Lots.End(asset); at++)
            {
                var end = start + lots.Quantity[at];
                var slope = lots.Price[at] - q;
                if (slope - 2 * curvature * (h - end - w) >= 0)
                {
                    var y = curvature > 0 ? h - w - slope / (2 * curvature) : start;
                    s = Math.Min(Math.Max(y, start), end);
                    break;
                }
                s = start = end;
            }
            s = Math.Min(Math.Max(s, trades.SellLow), trades.SellHigh);
            if (trades.Unit == 0)
            {
                Offer(-s, AssetCost.OfSale(compiled, lots, asset, s) + tradePrice);
                return;
            }
            var (first, last) = trades.Shares(trades.SellLow, trades.SellHigh);
            if (last < first)
                return;
            var below = trades.Unit * Math.Clamp(Math.Floor(s / trades.Unit), first, last);
            var above = trades.Unit * Math.Clamp(Math.Ceiling(s / trades.Unit), first, last);
            Offer(-below, AssetCost.OfSale(compiled, lots, asset, below) + tradePrice);
            Offer(-above, AssetCost.OfSale(compiled, lots, asset, above) + tradePrice);
        }

        /// <summary>
        /// Sales and buys at once: from everything sold upwards, lots are kept dearest first and the buy comes where its slope stands among them.
        /// </summary>
        public void Net(CompiledProblem compiled, in AssetTrades trades, PricedLots lots, int asset, double buySlope)
        {
            var (first, end) = (compiled.Lots.First(asset), compiled.Lots.End(asset));
            double z = 0, cost = 0;
            for (var at = first; at < end; at++)
            {
                z -= lots.Quantity[at];
                cost += lots.Price[at] * lots.Quantity[at];
            }
            var bought = false;
            for (var at = end - 1; at >= first || !bought;)
            {
                var buy = !bought && (at < first || buySlope < -lots.Price[at]);
                var slope = buy ? buySlope : -lots.Price[at];
                var length = buy ? trades.High - z : lots.Quantity[at];
                length = Math.Min(length, trades.High - z);
                var forced = Math.Min(Math.Max(trades.Low - z, 0), length);
                var y = curvature > 0 ? w - h - (slope + q) / (2 * curvature) - z : slope + q > 0 ? 0 : length;
                y = Math.Min(Math.Max(y, forced), length);
                z += y;
                cost += slope * y;
                if (y < length)
                    break;
                if (buy)
                    bought = true;
                else
                    at--;
            }
            Offer(z, cost);
        }
    }
}
