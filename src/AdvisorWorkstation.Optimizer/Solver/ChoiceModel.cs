namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Picks one candidate for each of a few assets: minimizes the sum of the picked costs plus |sum of the picked vectors|^2 / 2,
/// the cost of rounding in the metric of <see cref="ResponseMetric"/>. Commits assets one at a time with the error so far fed back,
/// then improves by changing one pick or two at once.
/// </summary>
internal sealed unsafe class ChoiceModel
{
    private const int MostChanges = 120;
    private const double LeastGain = 1e-13;

    private readonly AlignedVector _vectors = new();
    private readonly AlignedVector _sum = new();
    private readonly AlignedVector _differences = new();
    private readonly LeastOf _ranking = new(MostChanges);
    private readonly double[] _rise = new double[MostChanges];
    private readonly double[] _norm = new double[MostChanges];
    private readonly int[] _changeTo = new int[MostChanges];
    private readonly int[] _changeAsset = new int[MostChanges];
    private int[] _assetOf = [];
    private int[] _first = [];
    private int[] _pick = [];
    private int[] _best = [];
    private int[] _order = [];
    private double[] _cost = [];
    private double[] _key = [];
    private int _stride;
    private int _candidates;

    /// <summary>Number of assets to pick for.</summary>
    public int Count { get; private set; }

    /// <summary>Candidates of the j-th asset: First(j) .. First(j + 1) - 1.</summary>
    public int First(int j) => _first[j];

    /// <summary>The picked candidate of the j-th asset.</summary>
    public int Pick(int j) => _best[j];

    /// <summary>Predicted rise of the objective above the bound for the best picks.</summary>
    public double BestValue { get; private set; }

    public void Reset(int vectorLength, int assets, int candidates)
    {
        _stride = AlignedVector.Padded(vectorLength);
        _vectors.Ensure(candidates * _stride);
        _sum.Ensure(_stride);
        if (_first.Length < assets + 1)
            (_first, _pick, _best) = (new int[assets + 1], new int[assets], new int[assets]);
        if (_cost.Length < candidates)
            (_cost, _assetOf, _order, _key) = (new double[candidates], new int[candidates], new int[candidates], new double[candidates]);
        _differences.Ensure(MostChanges * _stride);
        (Count, _candidates, BestValue, _first[0]) = (0, 0, double.PositiveInfinity, 0);
    }

    /// <summary>Starts the next asset.</summary>
    public void BeginAsset() => _first[++Count] = _candidates;

    /// <summary>Adds a candidate of the current asset; the caller fills in its vector.</summary>
    public double* AddCandidate(double cost)
    {
        (_cost[_candidates], _assetOf[_candidates]) = (cost, Count - 1);
        var vector = Vector(_candidates++);
        new Span<double>(vector, _stride).Clear();
        _first[Count] = _candidates;
        return vector;
    }

    /// <summary>Searches from several orders of commitment.</summary>
    /// <param name="starts">How many, at most 3.</param>
    /// <param name="pairRounds">Most changes of two picks at once per start.</param>
    public void Search(DenseKernels dense, int starts, int pairRounds)
    {
        for (var start = 0; start < starts; start++)
        {
            Arrange(dense, start);
            Commit(dense);
            Improve(dense, pairRounds);
            var value = Value(dense);
            if (value >= BestValue)
                continue;
            BestValue = value;
            Array.Copy(_pick, _best, Count);
        }
    }

    private double* Vector(int candidate) => _vectors.Pointer + (long)candidate * _stride;

    private double Value(DenseKernels dense)
    {
        var value = dense.Dot(_sum.Pointer, _sum.Pointer, _stride) / 2;
        for (var j = 0; j < Count; j++)
            value += _cost[_pick[j]];
        return value;
    }

    /// <summary>Order of commitment: by the size of an asset's largest vector, falling or rising, or as they come.</summary>
    private void Arrange(DenseKernels dense, int start)
    {
        for (var j = 0; j < Count; j++)
        {
            _order[j] = j;
            _key[j] = 0;
            for (var c = First(j); c < First(j + 1) && start < 2; c++)
                _key[j] = Math.Max(_key[j], dense.Dot(Vector(c), Vector(c), _stride));
            if (start == 0)
                _key[j] = -_key[j];
        }
        if (start < 2)
            IndexSort.ByKey(_key, _order, Count);
    }

