namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// A problem in the solver's layout: assets ordered into slots by their number of segments, so that neighbours have equally many;
/// the matrix M whose rows are the factors (G = F chol(Omega)), cash (all ones) and the linear rows, each scaled to a largest coefficient of 1;
/// the sellable lots. Reused from solve to solve; its arrays only grow.
/// </summary>
internal sealed unsafe class CompiledProblem
{
    private readonly AlignedVector _matrix = new();
    private readonly AlignedVector _cholesky = new();
    private int[] _slotCounts = [];

    public RebalanceProblem Problem { get; private set; } = null!;

    public Relaxations Relaxed { get; private set; }

    public int Assets { get; private set; }

    /// <summary>Number of slots, a multiple of 8; slots beyond the assets are empty.</summary>
    public int Slots { get; private set; }

    /// <summary>Number of factors.</summary>
    public int FactorRows { get; private set; }

    /// <summary>Factors, cash, linear rows.</summary>
    public int Rows { get; private set; }

    /// <summary>M, row-major in slot order.</summary>
    public double* Matrix { get; private set; }

    public double Gamma { get; private set; }

    /// <summary>Price of a violated row or budget in the elastic programs: far above any multiplier.</summary>
    public double Penalty { get; private set; }

    /// <summary>Slot of each asset.</summary>
    public int[] SlotOf { get; private set; } = [];

    /// <summary>Asset in each slot; -1 for an empty one.</summary>
    public int[] AssetIn { get; private set; } = [];

    /// <summary>G'w.</summary>
    public double[] TargetExposure { get; private set; } = [];

    /// <summary>Scaled limits of cash and the linear rows.</summary>
    public double[] RowLower { get; private set; } = [];

    /// <inheritdoc cref="RowLower"/>
    public double[] RowUpper { get; private set; } = [];

    /// <summary>Largest coefficient of each row, by which it was divided; 1 for cash.</summary>
    public double[] RowScale { get; private set; } = [];

    public SellableLots Lots { get; } = new();

    /// <summary>Limits of turnover, gains and trades.</summary>
    public BudgetPrices BudgetLimit;

    public bool HasTradeCap => !double.IsInfinity(BudgetLimit.Trades);

    /// <summary>Takes a problem in; <see cref="Arrange"/> has to follow.</summary>
    public void Load(RebalanceProblem problem, Relaxations relaxed)
    {
        (Problem, Relaxed, Assets, Gamma) = (problem, relaxed, problem.Assets.Count, problem.Weights.Gamma);
        FactorRows = problem.Factors.Count;
        Rows = FactorRows + 1 + problem.Rows.Count;
        Slots = AlignedVector.Padded(Assets);
        BudgetLimit = BudgetPrices.Limits(problem, relaxed);
        Grow();
        Lots.Load(problem);
        Penalty = 1e3 * Math.Max(1, Lots.SteepestTax * problem.Weights.Theta);
    }

    /// <summary>Assigns slots to assets with about as many segments as given, so that neighbours have equally many, and fills in M.</summary>
    public void Arrange(ReadOnlySpan<int> segments)
    {
        AssignSlots(segments);
        Matrix = _matrix.Ensure(Rows * Slots);
        new Span<double>(Matrix, Rows * Slots).Clear();
        FillFactors();
        FillRows();
    }

    private void Grow()
    {
        if (SlotOf.Length < Slots)
            (SlotOf, AssetIn) = (new int[Slots], new int[Slots]);
        if (TargetExposure.Length < FactorRows)
            TargetExposure = new double[FactorRows];
        var rows = Rows - FactorRows;
        if (RowLower.Length < rows)
            (RowLower, RowUpper, RowScale) = (new double[rows], new double[rows], new double[rows]);
    }

    /// <summary>Counting sort by number of segments, most first.</summary>
    private void AssignSlots(ReadOnlySpan<int> segments)
    {
        var most = 0;
        for (var i = 0; i < Assets; i++)
            most = Math.Max(most, segments[i]);
        if (_slotCounts.Length < most + 2)
            _slotCounts = new int[most + 2];
        Array.Clear(_slotCounts);
        for (var i = 0; i < Assets; i++)
            _slotCounts[most - segments[i] + 1]++;
        for (var c = 0; c <= most; c++)
            _slotCounts[c + 1] += _slotCounts[c];
        Array.Fill(AssetIn, -1);
        for (var i = 0; i < Assets; i++)
        {
            var slot = _slotCounts[most - segments[i]]++;
            (SlotOf[i], AssetIn[slot]) = (slot, i);
        }
    }

    private void FillFactors()
    {
        var k = FactorRows;
        var loadings = Problem.Factors.Loadings;
        var root = _cholesky.Ensure(k * k);
        Cholesky(Problem.Factors.Covariance, k, root);
        for (var j = 0; j < k; j++)
        {
            double* row = Matrix + (long)j * Slots;
            var exposure = 0.0;
            for (var i = 0; i < Assets; i++)
            {
                var g = 0.0;
                for (var m = j; m < k; m++)
                    g += loadings[i * k + m] * root[m * k + j];
                row[SlotOf[i]] = g;
                exposure += g * Problem.Assets.Target[i];
            }
            TargetExposure[j] = exposure;
        }
    }

    /// <summary>As <see cref="CholeskyFactor.Of"/>, without allocating.</summary>
    private static void Cholesky(double[] a, int k, double* l)
    {
        new Span<double>(l, k * k).Clear();
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var pivot = a[i * k + j];
                for (var m = 0; m < j; m++)
                    pivot -= l[i * k + m] * l[j * k + m];
                if (i == j)
                    l[i * k + i] = Math.Sqrt(Math.Max(pivot, 0));
                else if (l[j * k + j] > 0)
                    l[i * k + j] = pivot / l[j * k + j];
            }
        }
    }

    private void FillRows()
    {
        double* cash = Matrix + (long)FactorRows * Slots;
        for (var i = 0; i < Assets; i++)
            cash[SlotOf[i]] = 1;
        (RowLower[0], RowUpper[0], RowScale[0]) = (1 - Problem.Limits.MaxCash, 1 - Problem.Limits.MinCash, 1);
        for (var r = 0; r < Problem.Rows.Count; r++)
        {
            var source = Problem.Rows[r];
            double* row = cash + (long)(r + 1) * Slots;
            var scale = 0.0;
            foreach (var a in source.Coefficient)
                scale = Math.Max(scale, Math.Abs(a));
            scale = scale > 0 ? scale : 1;
            for (var j = 0; j < source.Asset.Length; j++)
                row[SlotOf[source.Asset[j]]] = source.Coefficient[j] / scale;
            (RowLower[r + 1], RowUpper[r + 1], RowScale[r + 1]) = (source.Lower / scale, source.Upper / scale, scale);
        }
    }
}
