using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>How an interior point solve ended.</summary>
/// <param name="Converged">The sum of complementary products and the residuals met the tolerance.</param>
/// <param name="Iterations">Newton systems factored.</param>
/// <param name="Gap">Sum of the complementary products.</param>
/// <param name="Violation">Largest elastic violation of a row or budget.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InteriorOutcome(bool Converged, int Iterations, double Gap, double Violation);

/// <summary>
/// Primal-dual interior point method for a <see cref="SegmentProgram"/>: Mehrotra's predictor and corrector with one step length for primal and dual.
/// Each iteration eliminates segments, then weights, and is left with a dense system in the multipliers of the rows of M and of the budgets:
/// S = diag(I/(2 Gamma), 1/W) + M diag(Alpha) M', bordered by the budgets.
/// </summary>
internal sealed unsafe class InteriorPoint
{
    private const double ToBoundary = 0.998;
    private const double StallRatio = 1e-9;

    /// <summary>After a step shorter than this, the next one centers more than it reaches.</summary>
    private const double ShortStep = 0.1;

    private const double CautiousShrink = 0.3;

    /// <summary>Below this gap, rounding may undo what further steps gain.</summary>
    private const double Loose = 1e-7;

    /// <summary>Row residual that is worth stepping back for.</summary>
    private const double RowTolerance = 1e-8;

    private const int MostPolishRounds = 5;

    private readonly DenseKernels _dense;
    private readonly SegmentKernels _segments;
    private readonly DenseCholesky _system = new();
    private readonly BandRows _bands = new();
    private readonly BudgetBorder _border;
    private readonly AlignedVector _vectors = new();
    private readonly AlignedVector _scratch = new();
    private readonly AlignedVector _rates = new();
    private readonly AlignedVector _products = new();
    private SegmentProgram _program = null!;
    private double* _rowValue;
    private double* _rhs;
    private double* _change;
    private double* _gram;
    private int _pairs;

    public InteriorPoint(SimdPath path, DenseKernels dense)
    {
        _dense = dense;
        _segments = SegmentKernels.For(path);
        _border = new(_dense, _segments);
    }

    public SegmentPoint Point { get; } = new();

    /// <summary>Multipliers: factor rows, requirement rows (positive at the upper limit), budgets.</summary>
    public double* Multipliers { get; private set; }

    public InteriorOutcome Solve(SegmentProgram program, InteriorStart start, double tolerance, int maxIterations)
    {
        Load(program, start);
        var (step, lastResidual, lastGap) = (0.0, double.PositiveInfinity, double.PositiveInfinity);
        for (var iteration = 0; ; iteration++)
        {
            var (gap, residual) = Evaluate();
            if (gap < Loose && residual > RowTolerance && residual > 8 * lastResidual)
            {
                Advance(-step);
                (gap, residual) = Evaluate();
                return Finish(true, iteration, gap);
            }
            if (gap <= tolerance || iteration == maxIterations || !double.IsFinite(gap))
                return Finish(gap <= tolerance, iteration, gap);
            lastResidual = residual;

            FactorSystem();
            SolveSystem(target: 0, weight: 0);
            var affine = Direct(target: 0, weight: 0);
            var (target, weight) = Center(gap, affine, cautious: gap > lastGap || (iteration > 0 && step < ShortStep));
            lastGap = gap;

            _segments.Correct(Point, target, weight);
            SolveSystem(target, weight);
            var direction = Direct(target, weight);
            step = Math.Min(1, ToBoundary / Math.Max(Math.Max(direction.LargestRatio, _bands.LargestRatio()), ToBoundary));
            if (step < StallRatio)
                return Finish(false, iteration, gap);
            Advance(step);
        }
    }

    /// <summary>Gap and largest residual at the current point; prepares the next system.</summary>
    private (double Gap, double Residual) Evaluate()
    {
        EvaluateRows();
        var assembly = _segments.Assemble(Point);
        return (assembly.Complementarity + _bands.Complementarity(), Math.Max(assembly.DualResidual, _bands.Residual(RequirementValues)));
    }

