namespace AdvisorWorkstation.Optimizer;

/// <summary>What a trade of one asset costs at the prices of <see cref="PricedLots"/> and what it uses of the budgets; cheapest lots are sold first.</summary>
internal static class AssetCost
{
    /// <summary>Cost of selling the amount <paramref name="s"/> of an asset, budget prices included, trade price excluded.</summary>
    public static double OfSale(CompiledProblem compiled, PricedLots lots, int asset, double s)
    {
        var cost = 0.0;
        for (var at = compiled.Lots.First(asset); at < compiled.Lots.End(asset) && s > 0; at++)
        {
            var part = Math.Min(s, lots.Quantity[at]);
            cost += lots.Price[at] * part;
            s -= part;
        }
        return cost;
    }

    /// <summary>Cost of the trade z, budget prices included.</summary>
    public static double OfTrade(CompiledProblem compiled, PricedLots lots, int asset, double z, double buySlope, double tradePrice) => z switch
    {
        0 => 0,
        > 0 => buySlope * z + tradePrice,
        _ => OfSale(compiled, lots, asset, -z) + tradePrice,
    };

    /// <summary>The asset's part of the Lagrangian: f(z) + q (h + z), the function that <see cref="AssetMinimum"/> minimizes.</summary>
    public static double Priced(CompiledProblem compiled, PricedLots lots, int asset, double z, double q, in BudgetPrices prices)
    {
        var assets = compiled.Problem.Assets;
        var weight = assets.Held[asset] + z;
        var active = weight - assets.Target[asset];
        return compiled.Gamma * assets.SpecificVariance[asset] * active * active + q * weight
            + OfTrade(compiled, lots, asset, z, assets.UnitCost[asset] + prices.Turnover / 2, prices.Trades);
    }

    /// <summary>Budget use of the trade z.</summary>
    public static BudgetPrices Use(CompiledProblem compiled, PricedLots lots, int asset, double z)
    {
        BudgetPrices use = default;
        use[0] = Math.Abs(z) / 2;
        use[3] = z == 0 ? 0 : 1;
        var left = -z;
        for (var at = compiled.Lots.First(asset); at < compiled.Lots.End(asset) && left > 0; at++)
        {
            var part = Math.Min(left, lots.Quantity[at]);
            use[1] += part * compiled.Lots.ShortTermGain[lots.Order[at]];
            use[2] += part * compiled.Lots.LongTermGain[lots.Order[at]];
            left -= part;
        }
        return use;
    }

    /// <summary>Lot amounts of the sale s, cheapest first, into an array by lot of the problem.</summary>
    public static void Fill(CompiledProblem compiled, PricedLots lots, int asset, double s, double[] sold)
    {
        for (var at = compiled.Lots.First(asset); at < compiled.Lots.End(asset); at++)
        {
            var part = Math.Min(Math.Max(s, 0), lots.Quantity[at]);
            sold[compiled.Lots.Lot[lots.Order[at]]] = part;
            s -= part;
        }
    }
}
