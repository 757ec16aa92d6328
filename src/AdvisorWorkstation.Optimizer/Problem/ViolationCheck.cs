namespace AdvisorWorkstation.Optimizer;

/// <summary>Every requirement of a problem, checked one by one against a decision.</summary>
internal static class ViolationCheck
{
    public static List<Violation> Run(
        RebalanceProblem problem, Evaluation evaluation, ReadOnlySpan<double> sold, double[] soldOf, ReadOnlySpan<double> bought, Relaxations relaxed)
    {
        List<Violation> violations = [];
        void Need(RequirementKind kind, int index, double excess, double tolerance = Tolerances.Feasibility)
        {
            if (!(excess <= tolerance))
                violations.Add(new(new(kind, index), excess));
        }

        var limits = problem.Limits;
        Need(RequirementKind.MinCash, -1, limits.MinCash - evaluation.Cash);
        Need(RequirementKind.MaxCash, -1, evaluation.Cash - limits.MaxCash);
        Need(RequirementKind.Turnover, -1, evaluation.Turnover - limits.TurnoverCap);
        Need(RequirementKind.ShortTermGains, -1, evaluation.ShortTermGain - limits.ShortTermGainBudget);
        Need(RequirementKind.LongTermGains, -1, evaluation.LongTermGain - limits.LongTermGainBudget);
        if (!relaxed.Includes(Relaxations.TradeCount) && limits.MaxTrades is { } cap)
            Need(RequirementKind.TradeCount, -1, evaluation.TradeCount - cap);
        for (var r = 0; r < problem.Rows.Count; r++)
        {
            var row = problem.Rows[r];
            var tolerance = Tolerances.Feasibility * row.Coefficient.Aggregate(1.0, (most, a) => Math.Max(most, Math.Abs(a)));
            Need(RequirementKind.RowLower, r, row.Lower - evaluation.RowValue[r], tolerance);
            Need(RequirementKind.RowUpper, r, evaluation.RowValue[r] - row.Upper, tolerance);
        }

        var (assets, lots) = (problem.Assets, problem.Lots);
        for (var l = 0; l < lots.Count; l++)
        {
            Need(RequirementKind.LotQuantity, l, Math.Max(-sold[l], sold[l] - lots.Quantity[l]));
            if (lots.Locked[l] && !assets.MustSell[lots.Asset[l]])
                Need(RequirementKind.LockedLot, l, sold[l]);
        }
        for (var i = 0; i < assets.Count; i++)
        {
            Need(RequirementKind.AssetLower, i, assets.Lower[i] - evaluation.Weight[i]);
            Need(RequirementKind.AssetUpper, i, evaluation.Weight[i] - assets.Upper[i]);
            Need(RequirementKind.NonnegativeBuy, i, -bought[i]);
            if (assets.NoBuy[i])
                Need(RequirementKind.NoBuy, i, bought[i]);
            if (assets.WashNoBuy[i])
                Need(RequirementKind.WashNoBuy, i, bought[i]);
            if (assets.Target[i] <= 0)
                Need(RequirementKind.OutsideIndex, i, bought[i]);
            if (assets.MustSell[i])
                Need(RequirementKind.MustSell, i, Math.Max(bought[i], evaluation.Weight[i]));
            else if (assets.NoSell[i])
                Need(RequirementKind.NoSell, i, soldOf[i]);
            if (!relaxed.Includes(Relaxations.WashExclusion))
                Need(RequirementKind.WashExclusion, i, Math.Min(soldOf[i], bought[i]));
            var wholePosition = assets.Held[i] > 0 && Math.Abs(soldOf[i] - assets.Held[i]) <= Tolerances.Feasibility;
            if (!relaxed.Includes(Relaxations.MinTrade))
            {
                Need(RequirementKind.MinTrade, i, wholePosition ? 0 : BelowMinimum(soldOf[i], limits.MinTrade));
                Need(RequirementKind.MinTrade, i, BelowMinimum(bought[i], limits.MinTrade));
            }
            if (!relaxed.Includes(Relaxations.WholeShares) && !assets.Fractional[i])
            {
                Need(RequirementKind.WholeShares, i, wholePosition ? 0 : BrokenShares(soldOf[i] / problem.ShareWeight(i)), tolerance: 0);
                Need(RequirementKind.WholeShares, i, BrokenShares(bought[i] / problem.ShareWeight(i)), tolerance: 0);
            }
        }
        return violations;
    }

    private static double BelowMinimum(double trade, double minimum) => trade <= Tolerances.Feasibility ? 0 : minimum - trade;

    /// <summary>Distance from a whole number of shares, or 0 within the tolerance.</summary>
    private static double BrokenShares(double shares)
    {
        var broken = Math.Abs(shares - Math.Round(shares));
        return broken <= Tolerances.Shares * Math.Max(1, shares) ? 0 : broken;
    }
}
