namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The best budget prices: maximizes the bound of <see cref="EnvelopeProgram"/>, a concave function of turnover, gain and trade prices, by Newton steps on
/// its exact Hessian that every earlier evaluation bounds from above. Keeps the multipliers of the best bound.
/// </summary>
internal sealed unsafe class OuterMultipliers
{
    private const int Most = BudgetPrices.Count;

    /// <summary>Gap of an envelope program that counts as solved; it is lost from the bound.</summary>
    private const double InteriorTolerance = 3e-9;

    private readonly InteriorPoint _interior;
    private readonly DenseKernels _dense;
    private readonly DualBound _other;
    private readonly CutModel _cuts = new();
    private readonly double[] _curvature = new double[Most * Most];
    private readonly double[] _flat = new double[Most * Most];
    private readonly AlignedVector _best = new();
    private double[] _weight = [];
    private double[] _savedWeight = [];
    private double[] _savedMultipliers = [];
    private BudgetPrices _savedPrices;
    private int _savedAssets;
    private int _savedRows;

    public OuterMultipliers(InteriorPoint interior, DenseKernels dense)
    {
        (_interior, _dense) = (interior, dense);
        Bound = new(dense);
        _other = new(dense);
        for (var e = 0; e < Most; e++)
            _flat[e * Most + e] = 1e-9;
    }

    public EnvelopeProgram Envelopes { get; } = new();

    public InteriorStart Start { get; } = new();

    public PricedLots Lots { get; } = new();

    /// <summary>Evaluates bounds; after <see cref="Maximize"/> it holds the last point evaluated, not the best.</summary>
    public DualBound Bound { get; }

    /// <summary>Best bound found by the last <see cref="Maximize"/>.</summary>
    public double BestBound { get; private set; }

    /// <summary>Bound of the last evaluation.</summary>
    public double LastBound { get; private set; }

    /// <summary>Budget prices of the best bound.</summary>
    public BudgetPrices BestPrices;

    /// <summary>Budget prices at which the interior point and the envelopes stand.</summary>
    public BudgetPrices LastPrices;

    /// <summary>Use of the budgets by the relaxed solution at the best bound.</summary>
    public BudgetPrices BestUse;

    /// <summary>Multipliers of the rows of M at the best bound.</summary>
    public double* BestMultipliers => _best.Pointer;

    /// <summary>Weights by slot of the relaxed solution at the best bound.</summary>
    public ReadOnlySpan<double> BestWeight => _weight;

    /// <summary>Envelope programs solved and interior point iterations since the last reset.</summary>
    public int Solves { get; set; }

    /// <inheritdoc cref="Solves"/>
    public int Iterations { get; set; }

    /// <summary>Takes a problem in, and arranges it by the envelopes without budget prices; false when an asset has no allowed trade.</summary>
    public bool Load(CompiledProblem compiled, TradeDomain domain)
    {
        Lots.Load(compiled);
        Envelopes.Envelope.Load(compiled);
        Lots.Sort(compiled, default);
        var allowed = Envelopes.Envelope.BuildAll(compiled, domain, Lots, default);
        compiled.Arrange(Envelopes.Envelope.Counts);
        Start.Resize(compiled);
        _best.Ensure(compiled.Rows);
        if (_weight.Length < compiled.Slots)
            _weight = new double[compiled.Slots];
        BestPrices = default;
        (Solves, Iterations) = (0, 0);
        return allowed;
    }

    /// <summary>Keeps the last solution for <see cref="Resume"/>.</summary>
    public void Save(CompiledProblem compiled)
    {
        if (_savedWeight.Length < compiled.Assets || _savedMultipliers.Length < compiled.Rows)
            (_savedWeight, _savedMultipliers) = (new double[compiled.Assets], new double[compiled.Rows]);
        for (var i = 0; i < compiled.Assets; i++)
            _savedWeight[i] = _interior.Point.X[compiled.SlotOf[i]];
        new Span<double>(_interior.Multipliers, compiled.Rows).CopyTo(_savedMultipliers);
        (_savedPrices, _savedAssets, _savedRows) = (LastPrices, compiled.Assets, compiled.Rows);
    }

    /// <summary>Starts near the saved solution if the problem has the same shape; returns the budget prices to start from.</summary>
    public BudgetPrices Resume(CompiledProblem compiled)
    {
        if (_savedAssets != compiled.Assets || _savedRows != compiled.Rows)
            return default;
        Start.Resume(compiled, _savedWeight, _savedMultipliers);
        var prices = _savedPrices;
        for (var e = 0; e < Most; e++)
            prices[e] = double.IsInfinity(compiled.BudgetLimit[e]) ? 0 : prices[e];
        return prices;
    }

