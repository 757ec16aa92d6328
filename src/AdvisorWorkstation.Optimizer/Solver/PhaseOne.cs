namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// How far an account is from meeting a chosen set of requirements: the smallest weighted sum of violations of cash, rows and budgets over the convex hull
/// of the allowed trades, which is 0 when they can hold together. Holes between trades are filled in, so a positive sum proves infeasibility.
/// </summary>
internal sealed unsafe class PhaseOne(InteriorPoint interior)
{
    /// <summary>Price of a violation that must not happen, when others cost 1.</summary>
    public const double Hard = 100;

    /// <summary>Sums of violations below this are rounding.</summary>
    public const double Tolerance = 1e-8;

    private const int Budgets = BudgetPrices.Count;

    private readonly SegmentProgram _program = new();
    private readonly InteriorStart _start = new() { LeastMu = 1e-3 };
    private double[] _lower = [];
    private double[] _upper = [];
    private double[] _amount = [];
    private double[] _multiplier = [];

    public int Iterations { get; private set; }

    /// <summary>Number of requirement rows and budgets: cash, linear rows, turnover, short-term and long-term gains, trades.</summary>
    public int Count { get; private set; }

    /// <summary>Violation of each at the last solution, scaled.</summary>
    public ReadOnlySpan<double> Amount => _amount;

    /// <summary>Multiplier of each at the last solution; positive at the upper limit.</summary>
    public ReadOnlySpan<double> Multiplier => _multiplier;

    /// <summary>Solves for the given set; returns the weighted sum of violations, infinite when an asset has no weight within its own limits.</summary>
    /// <param name="lowerKept">By row: the lower limit is in the set.</param>
    /// <param name="upperKept">By row, then budget: the upper limit is in the set.</param>
    /// <param name="penalty">By row, then budget: cost of a unit of violation.</param>
    /// <param name="ignored">Requirements on assets and lots that are left out.</param>
    public double Solve(CompiledProblem compiled, bool[] lowerKept, bool[] upperKept, double[] penalty, IgnoredRequirements ignored)
    {
        var rows = compiled.Rows - compiled.FactorRows;
        Count = rows + Budgets;
        Grow(Count);
        for (var r = 0; r < rows; r++)
        {
            _lower[r] = lowerKept[r] ? compiled.RowLower[r] : double.NegativeInfinity;
            _upper[r] = upperKept[r] ? compiled.RowUpper[r] : double.PositiveInfinity;
        }
        if (!Build(compiled, upperKept, penalty, ignored))
            return double.PositiveInfinity;
        _start.Resize(compiled);
        var outcome = interior.Solve(_program, _start, 1e-11, 100);
        Iterations += outcome.Iterations;
        var sum = 0.0;
        for (var r = 0; r < Count; r++)
        {
            (_amount[r], _multiplier[r]) = (interior.Violation(r), interior.Multipliers[r]);
            sum += penalty[r] * Math.Max(_amount[r] - 1e-10, 0);
        }
        return sum;
    }

    private void Grow(int count)
    {
        if (_lower.Length < count)
            (_lower, _upper, _amount, _multiplier) = (new double[count], new double[count], new double[count], new double[count]);
    }

    private bool Build(CompiledProblem compiled, bool[] upperKept, double[] penalty, IgnoredRequirements ignored)
    {
        var rows = compiled.Rows - compiled.FactorRows;
        _program.ResetWithoutRisk(compiled, Budgets, _lower, _upper);
        for (var r = 0; r < Count; r++)
            _program.Penalty[r] = penalty[r];
        for (var i = 0; i < compiled.Assets; i++)
            _program.Announce(compiled.SlotOf[i], compiled.Problem.FirstLot[i + 1] - compiled.Problem.FirstLot[i] + 1);
        _program.Arrange();
        Span<double> used = stackalloc double[Budgets];
        used.Clear();
        for (var i = 0; i < compiled.Assets; i++)
        {
            if (!Add(compiled, i, ignored, used))
                return false;
        }
        for (var e = 0; e < Budgets; e++)
            _program.Cap[e] = upperKept[rows + e] ? compiled.BudgetLimit[e] - used[e] : double.PositiveInfinity;
        return true;
    }

    /// <summary>Adds an asset's segments; false when it has no weight within its own limits.</summary>
    private bool Add(CompiledProblem compiled, int i, IgnoredRequirements ignored, Span<double> used)
    {
        var (problem, slot) = (compiled.Problem, compiled.SlotOf[i]);
        var hull = TradeHull.Of(problem, i, ignored);
        if (hull.Low > hull.High + Tolerances.Feasibility)
            return false;
        var (least, most) = (problem.Assets.Held[i], problem.Assets.Held[i]);
        // a trade counts at least as the share of the largest one that it is
        var isForced = hull.Low > Tolerances.Feasibility || hull.High < -Tolerances.Feasibility;
        var perSale = isForced || hull.Low >= -Tolerances.Feasibility ? 0 : -1 / hull.Low;
        for (var l = problem.FirstLot[i]; l < problem.FirstLot[i + 1]; l++)
        {
            if (!TradeHull.IsSellable(problem, i, l, ignored))
                continue;
            var (quantity, gain) = (problem.Lots.Quantity[l], problem.Lots.GainPerUnit[l]);
            var budget = problem.Lots.LongTerm[l] ? 2 : 1;
            least -= quantity;
            used[0] += quantity / 2;
            used[budget] += gain * quantity;
            if (hull.MustSell)
                continue;
            used[3] += perSale * quantity;
            var element = _program.Add(slot, quantity, 0, 0);
            _program.Rate(0)[element] = -0.5;
            _program.Rate(budget)[element] = -gain;
            _program.Rate(3)[element] = -perSale;
        }
        _program.Base[slot] = least;
        used[3] += isForced ? 1 : 0;
        if (hull.MustSell)
            return true;
        if (hull.High > 0)
        {
            var element = _program.Add(slot, hull.High, 0, 0);
            _program.Rate(0)[element] = 0.5;
            _program.Rate(3)[element] = isForced ? 0 : 1 / hull.High;
            most += hull.High;
        }
        const double Regularization = 1e-6;
        _program.Quadratic[slot] = Regularization;
        _program.Linear[slot] = -Regularization * problem.Assets.Held[i];
        var (lower, upper) = (problem.Assets.Held[i] + Math.Min(hull.Low, hull.High), problem.Assets.Held[i] + Math.Max(hull.Low, hull.High));
        if (lower > least + 1e-14 || upper < most - 1e-14)
        {
            _program.Bounded[slot] = 1;
            _program.XLower[slot] = Math.Min(lower, upper - 1e-9);
            _program.XUpper[slot] = upper;
        }
        return true;
    }
}
