namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The objective and every requirement of a decision, straight from the definitions in <see cref="RebalanceProblem"/>: the form that judges the solver.
/// Tolerances are those of <see cref="Tolerances"/>.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates selling <paramref name="sold"/> (per lot) and buying <paramref name="bought"/> (per asset).</summary>
    /// <exception cref="ArgumentException">An array has the wrong length.</exception>
    public static Evaluation Evaluate(
        RebalanceProblem problem, ReadOnlySpan<double> sold, ReadOnlySpan<double> bought, Relaxations relaxed = Relaxations.None)
    {
        var (assets, lots) = (problem.Assets, problem.Lots);
        if (sold.Length != lots.Count)
            throw new ArgumentException($"has {sold.Length} elements, not {lots.Count}", nameof(sold));
        if (bought.Length != assets.Count)
            throw new ArgumentException($"has {bought.Length} elements, not {assets.Count}", nameof(bought));

        double tax = 0, cost = 0, linear = 0, turnover = 0, shortTerm = 0, longTerm = 0, specific = 0, invested = 0;
        var traded = 0;
        var weight = new double[assets.Count];
        var soldOf = new double[assets.Count];
        for (var l = 0; l < lots.Count; l++)
        {
            soldOf[lots.Asset[l]] += sold[l];
            tax += lots.TaxPerUnit[l] * sold[l];
            if (lots.LongTerm[l])
                longTerm += lots.GainPerUnit[l] * sold[l];
            else
                shortTerm += lots.GainPerUnit[l] * sold[l];
        }
        for (var i = 0; i < assets.Count; i++)
        {
            weight[i] = assets.Held[i] - soldOf[i] + bought[i];
            var active = weight[i] - assets.Target[i];
            specific += assets.SpecificVariance[i] * active * active;
            cost += assets.UnitCost[i] * (bought[i] + soldOf[i]);
            linear += assets.Linear[i] * weight[i];
            turnover += (bought[i] + soldOf[i]) / 2;
            invested += weight[i];
            if (soldOf[i] > Tolerances.Feasibility || bought[i] > Tolerances.Feasibility)
                traded++;
        }
        var factor = FactorVariance(problem, weight);
        var risk = problem.Weights.Gamma * (factor + specific);
        tax *= problem.Weights.Theta;
        var evaluation = new Evaluation
        {
            Objective = risk + tax + cost + linear,
            Risk = risk,
            Tax = tax,
            Cost = cost,
            Linear = linear,
            TrackingVariance = factor + specific,
            FactorVariance = factor,
            SpecificVariance = specific,
            Cash = 1 - invested,
            Turnover = turnover,
            ShortTermGain = shortTerm,
            LongTermGain = longTerm,
            TradeCount = traded,
            Weight = weight,
            RowValue = [.. problem.Rows.Select(row => RowValue(row, weight))],
            Violations = [],
        };
        return evaluation with { Violations = ViolationCheck.Run(problem, evaluation, sold, soldOf, bought, relaxed) };
    }

    private static double FactorVariance(RebalanceProblem problem, double[] weight)
    {
        var k = problem.Factors.Count;
        var exposure = new double[k];
        for (var i = 0; i < weight.Length; i++)
        {
            for (var j = 0; j < k; j++)
                exposure[j] += problem.Factors.Loadings[i * k + j] * (weight[i] - problem.Assets.Target[i]);
        }
        var root = CholeskyFactor.Of(problem.Factors.Covariance, k);
        var variance = 0.0;
        for (var j = 0; j < k; j++)
        {
            var p = 0.0;
            for (var m = j; m < k; m++)
                p += root[m * k + j] * exposure[m];
            variance += p * p;
        }
        return variance;
    }

    private static double RowValue(LinearRow row, double[] weight)
    {
        var value = 0.0;
        for (var j = 0; j < row.Asset.Length; j++)
            value += row.Coefficient[j] * weight[row.Asset[j]];
        return value;
    }
}
