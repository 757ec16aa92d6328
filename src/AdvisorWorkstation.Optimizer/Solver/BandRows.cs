namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The requirement rows and budgets of a <see cref="SegmentProgram"/> inside the interior point: Lower &lt;= value &lt;= Upper, elastic at a price.
/// Each side carries a slack s with multiplier y and an elastic violation t whose reduced price is z = Penalty - y, with s y = t z = mu on the central path:
/// lower: value - Lower + t - s = 0,   upper: Upper + t - value - s = 0.
/// An equality (Lower = Upper) is a band of width 0: the violations keep its interior open.
/// Eliminated, a row adds 1/W to the diagonal of the normal equations, W = sum over its sides of 1 / (s/y + t/z).
/// </summary>
internal sealed class BandRows
{
    private Side[] _lower = [];
    private Side[] _upper = [];
    private double[] _weight = [];

    public int Count { get; private set; }

    /// <summary>Multiplier of each row: positive at the upper limit, negative at the lower.</summary>
    public double[] Multiplier { get; private set; } = [];

    /// <summary>Number of complementary products.</summary>
    public int Pairs { get; private set; }

    public void Resize(int count)
    {
        Count = count;
        Pairs = 0;
        if (Multiplier.Length >= count)
            return;
        (_lower, _upper, _weight, Multiplier) = (new Side[count], new Side[count], new double[count], new double[count]);
    }

    /// <summary>Places a row near <paramref name="value"/> with multiplier <paramref name="multiplier"/> and products of about <paramref name="mu"/>.</summary>
    public void Start(int row, double lower, double upper, double value, double penalty, double multiplier, double mu, double margin)
    {
        var room = Math.Max(margin, 0.3 * Math.Min(1, upper - lower));
        _lower[row] = Side.At(lower, value - lower, penalty, Math.Max(-multiplier, 0), mu, Math.Min(room, margin), !double.IsInfinity(lower));
        _upper[row] = Side.At(upper, upper - value, penalty, Math.Max(multiplier, 0), mu, Math.Min(room, margin), !double.IsInfinity(upper));
        Multiplier[row] = _upper[row].Y - _lower[row].Y;
        Pairs += (_lower[row].Exists ? 2 : 0) + (_upper[row].Exists ? 2 : 0);
    }

    /// <summary>Places a row on the central path for its multiplier.</summary>
    public void Resume(int row, double lower, double upper, double value, double penalty, double multiplier, double mu)
    {
        _lower[row] = Side.Central(lower, value - lower, penalty, -multiplier, mu, !double.IsInfinity(lower));
        _upper[row] = Side.Central(upper, upper - value, penalty, multiplier, mu, !double.IsInfinity(upper));
        Multiplier[row] = _upper[row].Y - _lower[row].Y;
        Pairs += (_lower[row].Exists ? 2 : 0) + (_upper[row].Exists ? 2 : 0);
    }

    /// <summary>The sides of a row.</summary>
    public (Side Lower, Side Upper) Sides(int row) => (_lower[row], _upper[row]);

    /// <summary>Diagonal term 1/W of a row at the current point; a row without limits gets a huge one, which holds its multiplier at 0.</summary>
    public double InverseWeight(int row)
    {
        _weight[row] = _lower[row].Weight + _upper[row].Weight;
        return _weight[row] > 0 ? 1 / _weight[row] : 1e100;
    }

    /// <summary>Sum of the complementary products.</summary>
    public double Complementarity()
    {
        var sum = 0.0;
        for (var r = 0; r < Count; r++)
            sum += _lower[r].Product + _upper[r].Product;
        return sum;
    }

    /// <summary>Largest residual of the slack definitions at the given row values.</summary>
    public double Residual(ReadOnlySpan<double> value)
    {
        var worst = 0.0;
        for (var r = 0; r < Count; r++)
        {
            if (_lower[r].Exists)
                worst = Math.Max(worst, Math.Abs(_lower[r].Residual(value[r] - _lower[r].Limit)));
            if (_upper[r].Exists)
                worst = Math.Max(worst, Math.Abs(_upper[r].Residual(_upper[r].Limit - value[r])));
        }
        return worst;
    }

    /// <summary>Elastic violation of a row, either side.</summary>
    public double Violation(int row) => Math.Max(_lower[row].Exists ? _lower[row].T : 0, _upper[row].Exists ? _upper[row].T : 0);

    /// <summary>Largest elastic violation.</summary>
    public double Violation()
    {
        var worst = 0.0;
        for (var r = 0; r < Count; r++)
            worst = Math.Max(worst, Math.Max(_lower[r].Exists ? _lower[r].T : 0, _upper[r].Exists ? _upper[r].T : 0));
        return worst;
    }

    /// <summary>Right-hand side of a row's equation for a step towards products of <paramref name="target"/>, with second-order terms weighted by <paramref name="weight"/>.</summary>
    public double RightHandSide(int row, double value, double target, double weight)
    {
        if (_weight[row] <= 0)
            return 0;
        _lower[row].Prepare(value - _lower[row].Limit, target, weight);
        _upper[row].Prepare(_upper[row].Limit - value, target, weight);
        return (_upper[row].Constant - _lower[row].Constant) / _weight[row];
    }

    /// <summary>
    /// Step of a row's slacks and multipliers, from the change of its value or from the step of its multiplier: each says the same,
    /// but the first is useless where W is large and the second where W is small.
    /// </summary>
    public void Direct(int row, double change, double multiplierStep)
    {
        if (_weight[row] > 1)
            change = (multiplierStep - _upper[row].Constant + _lower[row].Constant) / _weight[row];
        _lower[row].Direct(change);
        _upper[row].Direct(-change);
    }

    /// <summary>Largest ratio of a decrease to its quantity over all rows.</summary>
    public double LargestRatio()
    {
        var worst = 0.0;
        for (var r = 0; r < Count; r++)
            worst = Math.Max(worst, Math.Max(_lower[r].LargestRatio(), _upper[r].LargestRatio()));
        return worst;
    }

    /// <summary>Sum of the complementary products after a step of the given length.</summary>
    public double ComplementarityAfter(double step)
    {
        var sum = 0.0;
        for (var r = 0; r < Count; r++)
            sum += _lower[r].ProductAfter(step) + _upper[r].ProductAfter(step);
        return sum;
    }

    /// <summary>Distance of a binding row's value beyond its limit, signed along the row; 0 for a row that does not bind.</summary>
    public double Overshoot(int row, double value) =>
        _weight[row] <= 1 ? 0 : Multiplier[row] > 0 ? value - _upper[row].Limit : value - _lower[row].Limit;

    public void Advance(double step)
    {
        for (var r = 0; r < Count; r++)
        {
            _lower[r].Advance(step);
            _upper[r].Advance(step);
            Multiplier[r] = _upper[r].Y - _lower[r].Y;
        }
    }
}
