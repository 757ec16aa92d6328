namespace AdvisorWorkstation.Optimizer.Tests.Solver;

/// <summary>
/// One iteration of the interior point with nothing eliminated: all Newton equations of all variables in one dense system, solved by Gaussian
/// elimination, predictor and corrector. Slow and obvious.
/// </summary>
internal sealed unsafe class DenseNewton
{
    private const double ToBoundary = 0.998;

    private readonly SegmentProgram _program;
    private readonly List<double> _value = [];
    private readonly List<(int A, int B)> _products = [];
    private readonly List<(Dictionary<int, double> Left, double Residual)> _linear = [];

    /// <summary>Takes over a point.</summary>
    public DenseNewton(SegmentPoint point, double* multipliers, BandRows bands)
    {
        _program = point.Program;
        var stationarity = new Dictionary<int, Dictionary<int, double>>();
        Multiplier = new int[_program.Rows + _program.Budgets][];
        for (var j = 0; j < _program.FactorRows; j++)
            Multiplier[j] = [Variable(multipliers[j])];
        for (var r = _program.FactorRows; r < Multiplier.Length; r++)
            Multiplier[r] = AddBand(bands.Sides(r - _program.FactorRows));
        for (var slot = 0; slot < _program.Slots; slot++)
            AddSlot(point, slot);
        for (var j = 0; j < _program.FactorRows; j++)
        {
            // lambda / (2 gamma) = (M x)_j - target
            var left = Row(j);
            left[Multiplier[j][0]] = -1 / (2 * _program.Gamma);
            _linear.Add((left, _program.TargetExposure[j]));
        }
        for (var r = 0; r < bands.Count; r++)
            CloseBand(r, bands.Sides(r));
    }

    /// <summary>Variables of each row's multiplier: one, or those of the lower and the upper side; -1 where there is none.</summary>
    public int[][] Multiplier { get; }

    /// <summary>Variable of each live element.</summary>
    public Dictionary<int, int> Segment { get; } = [];

    /// <summary>Variable of each slot's weight.</summary>
    public Dictionary<int, int> Weight { get; } = [];

    private readonly Dictionary<int, (int S, int Y, int T, int Z)> _lower = [];
    private readonly Dictionary<int, (int S, int Y, int T, int Z)> _upper = [];

    /// <summary>Values after one step of predictor, centering and corrector.</summary>
    public double[] Iterate()
    {
        var affine = Direction(0, new double[_value.Count], 0);
        var gap = _products.Sum(p => _value[p.A] * _value[p.B]);
        var length = Math.Min(1, 1 / Math.Max(LargestRatio(affine), 1));
        var after = _products.Sum(p => (_value[p.A] + length * affine[p.A]) * (_value[p.B] + length * affine[p.B]));
        var target = gap / _products.Count * Math.Pow(Math.Clamp(after / gap, 1e-4, 1), 3);
        var step = Direction(target, affine, 1);
        length = Math.Min(1, ToBoundary / Math.Max(LargestRatio(step), ToBoundary));
        return [.. _value.Select((value, i) => value + length * step[i])];
    }

    private int Variable(double value)
    {
        _value.Add(value);
        return _value.Count - 1;
    }

    private int[] AddBand((Side Lower, Side Upper) sides)
    {
        var r = _lower.Count + _upper.Count(u => !_lower.ContainsKey(u.Key));
        int Add(Side side, Dictionary<int, (int, int, int, int)> into)
        {
            if (!side.Exists)
                return -1;
            var (s, y, t, z) = (Variable(side.S), Variable(side.Y), Variable(side.T), Variable(side.Z));
            _products.Add((s, y));
            _products.Add((t, z));
            into[r] = (s, y, t, z);
            return y;
        }

        return [Add(sides.Lower, _lower), Add(sides.Upper, _upper)];
    }