    /// <summary>
    /// Maximizes from the given prices; stops within <paramref name="tolerance"/> of the maximum, at a bound of <paramref name="cutoff"/>, or after
    /// <paramref name="mostSolves"/>.
    /// False when an asset has no allowed trade, so that the bound is infinite. With <paramref name="trustCurvature"/> it also stops where Newton's model
    /// promises no more than the tolerance, which kinks of the bound may belie.
    /// </summary>
    public bool Maximize(
        CompiledProblem compiled, TradeDomain domain, in BudgetPrices from, double tolerance, int mostSolves, double cutoff = double.PositiveInfinity,
        bool trustCurvature = false)
    {
        _cuts.Clear();
        BestBound = double.NegativeInfinity;
        var prices = from;
        for (var solve = 0; ; solve++)
        {
            if (!Evaluate(compiled, domain, prices, out var bound, out var gradient))
                return false;
            LastPrices = prices;
            _cuts.Add(prices, bound, gradient);
            LastBound = bound;
            if (bound > BestBound)
                Keep(compiled, prices, bound, gradient);
            if (solve + 1 >= mostSolves || BestBound >= cutoff || IsStationary(prices, gradient, tolerance) || !Next(compiled, tolerance, trustCurvature, out prices))
                return true;
        }
    }

    /// <summary>Solves once more at the best prices unless the interior point stands where the bound is nearly as good.</summary>
    public void Restore(CompiledProblem compiled, TradeDomain domain, double tolerance)
    {
        if (LastBound >= BestBound - tolerance)
            return;
        Evaluate(compiled, domain, BestPrices, out var bound, out _);
        (LastPrices, LastBound) = (BestPrices, bound);
    }

    /// <summary>Takes multipliers found elsewhere as the best.</summary>
    public void Adopt(CompiledProblem compiled, TradeDomain domain, double* multipliers, in BudgetPrices prices)
    {
        BestPrices = prices;
        BestBound = BoundAt(compiled, domain, multipliers, prices);
        new Span<double>(multipliers, compiled.Rows).CopyTo(_best.Span);
    }

    /// <summary>The bound that given multipliers prove.</summary>
    public double BoundAt(CompiledProblem compiled, TradeDomain domain, double* multipliers, in BudgetPrices prices)
    {
        Lots.Sort(compiled, prices);
        return _other.Evaluate(compiled, domain, Lots, multipliers, prices);
    }

    /// <summary>Solves the envelope program at the given prices.</summary>
    private bool Evaluate(CompiledProblem compiled, TradeDomain domain, in BudgetPrices prices, out double bound, out BudgetPrices gradient)
    {
        (bound, gradient) = (double.PositiveInfinity, default);
        Lots.Sort(compiled, prices);
        if (!Envelopes.Build(compiled, domain, Lots, prices))
            return false;
        var outcome = _interior.Solve(Envelopes.Program, Start, InteriorTolerance, 80);
        Start.Remember(_interior.Point, _interior.Multipliers);
        Solves++;
        Iterations += outcome.Iterations;
        bound = Bound.Evaluate(compiled, domain, Lots, _interior.Multipliers, prices);
        var use = Envelopes.Use(compiled, _interior.Point);
        for (var e = 0; e < Most; e++)
            gradient[e] = double.IsInfinity(compiled.BudgetLimit[e]) ? 0 : use[e] - compiled.BudgetLimit[e];
        return true;
    }

    private void Keep(CompiledProblem compiled, in BudgetPrices prices, double bound, in BudgetPrices gradient)
    {
        BestBound = bound;
        BestPrices = prices;
        for (var e = 0; e < Most; e++)
            BestUse[e] = double.IsInfinity(compiled.BudgetLimit[e]) ? 0 : gradient[e] + compiled.BudgetLimit[e];
        new Span<double>(_interior.Multipliers, compiled.Rows).CopyTo(_best.Span);
        new Span<double>(_interior.Point.X, compiled.Slots).CopyTo(_weight);
        _interior.BudgetCurvature(Envelopes, compiled, _curvature);
        for (var e = 0; e < Most; e++)
        {
            if (double.IsInfinity(compiled.BudgetLimit[e]))
                ClearCurvature(e);
        }
    }

    /// <summary>A budget without a limit keeps its price of 0.</summary>
    private void ClearCurvature(int budget)
    {
        for (var e = 0; e < Most; e++)
            _curvature[e * Most + budget] = _curvature[budget * Most + e] = e == budget ? 1 : 0;
    }

    /// <summary>No budget is overused, and what is unused costs nothing.</summary>
    private static bool IsStationary(in BudgetPrices prices, in BudgetPrices gradient, double tolerance)
    {
        var improvement = 0.0;
        for (var e = 0; e < Most; e++)
            improvement += gradient[e] > 0 ? 1e3 * gradient[e] : -gradient[e] * prices[e];
        return improvement <= tolerance;
    }

    /// <summary>The next prices to try; false when no prices can improve the bound by more than the tolerance.</summary>
    private bool Next(CompiledProblem compiled, double tolerance, bool trustCurvature, out BudgetPrices prices)
    {
        BudgetPrices most = default;
        for (var e = 0; e < Most; e++)
            most[e] = double.IsInfinity(compiled.BudgetLimit[e]) ? 1 : e == 3 ? 0.1 : 0.1 * compiled.Penalty;
        var scale = Math.Max(tolerance, 1e-9) * 100;
        var ceiling = _cuts.Maximize(BestPrices, _flat, most, scale, out prices);
        if (ceiling - BestBound <= tolerance)
            return false;
        var promised = _cuts.Maximize(BestPrices, _curvature, most, scale, out prices);
        if (trustCurvature && promised - BestBound <= tolerance)
            return false;
        for (var e = 0; e < Most; e++)
            prices[e] = double.IsInfinity(compiled.BudgetLimit[e]) ? 0 : prices[e];
        return true;
    }
}