    private void Commit(DenseKernels dense)
    {
        new Span<double>(_sum.Pointer, _stride).Clear();
        for (var at = 0; at < Count; at++)
        {
            var j = _order[at];
            var (pick, least) = (-1, double.PositiveInfinity);
            for (var c = First(j); c < First(j + 1); c++)
            {
                var vector = Vector(c);
                var value = _cost[c] + dense.Dot(vector, _sum.Pointer, _stride) + dense.Dot(vector, vector, _stride) / 2;
                if (value < least)
                    (pick, least) = (c, value);
            }
            _pick[j] = pick;
            Shift(Vector(pick), 1);
        }
    }

    private void Improve(DenseKernels dense, int pairRounds)
    {
        for (var round = 0; round < pairRounds; round++)
        {
            while (ChangeOne(dense))
            {
            }
            if (!ChangeTwo(dense))
                return;
        }
    }

    /// <summary>Rise of the value when candidate <paramref name="to"/> takes the place of <paramref name="from"/>.</summary>
    private double Rise(DenseKernels dense, int from, int to)
    {
        double* a = Vector(from), b = Vector(to);
        return _cost[to] - _cost[from] + dense.Dot(b, _sum.Pointer, _stride) - dense.Dot(a, _sum.Pointer, _stride)
            + dense.SquaredDistance(a, b, _stride) / 2;
    }

    private bool ChangeOne(DenseKernels dense)
    {
        var changed = false;
        for (var j = 0; j < Count; j++)
        {
            for (var c = First(j); c < First(j + 1); c++)
            {
                if (c == _pick[j] || Rise(dense, _pick[j], c) >= -LeastGain)
                    continue;
                Replace(j, c);
                changed = true;
            }
        }
        return changed;
    }

    /// <summary>The best change of two picks at once, among the single changes that hurt least.</summary>
    private bool ChangeTwo(DenseKernels dense)
    {
        var count = RankChanges(dense);
        var (first, second, least) = (-1, -1, -LeastGain);
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                var rise = _rise[a] + _rise[b];
                if (_changeAsset[a] == _changeAsset[b] || rise - _norm[a] * _norm[b] >= least)
                    continue;
                rise += dense.Dot(Difference(a), Difference(b), _stride);
                if (rise < least)
                    (first, second, least) = (a, b, rise);
            }
        }
        if (first < 0)
            return false;
        Replace(_changeAsset[first], _changeTo[first]);
        Replace(_changeAsset[second], _changeTo[second]);
        return true;
    }

    /// <summary>Lists the single changes that raise the value least, with the differences of their vectors.</summary>
    private int RankChanges(DenseKernels dense)
    {
        _ranking.Clear(MostChanges);
        for (var j = 0; j < Count; j++)
        {
            for (var c = First(j); c < First(j + 1); c++)
            {
                if (c != _pick[j])
                    _ranking.Offer(Rise(dense, _pick[j], c), c);
            }
        }
        _ranking.Sort();
        var count = _ranking.Count;
        for (var a = 0; a < count; a++)
        {
            var to = _ranking[a];
            (_changeTo[a], _changeAsset[a], _rise[a]) = (to, _assetOf[to], _ranking.Key(a));
            double* difference = Difference(a), target = Vector(to), source = Vector(_pick[_assetOf[to]]);
            for (var r = 0; r < _stride; r++)
                difference[r] = target[r] - source[r];
            _norm[a] = Math.Sqrt(dense.Dot(difference, difference, _stride));
        }
        return count;
    }

    private double* Difference(int change) => _differences.Pointer + (long)change * _stride;

    private void Replace(int j, int candidate)
    {
        Shift(Vector(_pick[j]), -1);
        Shift(Vector(candidate), 1);
        _pick[j] = candidate;
    }

    private void Shift(double* vector, double factor)
    {
        for (var r = 0; r < _stride; r++)
            _sum.Pointer[r] += factor * vector[r];
    }
}
