namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The Lagrangian dual of the whole problem at given multipliers, a lower bound on the objective whatever they are:
/// <code>
/// -|pi|^2/(4 Gamma) - pi'G'w - sum_r (lam_r^+ U_r - lam_r^- L_r) - (budget prices)'(budget limits) + sum_i min over allowed z of [f_i(z) + q_i (h_i + z)]
/// f_i(z) = Gamma d_i (h+z-w)^2 + cost of selling or buying z + turnover |z|/2 + gain prices + trade price 1[z != 0],   q = M'multipliers + Linear
/// </code>
/// exact in every one-dimensional minimum: share grid, minimum trade, whole position and wash exclusion included
/// (Lagrangian relaxation as in Geoffrion, "Lagrangean relaxation for integer programming", 1974).
/// </summary>
internal sealed unsafe class DualBound(DenseKernels dense)
{
    private readonly AlignedVector _price = new();
    private double[] _best = [];
    private double[] _value = [];

    /// <summary>Trade at which each asset's minimum lies.</summary>
    public ReadOnlySpan<double> Trade => _best;

    /// <summary>Value of each asset's minimum.</summary>
    public ReadOnlySpan<double> Value => _value;

    /// <summary>q of each asset, by asset.</summary>
    public double Price(CompiledProblem compiled, int asset) => _price.Pointer[compiled.SlotOf[asset]] + compiled.Problem.Assets.Linear[asset];

    /// <summary>The bound; plus infinity when an asset has no allowed trade.</summary>
    /// <param name="multipliers">Factor rows, then requirement rows: positive at the upper limit.</param>
    /// <param name="lots">Lots sorted at the same budget prices.</param>
    public double Evaluate(CompiledProblem compiled, TradeDomain domain, PricedLots lots, double* multipliers, in BudgetPrices prices)
    {
        if (_best.Length < compiled.Assets)
            (_best, _value) = (new double[compiled.Assets], new double[compiled.Assets]);
        var price = _price.Ensure(compiled.Slots);
        dense.MultiplyTransposed(compiled.Matrix, compiled.Rows, compiled.Slots, multipliers, price);
        var bound = Constant(compiled, multipliers, prices);
        for (var i = 0; i < compiled.Assets; i++)
        {
            var minimum = AssetMinimum.Of(compiled, domain.Of(i), lots, i, Price(compiled, i), prices);
            (_best[i], _value[i]) = (minimum.Trade, minimum.Value);
            bound += minimum.Value;
        }
        return bound;
    }

    /// <summary>The part of the bound that no asset contributes.</summary>
    private static double Constant(CompiledProblem compiled, double* multipliers, in BudgetPrices prices)
    {
        var value = 0.0;
        for (var j = 0; j < compiled.FactorRows; j++)
            value -= multipliers[j] * (multipliers[j] / (4 * compiled.Gamma) + compiled.TargetExposure[j]);
        for (var r = 0; r < compiled.Rows - compiled.FactorRows; r++)
        {
            var multiplier = multipliers[compiled.FactorRows + r];
            if (multiplier != 0)
                value -= multiplier * (multiplier > 0 ? compiled.RowUpper[r] : compiled.RowLower[r]);
        }
        for (var e = 0; e < BudgetPrices.Count; e++)
        {
            if (prices[e] > 0)
                value -= prices[e] * compiled.BudgetLimit[e];
        }
        return value;
    }
}
