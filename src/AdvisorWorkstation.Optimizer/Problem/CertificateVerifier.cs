namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Recomputes the bound that a <see cref="Certificate"/> proves, from the problem and the certificate alone. Shares no code with the solver.
/// </summary>
public static class CertificateVerifier
{
    /// <summary>The proven bound, and everything that is wrong with the certificate; a certificate with findings proves nothing.</summary>
    public static (double Bound, IReadOnlyList<string> Findings) Verify(
        RebalanceProblem problem, Certificate certificate, Relaxations relaxed = Relaxations.None)
    {
        List<string> findings = [];
        var costs = new AssetCostReference(problem, relaxed);
        var limits = new Dictionary<int, (double Low, double High)>();
        var bound = Bound(problem, certificate, relaxed, costs, limits, findings);
        return (findings.Count == 0 ? bound : double.NegativeInfinity, findings);
    }

    private static double Bound(
        RebalanceProblem problem, Certificate node, Relaxations relaxed, AssetCostReference costs,
        Dictionary<int, (double Low, double High)> limits, List<string> findings)
    {
        switch (node)
        {
            case Certificate.Leaf leaf:
                return LeafBound(problem, leaf.Multipliers, relaxed, costs, limits, findings);
            case Certificate.Empty:
                if (!limits.Any(limit => costs.IsEmpty(limit.Key, limit.Value.Low, limit.Value.High)))
                    findings.Add("a part that is said to be empty is not");
                return double.PositiveInfinity;
            case Certificate.Split split:
                var (low, high) = limits.GetValueOrDefault(split.Asset, (double.NegativeInfinity, double.PositiveInfinity));
                if (split.Below < split.Above && !costs.IsEmpty(split.Asset, Math.Max(low, split.Below), Math.Min(high, split.Above), open: true))
                    findings.Add($"the split on asset {split.Asset} loses trades between {split.Below} and {split.Above}");
                var left = new Dictionary<int, (double Low, double High)>(limits) { [split.Asset] = (low, Math.Min(high, split.Below)) };
                var right = new Dictionary<int, (double Low, double High)>(limits) { [split.Asset] = (Math.Max(low, split.Above), high) };
                return Math.Min(
                    Bound(problem, split.Left, relaxed, costs, left, findings),
                    Bound(problem, split.Right, relaxed, costs, right, findings));
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node, null);
        }
    }

    private static double LeafBound(
        RebalanceProblem problem, Multipliers multipliers, Relaxations relaxed, AssetCostReference costs,
        Dictionary<int, (double Low, double High)> limits, List<string> findings)
    {
        var (assets, k) = (problem.Assets, problem.Factors.Count);
        if (multipliers.Pi.Length != k || multipliers.Rows.Length != problem.Rows.Count)
        {
            findings.Add("the multipliers have the wrong lengths");
            return double.NegativeInfinity;
        }
        var price = new double[assets.Count];
        var bound = 0.0;
        var root = CholeskyFactor.Of(problem.Factors.Covariance, k);
        for (var j = 0; j < k; j++)
        {
            var pi = multipliers.Pi[j];
            bound -= pi * pi / (4 * problem.Weights.Gamma);
            for (var i = 0; i < assets.Count; i++)
            {
                var loading = 0.0;
                for (var m = j; m < k; m++)
                    loading += problem.Factors.Loadings[i * k + m] * root[m * k + j];
                price[i] += loading * pi;
                bound -= pi * loading * assets.Target[i];
            }
        }
        bound -= Limit(multipliers.Cash, 1 - problem.Limits.MaxCash, 1 - problem.Limits.MinCash);
        for (var i = 0; i < assets.Count; i++)
            price[i] += multipliers.Cash;
        for (var r = 0; r < problem.Rows.Count; r++)
        {
            var row = problem.Rows[r];
            bound -= Limit(multipliers.Rows[r], row.Lower, row.Upper);
            for (var j = 0; j < row.Asset.Length; j++)
                price[row.Asset[j]] += multipliers.Rows[r] * row.Coefficient[j];
        }
        var trades = relaxed.Includes(Relaxations.TradeCount) || problem.Limits.MaxTrades is null ? 0 : Math.Max(0, multipliers.Trades);
        var budgets = (Turnover: Math.Max(0, multipliers.Turnover), ShortTerm: Math.Max(0, multipliers.ShortTermGains), LongTerm: Math.Max(0, multipliers.LongTermGains));
        bound -= Limit(budgets.Turnover, 0, problem.Limits.TurnoverCap);
        bound -= Limit(budgets.ShortTerm, 0, problem.Limits.ShortTermGainBudget);
        bound -= Limit(budgets.LongTerm, 0, problem.Limits.LongTermGainBudget);
        bound -= Limit(trades, 0, problem.Limits.MaxTrades ?? 0);
        for (var i = 0; i < assets.Count; i++)
        {
            var (low, high) = limits.GetValueOrDefault(i, (double.NegativeInfinity, double.PositiveInfinity));
            bound += costs.Minimum(i, price[i], budgets.Turnover, budgets.ShortTerm, budgets.LongTerm, trades, low, high);
        }
        return bound;
    }

    private static double Limit(double multiplier, double lower, double upper) =>
        multiplier == 0 ? 0 : multiplier * (multiplier > 0 ? upper : lower);
}
