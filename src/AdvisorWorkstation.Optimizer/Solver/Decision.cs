namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// A candidate decision in the solver's workspace: what is sold of each lot and bought of each asset, with its objective and its largest violation.
/// </summary>
internal sealed unsafe class Decision(DenseKernels dense)
{
    private readonly AlignedVector _active = new();
    private readonly AlignedVector _rowValue = new();

    /// <summary>By lot of the problem.</summary>
    public double[] Sold { get; private set; } = [];

    /// <summary>By asset.</summary>
    public double[] Bought { get; private set; } = [];

    /// <summary>Trade z = x - h by asset.</summary>
    public double[] Trade { get; private set; } = [];

    public double Objective { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest violation of a row, cash, a budget or an asset's own limits, in the solver's scaling; trades beyond the cap count as 1 each.</summary>
    public double Violation { get; private set; } = double.PositiveInfinity;

    public BudgetPrices Use;

    /// <summary>Values of the rows of M: the first are exposures including the target's.</summary>
    public double* RowValue => _rowValue.Pointer;

    public bool IsFeasible => Violation <= 0.5 * Tolerances.Feasibility;

    public void Resize(CompiledProblem compiled)
    {
        if (Bought.Length < compiled.Assets)
            (Bought, Trade) = (new double[compiled.Assets], new double[compiled.Assets]);
        if (Sold.Length < compiled.Problem.Lots.Count)
            Sold = new double[compiled.Problem.Lots.Count];
        _active.Ensure(compiled.Slots);
        _rowValue.Ensure(compiled.Rows);
        Forget();
    }

    /// <summary>Makes this decision worse than any.</summary>
    public void Forget() => Objective = Violation = double.PositiveInfinity;

    public void CopyFrom(Decision other, CompiledProblem compiled)
    {
        Array.Copy(other.Sold, Sold, compiled.Problem.Lots.Count);
        Array.Copy(other.Bought, Bought, compiled.Assets);
        Array.Copy(other.Trade, Trade, compiled.Assets);
        (Objective, Violation, Use) = (other.Objective, other.Violation, other.Use);
        Buffer.MemoryCopy(other.RowValue, RowValue, sizeof(double) * compiled.Rows, sizeof(double) * compiled.Rows);
    }

    /// <summary>Computes everything from the sold and bought amounts.</summary>
    public void Measure(CompiledProblem compiled, TradeDomain domain)
    {
        var (assets, lots) = (compiled.Problem.Assets, compiled.Lots);
        var x = _active.Pointer;
        new Span<double>(x, compiled.Slots).Clear();
        double own = 0;
        Violation = 0;
        Use = default;
        for (var i = 0; i < compiled.Assets; i++)
        {
            double sold = 0, tax = 0;
            for (var l = lots.First(i); l < lots.End(i); l++)
            {
                var amount = Sold[lots.Lot[l]];
                sold += amount;
                tax += lots.Cost[l] * amount;
                Use[1] += lots.ShortTermGain[l] * amount;
                Use[2] += lots.LongTermGain[l] * amount;
            }
            Trade[i] = Bought[i] - sold;
            Violation = Math.Max(Violation, domain.Root(i).Distance(Trade[i], assets.Held[i]));
            var weight = assets.Held[i] + Trade[i];
            var active = weight - assets.Target[i];
            own += compiled.Gamma * assets.SpecificVariance[i] * active * active + assets.Linear[i] * weight + assets.UnitCost[i] * Bought[i] + tax;
            Use[0] += (sold + Bought[i]) / 2;
            Use[3] += sold > Tolerances.Feasibility || Bought[i] > Tolerances.Feasibility ? 1 : 0;
            x[compiled.SlotOf[i]] = weight;
        }
        dense.Multiply(compiled.Matrix, compiled.Rows, compiled.Slots, x, RowValue);
        for (var j = 0; j < compiled.FactorRows; j++)
        {
            var p = RowValue[j] - compiled.TargetExposure[j];
            own += compiled.Gamma * p * p;
        }
        Objective = own;
        for (var r = 0; r < compiled.Rows - compiled.FactorRows; r++)
        {
            var value = RowValue[compiled.FactorRows + r];
            Violation = Math.Max(Violation, Math.Max(compiled.RowLower[r] - value, value - compiled.RowUpper[r]));
        }
        for (var e = 0; e < BudgetPrices.Count; e++)
            Violation = Math.Max(Violation, Use[e] - compiled.BudgetLimit[e]);
    }
}
