namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The interior point's variables and the work arrays of its kernels, on the layout of a <see cref="SegmentProgram"/>.
/// Per element: v and its slack w = Length - v with multipliers zl and zu. Per slot: x with the slacks and multipliers of its own bounds.
/// </summary>
internal sealed unsafe class SegmentPoint
{
    private readonly AlignedVector _elements = new();
    private readonly AlignedVector _slots = new();

    public SegmentProgram Program = null!;

    // per element
    public double* V, W, LowerZ, UpperZ;
    public double* InverseV, InverseW, InverseH, Rhs;
    public double* StepV, StepLowerZ, StepUpperZ;

    /// <summary>Cost that the budgets' multipliers add to each element, and its change along a step; all 0 without budgets.</summary>
    public double* BudgetCost, BudgetStep;

    // per slot
    public double* X, LowerSlack, UpperSlack, LowerY, UpperY;
    public double* StepX, StepLowerSlack, StepUpperSlack, StepLowerY, StepUpperY;

    /// <summary>M'mu and its change along a step.</summary>
    public double* Price, PriceStep;

    /// <summary>T = sum of 1/H over the segments, D = curvature of the weight itself, Alpha = T/(1 + T D), Beta = (sum of rhs/H)/(1 + T D).</summary>
    public double* T, D, Alpha, Beta;

    /// <summary>Base + sum of v - x: 0 up to the rounding that each step corrects.</summary>
    public double* Drift;

    public void Resize(SegmentProgram program)
    {
        Program = program;
        var (e, s) = (program.Elements, program.Slots);
        var p = _elements.Ensure(13 * e);
        V = p;
        W = p + e;
        LowerZ = p + 2 * e;
        UpperZ = p + 3 * e;
        InverseV = p + 4 * e;
        InverseW = p + 5 * e;
        InverseH = p + 6 * e;
        Rhs = p + 7 * e;
        StepV = p + 8 * e;
        StepLowerZ = p + 9 * e;
        StepUpperZ = p + 10 * e;
        BudgetCost = p + 11 * e;
        BudgetStep = p + 12 * e;
        new Span<double>(BudgetCost, 2 * e).Clear();
        var q = _slots.Ensure(17 * s);
        X = q;
        LowerSlack = q + s;
        UpperSlack = q + 2 * s;
        LowerY = q + 3 * s;
        UpperY = q + 4 * s;
        StepX = q + 5 * s;
        StepLowerSlack = q + 6 * s;
        StepUpperSlack = q + 7 * s;
        StepLowerY = q + 8 * s;
        StepUpperY = q + 9 * s;
        Price = q + 10 * s;
        PriceStep = q + 11 * s;
        T = q + 12 * s;
        D = q + 13 * s;
        Alpha = q + 14 * s;
        Beta = q + 15 * s;
        Drift = q + 16 * s;
    }
}
