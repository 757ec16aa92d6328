namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The rows that budgets on segments (turnover, realized gains) add to the normal equations. With rates E, e = sum of E/H over an asset's segments and
/// column = e/(1 + T D): S_EM = M column, S_EE = sum E E'/H - sum e e' D/(1 + T D), and the budgets take (column)'(step) out of dx.
/// </summary>
internal sealed unsafe class BudgetBorder(DenseKernels dense, SegmentKernels segments)
{
    private readonly AlignedVector _slots = new();
    private readonly AlignedVector _product = new();

    private double* Sum(SegmentPoint point, int budget) => _slots.Pointer + 2L * budget * point.Program.Slots;

    private double* Column(SegmentPoint point, int budget) => Sum(point, budget) + point.Program.Slots;

    /// <summary>How much of each budget the segments use.</summary>
    public void Use(SegmentPoint point, Span<double> use) => Apply(point, point.V, use);

    /// <summary>How much a direction changes the use of each budget.</summary>
    public void Change(SegmentPoint point, Span<double> change) => Apply(point, point.StepV, change);

    /// <summary>Writes the border below the first rows of the matrix, budgets' own diagonal terms excepted.</summary>
    public void Assemble(SegmentPoint point, DenseCholesky system)
    {
        var program = point.Program;
        _slots.Ensure(2 * program.Budgets * program.Slots);
        var product = _product.Ensure(program.Rows);
        for (var e = 0; e < program.Budgets; e++)
        {
            segments.Eliminate(point, program.Rate(e), Sum(point, e), Column(point, e));
            dense.Multiply(program.Matrix, program.Rows, program.Slots, Column(point, e), product);
            double* row = system.Matrix + (long)(program.Rows + e) * system.Stride;
            for (var r = 0; r < program.Rows; r++)
                row[r] = product[r];
            for (var f = 0; f <= e; f++)
                row[program.Rows + f] = Curvature(point, e, f);
        }
    }

    /// <summary>Adds the segments' part of the budgets' right-hand sides.</summary>
    public void AddRightHandSide(SegmentPoint point, double* rhs)
    {
        var program = point.Program;
        for (var e = 0; e < program.Budgets; e++)
        {
            rhs[program.Rows + e] += dense.WeightedDot(program.Rate(e), point.InverseH, point.Rhs, program.Elements)
                - dense.WeightedDot(Sum(point, e), point.D, point.Beta, program.Slots);
        }
    }

    /// <summary>Sets StepX to the budgets' part of dx, and BudgetStep.</summary>
    public void Direct(SegmentPoint point, double* step)
    {
        var program = point.Program;
        new Span<double>(point.StepX, program.Slots).Clear();
        for (var e = 0; e < program.Budgets; e++)
            dense.AddScaled(Column(point, e), step[e], point.StepX, program.Slots);
        if (program.Budgets > 0)
            Price(dense, point, step, point.BudgetStep);
    }

    /// <summary>Cost per element of the budgets at the given multipliers.</summary>
    public static void Price(DenseKernels dense, SegmentPoint point, double* multiplier, double* cost)
    {
        var program = point.Program;
        new Span<double>(cost, program.Elements).Clear();
        for (var e = 0; e < program.Budgets; e++)
            dense.AddScaled(program.Rate(e), multiplier[e], cost, program.Elements);
    }

    private void Apply(SegmentPoint point, double* v, Span<double> value)
    {
        for (var e = 0; e < point.Program.Budgets; e++)
            value[e] = dense.Dot(point.Program.Rate(e), v, point.Program.Elements);
    }

    private double Curvature(SegmentPoint point, int e, int f)
    {
        var program = point.Program;
        return dense.WeightedDot(program.Rate(e), program.Rate(f), point.InverseH, program.Elements)
            - dense.WeightedDot(Sum(point, e), Column(point, f), point.D, program.Slots);
    }
}