    private InteriorOutcome Finish(bool converged, int iterations, double gap)
    {
        if (converged && iterations > 0)
            Polish();
        return new(converged, iterations, gap, _bands.Violation());
    }

    private Span<double> RequirementValues => new(_rowValue + _program.FactorRows, _program.Rows - _program.FactorRows + _program.Budgets);

    private void Load(SegmentProgram program, InteriorStart start)
    {
        _program = program;
        Point.Resize(program);
        var total = AlignedVector.Padded(program.Rows + program.Budgets);
        Multipliers = _vectors.Ensure(4 * total);
        _rowValue = Multipliers + total;
        _rhs = Multipliers + 2 * total;
        _change = Multipliers + 3 * total;
        _gram = _scratch.Ensure(4 * 512);
        _system.Resize(program.Rows + program.Budgets);
        _bands.Resize(program.Rows - program.FactorRows + program.Budgets);
        _pairs = start.Place(Point, Multipliers, _bands, _dense) + _bands.Pairs;
    }

    /// <summary>Row values at the current weights, and the price of each slot at the current multipliers.</summary>
    private void EvaluateRows()
    {
        _dense.Multiply(_program.Matrix, _program.Rows, _program.Slots, Point.X, _rowValue);
        _dense.MultiplyTransposed(_program.Matrix, _program.Rows, _program.Slots, Multipliers, Point.Price);
        if (_program.Budgets == 0)
            return;
        _border.Use(Point, new(_rowValue + _program.Rows, _program.Budgets));
        BudgetBorder.Price(_dense, Point, Multipliers + _program.Rows, Point.BudgetCost);
    }

    private void FactorSystem()
    {
        _dense.WeightedGram(_program.Matrix, _program.Rows, _program.Slots, Point.Alpha, _system.Matrix, _system.Stride, _gram);
        _border.Assemble(Point, _system);
        for (var r = 0; r < _program.FactorRows; r++)
            _system.Matrix[(long)r * _system.Stride + r] += 1 / (2 * _program.Gamma);
        for (var r = 0; r < _bands.Count; r++)
            _system.Matrix[(long)(r + _program.FactorRows) * (_system.Stride + 1)] += _bands.InverseWeight(r);
        _system.Factor();
    }

    /// <summary>Steps of all multipliers, into the right-hand side's place.</summary>
    private void SolveSystem(double target, double weight)
    {
        _dense.Multiply(_program.Matrix, _program.Rows, _program.Slots, Point.Beta, _rhs);
        for (var r = 0; r < _program.FactorRows; r++)
            _rhs[r] += _rowValue[r] - _program.TargetExposure[r] - Multipliers[r] / (2 * _program.Gamma);
        for (var e = 0; e < _program.Budgets; e++)
            _rhs[_program.Rows + e] = 0;
        for (var r = 0; r < _bands.Count; r++)
            _rhs[_program.FactorRows + r] += _bands.RightHandSide(r, RequirementValues[r], target, weight);
        _border.AddRightHandSide(Point, _rhs);
        _system.Solve(_rhs);
    }

    /// <summary>
    /// Takes the last rounding out of the rows and budgets that bind. The steps of free segments are huge multiples of tiny right-hand sides, so that
    /// rows are met to 1e-9 only; a step that starts from zero right-hand sides and the rows' residuals is as small as they are, and exact.
    /// </summary>
    private void Polish()
    {
        FactorSystem();
        for (var round = 0; round < MostPolishRounds; round++)
        {
            EvaluateRows();
            new Span<double>(_rhs, _program.FactorRows).Clear();
            var worst = 0.0;
            for (var r = 0; r < _bands.Count; r++)
            {
                var overshoot = _bands.Overshoot(r, RequirementValues[r]);
                _rhs[_program.FactorRows + r] = overshoot;
                worst = Math.Max(worst, Math.Abs(overshoot));
            }
            if (worst < 1e-15)
                return;
            _system.Solve(_rhs);
            _dense.MultiplyTransposed(_program.Matrix, _program.Rows, _program.Slots, _rhs, Point.PriceStep);
            _border.Direct(Point, _rhs + _program.Rows);
            _segments.Shift(Point);
        }
    }

