namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// A concave function of a few nonnegative prices, known by its values and supergradients at the points evaluated so far. The next point maximizes
/// min over cuts of [D_j + g_j'(eta - eta_j)] - (eta - center)'H(eta - center)/2, a bundle step in the Newton metric
/// (Hiriart-Urruty and Lemarechal, "Convex Analysis and Minimization Algorithms II", ch. XV). Solved as a small dense quadratic program by an interior point.
/// </summary>
internal sealed class CutModel
{
    private const int Most = BudgetPrices.Count;
    private const int MostCuts = 40;
    private const int MostConstraints = MostCuts + 2 * Most;
    private const int Size = Most + 1;

    private readonly double[] _normal = new double[MostConstraints * Size];
    private readonly double[] _offset = new double[MostConstraints];
    private readonly double[] _slack = new double[MostConstraints];
    private readonly double[] _dual = new double[MostConstraints];
    private readonly double[] _slackStep = new double[MostConstraints];
    private readonly double[] _dualStep = new double[MostConstraints];
    private readonly double[] _system = new double[Size * Size];
    private readonly double[] _rhs = new double[Size];
    private readonly double[] _point = new double[Size];
    private readonly BudgetPrices[] _at = new BudgetPrices[MostCuts];
    private readonly BudgetPrices[] _gradient = new BudgetPrices[MostCuts];
    private readonly double[] _value = new double[MostCuts];
    private int _constraints;

    public int Cuts { get; private set; }

    public void Clear() => Cuts = 0;

    /// <summary>Adds a point; the oldest makes way when there are too many.</summary>
    public void Add(in BudgetPrices at, double value, in BudgetPrices gradient)
    {
        if (Cuts == MostCuts)
        {
            Array.Copy(_at, 1, _at, 0, MostCuts - 1);
            Array.Copy(_gradient, 1, _gradient, 0, MostCuts - 1);
            Array.Copy(_value, 1, _value, 0, MostCuts - 1);
            Cuts--;
        }
        _at[Cuts] = at;
        _gradient[Cuts] = gradient;
        _value[Cuts++] = value;
    }

    /// <summary>The model's maximizer over 0 &lt;= eta &lt;= <paramref name="most"/> and its value, without the quadratic term.</summary>
    /// <param name="curvature">H, Most x Most, positive semidefinite.</param>
    public double Maximize(in BudgetPrices center, ReadOnlySpan<double> curvature, in BudgetPrices most, double scale, out BudgetPrices argument)
    {
        Constrain(most, scale);
        Start(center, most);
        for (var iteration = 0; iteration < 60 && Step(center, curvature, scale); iteration++)
        {
        }
        argument = default;
        for (var e = 0; e < Most; e++)
            argument[e] = Math.Clamp(_point[e], 0, most[e]);
        return ValueAt(argument);
    }

    /// <summary>The smallest cut at a point.</summary>
    public double ValueAt(in BudgetPrices eta)
    {
        var least = double.PositiveInfinity;
        for (var j = 0; j < Cuts; j++)
        {
            var value = _value[j];
            for (var e = 0; e < Most; e++)
                value += _gradient[j][e] * (eta[e] - _at[j][e]);
            least = Math.Min(least, value);
        }
        return least;
    }

    /// <summary>Constraints as normal'(eta, t) &lt;= offset, t being the model's value over <paramref name="scale"/>.</summary>
    private void Constrain(in BudgetPrices most, double scale)
    {
        Array.Clear(_normal);
        _constraints = 0;
        for (var j = 0; j < Cuts; j++)
        {
            var offset = _value[j];
            for (var e = 0; e < Most; e++)
            {
                _normal[_constraints * Size + e] = -_gradient[j][e] / scale;
                offset -= _gradient[j][e] * _at[j][e];
            }
            _normal[_constraints * Size + Most] = 1;
            _offset[_constraints++] = offset / scale;
        }
        for (var e = 0; e < Most; e++)
        {
            _normal[_constraints * Size + e] = -1;
            _offset[_constraints++] = 0;
            _normal[_constraints * Size + e] = 1;
            _offset[_constraints++] = most[e];
        }
    }

    private void Start(in BudgetPrices center, in BudgetPrices most)
    {
        for (var e = 0; e < Most; e++)
            _point[e] = Math.Clamp(center[e], 0.01 * most[e], 0.99 * most[e]);
        _point[Most] = 0;
        var least = double.PositiveInfinity;
        for (var c = 0; c < Cuts; c++)
            least = Math.Min(least, Room(c));
        _point[Most] = least - Math.Max(1, Math.Abs(least));
        for (var c = 0; c < _constraints; c++)
            (_slack[c], _dual[c]) = (Math.Max(Room(c), 1e-6), 1.0 / Cuts);
    }

    private double Room(int constraint)
    {
        var room = _offset[constraint];
        for (var v = 0; v < Size; v++)
            room -= _normal[constraint * Size + v] * _point[v];
        return room;
    }

    /// <summary>One centered Newton step; false when the products are small enough.</summary>
    private bool Step(in BudgetPrices center, ReadOnlySpan<double> curvature, double scale)
    {
        var gap = 0.0;
        for (var c = 0; c < _constraints; c++)
            gap += _slack[c] * _dual[c];
        if (gap < 1e-11)
            return false;
        var target = 0.1 * gap / _constraints;
        Array.Clear(_system);
        for (var v = 0; v < Size; v++)
        {
            _rhs[v] = v == Most ? 1 : 0;
            if (v == Most)
                continue;
            for (var u = 0; u < Most; u++)
            {
                _system[v * Size + u] = curvature[v * Most + u] / scale;
                _rhs[v] -= curvature[v * Most + u] / scale * (_point[u] - center[u]);
            }
            _system[v * Size + v] += 1e-12;
        }
        for (var c = 0; c < _constraints; c++)
        {
            var weight = _dual[c] / _slack[c];
            var residual = Room(c) - _slack[c];
            var pull = _dual[c] + (target - _slack[c] * _dual[c]) / _slack[c] - weight * residual;
            for (var v = 0; v < Size; v++)
            {
                var a = _normal[c * Size + v];
                if (a == 0)
                    continue;
                _rhs[v] -= a * pull;
                for (var u = 0; u < Size; u++)
                    _system[v * Size + u] += weight * a * _normal[c * Size + u];
            }
        }
        SmallSystem.Solve(_system, _rhs, Size);
        var ratio = 1.0;
        for (var c = 0; c < _constraints; c++)
        {
            var residual = Room(c) - _slack[c];
            var ds = residual;
            for (var v = 0; v < Size; v++)
                ds -= _normal[c * Size + v] * _rhs[v];
            _slackStep[c] = ds;
            _dualStep[c] = (target - _dual[c] * ds) / _slack[c] - _dual[c];
            ratio = Math.Max(ratio, Math.Max(-ds / _slack[c], -_dualStep[c] / _dual[c]) / 0.99);
        }
        for (var v = 0; v < Size; v++)
            _point[v] += _rhs[v] / ratio;
        for (var c = 0; c < _constraints; c++)
        {
            _slack[c] += _slackStep[c] / ratio;
            _dual[c] += _dualStep[c] / ratio;
        }
        return true;
    }
}
