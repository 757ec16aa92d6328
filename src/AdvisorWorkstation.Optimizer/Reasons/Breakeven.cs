namespace AdvisorWorkstation.Optimizer;

/// <summary>The price at which a sale stops being worth it.</summary>
internal static class Breakeven
{
    private const double MostRise = 10;

    /// <summary>The lowest price above the current one at which the sale is worth nothing; null when there is none or it is worth nothing now.</summary>
    public static double? Above(RebalanceProblem problem, Solution solution, MarginalPrices prices, int asset)
    {
        if (Worth(problem, solution, prices, asset, 1) <= 0)
            return null;
        var (low, high) = (1.0, 1.0);
        do
        {
            (low, high) = (high, high * 1.05);
            if (high > MostRise)
                return null;
        }
        while (Worth(problem, solution, prices, asset, high) > 0);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (Worth(problem, solution, prices, asset, middle) > 0)
                low = middle;
            else
                high = middle;
        }
        return problem.Assets.Price[asset] * low;
    }

    /// <summary>
    /// Objective without the sale minus with it when the price is <paramref name="ratio"/> times the current one: weights of the asset grow with it, the
    /// tax on what is sold follows from each lot's basis and rate, NAV and all other weights stay.
    /// </summary>
    internal static double Worth(RebalanceProblem problem, Solution solution, MarginalPrices prices, int asset, double ratio)
    {
        var (assets, lots) = (problem.Assets, problem.Lots);
        double tax = 0, sold = 0;
        for (var l = problem.FirstLot[asset]; l < problem.FirstLot[asset + 1]; l++)
        {
            sold += solution.Sold[l];
            // at the new price the gain per unit at the old price is gain + ratio - 1, taxed at the lot's rate
            var rate = lots.GainPerUnit[l] != 0 ? lots.TaxPerUnit[l] / lots.GainPerUnit[l] : 0;
            tax += problem.Weights.Theta * rate * (lots.GainPerUnit[l] + ratio - 1) * solution.Sold[l];
        }
        var dx = prices.Weight[asset] * (ratio - 1);
        var risk = prices.RiskChange(asset, dx + ratio * sold) - prices.RiskChange(asset, dx);
        return risk - tax + ratio * sold * (assets.Linear[asset] - assets.UnitCost[asset]);
    }
}
