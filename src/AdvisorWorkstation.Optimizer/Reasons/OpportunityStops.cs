namespace AdvisorWorkstation.Optimizer;

/// <summary>What stands in the way of an opportunity: prohibitions first, else the largest cost at the decision.</summary>
internal static class OpportunityStops
{
    /// <summary>What keeps a lot at a loss from being sold.</summary>
    public static Stop OfSale(RebalanceProblem problem, Solution solution, MarginalPrices prices, int lot)
    {
        var (assets, asset) = (problem.Assets, problem.Lots.Asset[lot]);
        if (problem.Lots.Locked[lot])
            return Stop.Prohibition(RequirementKind.LockedLot, lot);
        if (Prohibited(problem, solution, prices, asset, isBuy: false) is { } prohibition)
            return prohibition;
        var weight = WeightCosts(problem, solution, prices, asset, -(problem.Lots.Quantity[lot] - solution.Sold[lot]));
        return Strongest([.. weight, .. prices.OfSale(lot).Select(cost => new Stop(cost.Requirement, null, cost.Cost))]);
    }

    /// <summary>What keeps a weight from going to its target.</summary>
    public static Stop OfDrift(RebalanceProblem problem, Solution solution, MarginalPrices prices, int asset, double drift)
    {
        var isBuy = drift > 0;
        if (Prohibited(problem, solution, prices, asset, isBuy) is { } prohibition)
            return prohibition;
        List<Stop> stops = [.. WeightCosts(problem, solution, prices, asset, drift).Where(stop => stop.Term != ObjectiveTerm.Risk)];
        if (isBuy)
        {
            stops.Add(new(new Requirement(RequirementKind.Turnover), null, prices.TurnoverPrice));
        }
        else if (CheapestLot(problem, solution, asset) is { } lot)
        {
            stops.Add(new(null, ObjectiveTerm.Tax, problem.Weights.Theta * problem.Lots.TaxPerUnit[lot]));
            stops.AddRange(prices.OfSale(lot).Select(cost => new Stop(cost.Requirement, null, cost.Cost)));
        }
        return Strongest(stops);
    }

    /// <summary>A requirement of the asset itself that forbids the direction, or null.</summary>
    private static Stop? Prohibited(RebalanceProblem problem, Solution solution, MarginalPrices prices, int asset, bool isBuy)
    {
        const double Near = 1e-7;
        var (assets, weight) = (problem.Assets, prices.Weight[asset]);
        var sold = 0.0;
        for (var l = problem.FirstLot[asset]; l < problem.FirstLot[asset + 1]; l++)
            sold += solution.Sold[l];
        if (isBuy)
        {
            return assets.NoBuy[asset] ? Stop.Prohibition(RequirementKind.NoBuy, asset)
                : assets.WashNoBuy[asset] ? Stop.Prohibition(RequirementKind.WashNoBuy, asset)
                : assets.Target[asset] <= 0 ? Stop.Prohibition(RequirementKind.OutsideIndex, asset)
                : sold > Tolerances.Feasibility ? Stop.Prohibition(RequirementKind.WashExclusion, asset)
                : weight >= assets.Upper[asset] - Near ? Stop.Prohibition(RequirementKind.AssetUpper, asset)
                : Step(problem, asset, sold + solution.Bought[asset], assets.Target[asset] - weight);
        }
        return assets.NoSell[asset] ? Stop.Prohibition(RequirementKind.NoSell, asset)
            : solution.Bought[asset] > Tolerances.Feasibility ? Stop.Prohibition(RequirementKind.WashExclusion, asset)
            : weight <= assets.Lower[asset] + Near && assets.Lower[asset] > 0 ? Stop.Prohibition(RequirementKind.AssetLower, asset)
            : CheapestLot(problem, solution, asset) is null ? Stop.Prohibition(RequirementKind.LockedLot, problem.FirstLot[asset])
            : Step(problem, asset, sold + solution.Bought[asset], weight - Math.Max(assets.Target[asset], 0));
    }

    /// <summary>The smallest trade, or one whole share, when an untraded asset has less than that to do.</summary>
    private static Stop? Step(RebalanceProblem problem, int asset, double traded, double wanted)
    {
        if (traded > Tolerances.Feasibility || wanted <= 0)
            return null;
        return wanted < problem.Limits.MinTrade ? Stop.Prohibition(RequirementKind.MinTrade, asset)
            : !problem.Assets.Fractional[asset] && wanted < problem.ShareWeight(asset) / 2 ? Stop.Prohibition(RequirementKind.WholeShares, asset)
            : null;
    }

    private static int? CheapestLot(RebalanceProblem problem, Solution solution, int asset)
    {
        int? cheapest = null;
        for (var l = problem.FirstLot[asset]; l < problem.FirstLot[asset + 1]; l++)
        {
            if (!problem.Lots.Locked[l] && problem.Lots.Quantity[l] - solution.Sold[l] > Tolerances.Feasibility
                && (cheapest is not { } best || problem.Lots.TaxPerUnit[l] < problem.Lots.TaxPerUnit[best]))
            {
                cheapest = l;
            }
        }
        return cheapest;
    }

    /// <summary>Costs per unit of changing an asset's weight by the given amount, budgets of sales and turnover excepted.</summary>
    private static IEnumerable<Stop> WeightCosts(RebalanceProblem problem, Solution solution, MarginalPrices prices, int asset, double amount)
    {
        var sign = Math.Sign(amount);
        yield return new(null, ObjectiveTerm.Risk, sign * prices.Risk(asset));
        yield return new(null, ObjectiveTerm.Linear, sign * problem.Assets.Linear[asset]);
        yield return new(null, ObjectiveTerm.Cost, problem.Assets.UnitCost[asset]);
        foreach (var (requirement, cost) in prices.OfWeight(asset))
            yield return new(requirement, null, sign * cost);
        if (prices.TradePrice > 0 && !IsTraded(problem, solution, asset))
            yield return new(new Requirement(RequirementKind.TradeCount), null, prices.TradePrice / Math.Abs(amount));
    }

    private static bool IsTraded(RebalanceProblem problem, Solution solution, int asset)
    {
        var traded = solution.Bought[asset] > Tolerances.Feasibility;
        for (var l = problem.FirstLot[asset]; l < problem.FirstLot[asset + 1]; l++)
            traded |= solution.Sold[l] > Tolerances.Feasibility;
        return traded;
    }

    private static Stop Strongest(IEnumerable<Stop> stops) => stops.MaxBy(stop => stop.Cost)!;
}