    private Direction Direct(double target, double weight)
    {
        _dense.MultiplyTransposed(_program.Matrix, _program.Rows, _program.Slots, _rhs, Point.PriceStep);
        _border.Direct(Point, _rhs + _program.Rows);
        var direction = _segments.Direct(Point, target, weight);
        var (first, count) = (_program.FactorRows, _program.Rows - _program.FactorRows);
        _dense.Multiply(_program.Matrix + (long)first * _program.Slots, count, _program.Slots, Point.StepX, _change);
        _border.Change(Point, new(_change + count, _program.Budgets));
        for (var r = 0; r < _bands.Count; r++)
            _bands.Direct(r, _change[r], _rhs[first + r]);
        return direction;
    }

    /// <summary>
    /// Second derivatives of the envelope program's value in the budget prices, up to sign: S_EE - S_EM S^-1 S_ME at the solved point,
    /// with E the budget rates of the segments. Row-major, BudgetPrices.Count squared.
    /// </summary>
    public void BudgetCurvature(EnvelopeProgram envelopes, CompiledProblem compiled, Span<double> curvature)
    {
        curvature.Clear();
        FactorSystem();
        var rates = _rates.Ensure(BudgetPrices.Count * _program.Slots);
        envelopes.BudgetRates(compiled, Point, Point.Alpha, rates, curvature);
        var products = _products.Ensure(2 * BudgetPrices.Count * _system.Stride);
        for (var e = 0; e < BudgetPrices.Count; e++)
        {
            double* border = products + 2L * e * _system.Stride, solved = border + _system.Stride;
            _dense.Multiply(_program.Matrix, _program.Rows, _program.Slots, rates + (long)e * _program.Slots, border);
            new Span<double>(border, _program.Rows).CopyTo(new Span<double>(solved, _program.Rows));
            _system.Solve(solved);
            for (var f = 0; f <= e; f++)
            {
                double* other = products + 2L * f * _system.Stride;
                for (var r = 0; r < _program.Rows; r++)
                    curvature[e * BudgetPrices.Count + f] -= other[r] * solved[r];
                curvature[f * BudgetPrices.Count + e] = curvature[e * BudgetPrices.Count + f];
            }
            curvature[e * (BudgetPrices.Count + 1)] = Math.Max(curvature[e * (BudgetPrices.Count + 1)], 0);
        }
    }

    /// <summary>Elastic violation of a requirement row, or of a budget after them, at the solved point.</summary>
    public double Violation(int row) => _bands.Violation(row);

    /// <summary>1/W of a requirement row at the solved point.</summary>
    public double RowInverseWeight(int row) => _bands.InverseWeight(row);

    /// <summary>
    /// Mehrotra's target, the mean product times the cube of the ratio by which the affine direction could shrink it, and the weight of the second-order
    /// terms. After a step that did not help: a larger target, and the square of the affine step as weight, because terms of a direction that can't be
    /// followed mislead (Colombo and Gondzio, "Further development of multiple centrality correctors", 2008).
    /// </summary>
    private (double Target, double Weight) Center(double gap, Direction affine, bool cautious)
    {
        var step = Math.Min(1, 1 / Math.Max(Math.Max(affine.LargestRatio, _bands.LargestRatio()), 1));
        var after = gap - _bands.Complementarity() + step * (affine.Linear + step * affine.Quadratic) + _bands.ComplementarityAfter(step);
        var ratio = Math.Clamp(after / gap, 1e-4, 1);
        var shrink = ratio * ratio * ratio;
        return cautious ? (gap / _pairs * Math.Max(shrink, CautiousShrink), step * step) : (gap / _pairs * shrink, 1);
    }

    private void Advance(double step)
    {
        _segments.Advance(Point, step);
        for (var r = 0; r < _program.FactorRows; r++)
            Multipliers[r] += step * _rhs[r];
        _bands.Advance(step);
        for (var r = 0; r < _bands.Count; r++)
            Multipliers[_program.FactorRows + r] = _bands.Multiplier[r];
    }
}
