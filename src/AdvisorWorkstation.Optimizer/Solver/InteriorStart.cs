namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Places the interior point near given weights. Segments fill up to the weight with a margin from their ends; multipliers of the segments are chosen
/// so that stationarity holds exactly; the products are about mu. Cold: prices from the weights alone. Warm: prices of an earlier solve and a smaller mu.
/// </summary>
internal sealed unsafe class InteriorStart
{
    private const double ColdMargin = 0.2;

    /// <summary>Weight below which a position counts as this small for its margin, times the number of slots.</summary>
    private const double SmallPosition = 0.3;

    private const double ColdBandMargin = 0.01;
    private const double ColdScale = 3;
    private const double DefaultLeastMu = 1e-6;
    private const double WarmMu = 1e-6;
    private const double WarmMargin = 0.02;

    private double[] _weight = [];
    private double[] _multiplier = [];
    private bool _warm;


    /// <summary>Least product that a cold start aims for.</summary>
    public double LeastMu { get; init; } = DefaultLeastMu;

    /// <summary>Weights by slot to start near.</summary>
    public Span<double> Weight => _weight;

    /// <summary>Multipliers for a warm start: rows of M, then budgets.</summary>
    public Span<double> Multiplier => _multiplier;

    public void Resize(CompiledProblem compiled)
    {
        if (_weight.Length < compiled.Slots)
            _weight = new double[compiled.Slots];
        if (_multiplier.Length < compiled.Rows + 4)
            _multiplier = new double[compiled.Rows + 4];
        for (var slot = 0; slot < compiled.Slots; slot++)
            _weight[slot] = compiled.AssetIn[slot] is >= 0 and var i ? compiled.Problem.Assets.Held[i] : 0;
        _warm = false;
    }

    /// <summary>Starts from weights by asset and multipliers of a problem of the same shape.</summary>
    public void Resume(CompiledProblem compiled, double[] weightByAsset, double[] multipliers)
    {
        for (var slot = 0; slot < compiled.Slots; slot++)
            _weight[slot] = compiled.AssetIn[slot] is >= 0 and var i ? weightByAsset[i] : 0;
        Array.Copy(multipliers, _multiplier, compiled.Rows);
        _warm = true;
    }

    /// <summary>Keeps a solution to start the next solve from.</summary>
    public void Remember(SegmentPoint point, double* multipliers)
    {
        var program = point.Program;
        new Span<double>(point.X, program.Slots).CopyTo(_weight);
        new Span<double>(multipliers, program.Rows + program.Budgets).CopyTo(_multiplier);
        _warm = true;
    }

    /// <summary>Fills in the point, the multipliers and the bands; returns the number of complementary products outside the bands.</summary>
    public int Place(SegmentPoint point, double* multipliers, BandRows bands, DenseKernels dense)
    {
        var program = point.Program;
        var pairs = PlaceSegments(point);
        var scratch = stackalloc double[program.Rows + program.Budgets];
        dense.Multiply(program.Matrix, program.Rows, program.Slots, point.X, scratch);
        for (var e = 0; e < program.Budgets; e++)
            scratch[program.Rows + e] = dense.Dot(program.Rate(e), point.V, program.Elements);
        for (var r = 0; r < program.Rows + program.Budgets; r++)
        {
            multipliers[r] = _warm ? _multiplier[r]
                : r < program.FactorRows ? 2 * program.Gamma * (scratch[r] - program.TargetExposure[r]) : 0;
        }
        Price(point, multipliers, dense);
        var mu = _warm ? WarmMu : ColdMu(point);
        for (var r = program.FactorRows; r < program.Rows + program.Budgets; r++)
        {
            var isRow = r < program.Rows;
            var lower = isRow ? program.RowLower[r - program.FactorRows] : double.NegativeInfinity;
            var upper = isRow ? program.RowUpper[r - program.FactorRows] : program.Cap[r - program.Rows];
            var penalty = program.Penalty[r - program.FactorRows];
            if (_warm)
                bands.Resume(r - program.FactorRows, lower, upper, scratch[r], penalty, multipliers[r], mu);
            else
                bands.Start(r - program.FactorRows, lower, upper, scratch[r], penalty, multipliers[r], mu, ColdBandMargin);
            multipliers[r] = bands.Multiplier[r - program.FactorRows];
        }
        Price(point, multipliers, dense);
        PlaceMultipliers(point, mu);
        return pairs;
    }