    private void AddSlot(SegmentPoint point, int slot)
    {
        var x = Weight[slot] = Variable(point.X[slot]);
        Dictionary<int, double> slope = new() { [x] = _program.Quadratic[slot] };
        for (var r = 0; r < _program.Rows; r++)
            AddMultiplier(slope, r, _program.Matrix[(long)r * _program.Slots + slot]);
        if (_program.Bounded[slot] != 0)
        {
            var (ls, us, ly, uy) = (Variable(point.LowerSlack[slot]), Variable(point.UpperSlack[slot]), Variable(point.LowerY[slot]), Variable(point.UpperY[slot]));
            _products.AddRange([(ls, ly), (us, uy)]);
            _linear.Add((new() { [x] = 1, [ls] = -1 }, _program.XLower[slot]));
            _linear.Add((new() { [x] = 1, [us] = 1 }, _program.XUpper[slot]));
            (slope[ly], slope[uy]) = (-1, 1);
        }
        Dictionary<int, double> sum = new() { [x] = 1 };
        for (var j = 0; j < _program.Count(slot); j++)
        {
            var s = _program.Element(slot, j);
            var (v, w, lz, uz) = (Variable(point.V[s]), Variable(point.W[s]), Variable(point.LowerZ[s]), Variable(point.UpperZ[s]));
            Segment[s] = v;
            sum[v] = -1;
            _products.AddRange([(v, lz), (w, uz)]);
            _linear.Add((new() { [v] = 1, [w] = 1 }, _program.Length[s]));
            Dictionary<int, double> stationarity = new(slope) { [v] = _program.Curvature[s], [lz] = -1, [uz] = 1 };
            for (var e = 0; e < _program.Budgets; e++)
                AddMultiplier(stationarity, _program.Rows + e, _program.Rate(e)[s]);
            _linear.Add((stationarity, -_program.Cost[s] - _program.Linear[slot]));
        }
        _linear.Add((sum, _program.Base[slot]));
    }

    private void AddMultiplier(Dictionary<int, double> left, int row, double coefficient)
    {
        if (row < _program.FactorRows)
            left[Multiplier[row][0]] = left.GetValueOrDefault(Multiplier[row][0]) + coefficient;
        for (var side = 0; row >= _program.FactorRows && side < 2; side++)
        {
            if (Multiplier[row][side] is >= 0 and var y)
                left[y] = left.GetValueOrDefault(y) + (side == 0 ? -coefficient : coefficient);
        }
    }

    private Dictionary<int, double> Row(int r) => r < _program.Rows
        ? Weight.ToDictionary(w => w.Value, w => _program.Matrix[(long)r * _program.Slots + w.Key])
        : Segment.ToDictionary(s => s.Value, s => _program.Rate(r - _program.Rows)[s.Key]);

    /// <summary>Lower: value + t - s = limit; upper: value - t + s = limit; z = penalty - y.</summary>
    private void CloseBand(int r, (Side Lower, Side Upper) sides)
    {
        if (_lower.TryGetValue(r, out var lower))
        {
            _linear.Add((new(Row(_program.FactorRows + r)) { [lower.T] = 1, [lower.S] = -1 }, sides.Lower.Limit));
            _linear.Add((new() { [lower.Z] = 1, [lower.Y] = 1 }, _program.Penalty[r]));
        }
        if (_upper.TryGetValue(r, out var upper))
        {
            _linear.Add((new(Row(_program.FactorRows + r)) { [upper.T] = -1, [upper.S] = 1 }, sides.Upper.Limit));
            _linear.Add((new() { [upper.Z] = 1, [upper.Y] = 1 }, _program.Penalty[r]));
        }
    }

    private double LargestRatio(double[] step) => _products.Max(p => Math.Max(-step[p.A] / _value[p.A], -step[p.B] / _value[p.B]));

    private double[] Direction(double target, double[] affine, double weight)
    {
        var n = _value.Count;
        Assert.Equal(n, _linear.Count + _products.Count);
        var system = new double[n, n + 1];
        for (var e = 0; e < _linear.Count; e++)
        {
            system[e, n] = _linear[e].Residual;
            foreach (var (variable, coefficient) in _linear[e].Left)
            {
                system[e, variable] += coefficient;
                system[e, n] -= coefficient * _value[variable];
            }
        }
        for (var p = 0; p < _products.Count; p++)
        {
            var (a, b) = _products[p];
            var e = _linear.Count + p;
            (system[e, a], system[e, b]) = (_value[b], _value[a]);
            system[e, n] = target - _value[a] * _value[b] - weight * affine[a] * affine[b];
        }
        return Solve(system, n);
    }

    private static double[] Solve(double[,] system, int n)
    {
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(system[row, column]));
            for (var c = 0; c <= n && pivot != column; c++)
                (system[column, c], system[pivot, c]) = (system[pivot, c], system[column, c]);
            for (var row = 0; row < n; row++)
            {
                var factor = row == column ? 0 : system[row, column] / system[column, column];
                for (var c = column; factor != 0 && c <= n; c++)
                    system[row, c] -= factor * system[column, c];
            }
        }
        return [.. Enumerable.Range(0, n).Select(row => system[row, n] / system[row, row])];
    }
}
