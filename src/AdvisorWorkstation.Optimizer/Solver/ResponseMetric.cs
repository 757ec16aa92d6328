namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// What it costs, to second order, to move some assets away from the relaxed solution when all others respond: with v the change of rows and budgets
/// that the moved assets cause, v' S^-1 v / 2, where S = diag(I/(2 Gamma), 1/W) + sum over the responding assets of Alpha a a'.
/// Whitened, y = D^-1/2 L^-1 v, that cost is |y|^2 / 2. Rows are softened: a limit can be left to the inside, which a quadratic can't say.
/// </summary>
internal sealed unsafe class ResponseMetric(DenseKernels dense)
{
    /// <summary>Largest weight W of a row that binds.</summary>
    private const double SoftRow = 0.02;

    /// <summary>Largest response of an asset that stands on a bridge.</summary>
    public const double MostAlpha = 1e6;

    private readonly DenseCholesky _system = new();
    private readonly AlignedVector _alpha = new();
    private readonly AlignedVector _scratch = new();
    private readonly AlignedVector _rates = new();
    private readonly AlignedVector _product = new();

    /// <summary>Length of a whitened vector.</summary>
    public int Size { get; private set; }

    /// <summary>Factors S without the assets that are to be moved.</summary>
    /// <param name="moved">By asset: true for those that do not respond.</param>
    public void Factor(CompiledProblem compiled, EnvelopeProgram envelopes, InteriorPoint interior, bool[] moved, in BudgetPrices prices)
    {
        Size = compiled.Rows + BudgetPrices.Count;
        _system.Resize(Size);
        var alpha = _alpha.Ensure(compiled.Slots);
        for (var slot = 0; slot < compiled.Slots; slot++)
            alpha[slot] = compiled.AssetIn[slot] is >= 0 and var i && !moved[i] ? Math.Min(interior.Point.Alpha[slot], MostAlpha) : 0;
        dense.WeightedGram(compiled.Matrix, compiled.Rows, compiled.Slots, alpha, _system.Matrix, _system.Stride, _scratch.Ensure(4 * 512));
        AddBorder(compiled, envelopes, interior.Point, alpha);
        for (var r = 0; r < Size; r++)
        {
            var diagonal = r < compiled.FactorRows ? 1 / (2 * compiled.Gamma)
                : r < compiled.Rows ? Math.Max(SoftRow, interior.RowInverseWeight(r - compiled.FactorRows))
                : prices[r - compiled.Rows] > 0 ? SoftRow : 1e30;
            _system.Matrix[(long)r * (_system.Stride + 1)] += diagonal;
        }
        _system.Factor();
    }

    /// <summary>Whitens the change that moving an asset by <paramref name="dz"/> and changing budget use by <paramref name="use"/> causes.</summary>
    public void Whiten(CompiledProblem compiled, int asset, double dz, in BudgetPrices use, double* y)
    {
        double* column = compiled.Matrix + compiled.SlotOf[asset];
        for (var r = 0; r < compiled.Rows; r++)
            y[r] = column[(long)r * compiled.Slots] * dz;
        for (var e = 0; e < BudgetPrices.Count; e++)
            y[compiled.Rows + e] = use[e];
        _system.Whiten(y);
    }

    private void AddBorder(CompiledProblem compiled, EnvelopeProgram envelopes, SegmentPoint point, double* alpha)
    {
        var rates = _rates.Ensure(BudgetPrices.Count * compiled.Slots);
        var product = _product.Ensure(compiled.Rows);
        Span<double> curvature = stackalloc double[BudgetPrices.Count * BudgetPrices.Count];
        curvature.Clear();
        envelopes.BudgetRates(compiled, point, alpha, rates, curvature);
        for (var e = 0; e < BudgetPrices.Count; e++)
        {
            double* row = _system.Matrix + (long)(compiled.Rows + e) * _system.Stride;
            dense.Multiply(compiled.Matrix, compiled.Rows, compiled.Slots, rates + (long)e * compiled.Slots, product);
            new Span<double>(product, compiled.Rows).CopyTo(new Span<double>(row, compiled.Rows));
            for (var f = 0; f <= e; f++)
                row[compiled.Rows + f] = curvature[e * BudgetPrices.Count + f];
        }
    }
}