    private static void Price(SegmentPoint point, double* multipliers, DenseKernels dense)
    {
        var program = point.Program;
        dense.MultiplyTransposed(program.Matrix, program.Rows, program.Slots, multipliers, point.Price);
        if (program.Budgets > 0)
            BudgetBorder.Price(dense, point, multipliers + program.Rows, point.BudgetCost);
    }

    private int PlaceSegments(SegmentPoint point)
    {
        var program = point.Program;
        new Span<double>(point.V, 2 * program.Elements).Fill(1);
        new Span<double>(point.LowerZ, 2 * program.Elements).Clear();
        new Span<double>(point.LowerSlack, 2 * program.Slots).Fill(1);
        new Span<double>(point.LowerY, 2 * program.Slots).Clear();
        var pairs = 0;
        for (var slot = 0; slot < program.Slots; slot++)
        {
            var left = _weight[slot] - program.Base[slot];
            var x = program.Base[slot];
            for (var j = 0; j < program.Count(slot); j++)
            {
                var s = program.Element(slot, j);
                var length = program.Length[s];
                var margin = (_warm ? WarmMargin : ColdMargin) * Math.Min(length, Math.Max(_weight[slot], SmallPosition / program.Slots));
                point.V[s] = Math.Clamp(Math.Min(left, length), Math.Min(margin, 0.3 * length), length - Math.Min(margin, 0.3 * length));
                point.W[s] = length - point.V[s];
                left -= length;
                x += point.V[s];
                pairs += 2;
            }
            point.X[slot] = x;
            if (program.Bounded[slot] == 0)
                continue;
            var room = 0.1 * (program.XUpper[slot] - program.XLower[slot]);
            point.LowerSlack[slot] = Math.Max(x - program.XLower[slot], room);
            point.UpperSlack[slot] = Math.Max(program.XUpper[slot] - x, room);
            pairs += 2;
        }
        return pairs;
    }

    /// <summary>A fraction of the mean product of a segment's slope and its distance to the nearer end.</summary>
    private double ColdMu(SegmentPoint point)
    {
        var program = point.Program;
        double sum = 0, count = 0;
        for (var slot = 0; slot < program.Slots; slot++)
        {
            for (var j = 0; j < program.Count(slot); j++)
            {
                var s = program.Element(slot, j);
                sum += Math.Abs(Slope(point, slot, s)) * Math.Min(point.V[s], point.W[s]);
                count++;
            }
        }
        return count > 0 ? Math.Max(ColdScale * sum / count, LeastMu) : LeastMu;
    }

    private static void PlaceMultipliers(SegmentPoint point, double mu)
    {
        var program = point.Program;
        for (var slot = 0; slot < program.Slots; slot++)
        {
            if (program.Bounded[slot] != 0)
            {
                point.LowerY[slot] = mu / point.LowerSlack[slot];
                point.UpperY[slot] = mu / point.UpperSlack[slot];
            }
            for (var j = 0; j < program.Count(slot); j++)
            {
                var s = program.Element(slot, j);
                var slope = Slope(point, slot, s) + point.UpperY[slot] - point.LowerY[slot];
                var centered = 2 * mu / program.Length[s];
                point.LowerZ[s] = centered + Math.Max(slope, 0);
                point.UpperZ[s] = centered + Math.Max(-slope, 0);
            }
        }
    }

    private static double Slope(SegmentPoint point, int slot, int s)
    {
        var program = point.Program;
        return program.Cost[s] + program.Curvature[s] * point.V[s] + point.BudgetCost[s]
            + program.Quadratic[slot] * point.X[slot] + program.Linear[slot] + point.Price[slot];
    }
}
