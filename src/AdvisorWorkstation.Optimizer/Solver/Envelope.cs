using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The convex envelope of every asset's cost, as segments with increasing slopes. Two neighbouring pieces are joined by their common tangent, the bridge:
/// the slope p at which min(left - p z) = min(right - p z), found by p &lt;- (f_R(z_R) - f_L(z_L)) / (z_R - z_L)
/// (Dinkelbach, "On nonlinear fractional programming", 1967). Pieces above the tangent of their neighbours drop out.
/// Minimizing the envelopes instead of the costs gives the best bound of <see cref="DualBound"/> for fixed budget prices.
/// </summary>
internal sealed class Envelope
{
    private const int MostPieces = 4;
    private const int MostTangentSteps = 40;

    private readonly AssetCurve _curve = new();
    private readonly Part[] _parts = new Part[MostPieces];
    private int[] _first = [];
    private int[] _count = [];
    private double[] _start = [];
    private BudgetPrices[] _startUse = [];
    private bool[] _bridge = [];
    private double[] _builtLower = [];
    private double[] _builtUpper = [];
    private BudgetPrices _builtPrices;
    private bool _valid;

    public CurveSegments Segments { get; } = new();

    /// <summary>First segment of an asset's envelope.</summary>
    public int First(int asset) => _first[asset];

    /// <summary>One past the last segment of an asset's envelope.</summary>
    public int End(int asset) => _first[asset] + _count[asset];

    /// <summary>Number of segments of each asset's envelope.</summary>
    public ReadOnlySpan<int> Counts => _count;

    /// <summary>Trade at which an asset's envelope starts.</summary>
    public double Start(int asset) => _start[asset];

    /// <summary>Budget use where an asset's envelope starts.</summary>
    public ref readonly BudgetPrices StartUse(int asset) => ref _startUse[asset];

    /// <summary>The segment spans a hole between allowed trades.</summary>
    public bool IsBridge(int segment) => _bridge[segment];

    public void Load(CompiledProblem compiled)
    {
        var n = compiled.Assets;
        if (_first.Length < n)
        {
            (_first, _count, _start, _startUse) = (new int[n], new int[n], new double[n], new BudgetPrices[n]);
            (_builtLower, _builtUpper) = (new double[n], new double[n]);
        }
        _valid = false;
        var total = 0;
        for (var i = 0; i < n; i++)
        {
            _first[i] = total;
            total += AssetCurve.Capacity(compiled, i) + MostPieces;
        }
        Segments.Ensure(total);
        if (_bridge.Length < total)
            _bridge = new bool[total];
    }

    /// <summary>Builds the envelopes that the prices or a node's limits have changed; false when an asset has no allowed trade.</summary>
    public bool BuildAll(CompiledProblem compiled, TradeDomain domain, PricedLots lots, in BudgetPrices prices)
    {
        var same = _valid;
        for (var e = 0; e < BudgetPrices.Count; e++)
            same &= prices[e] == _builtPrices[e];
        (_builtPrices, _valid) = (prices, false);
        for (var i = 0; i < compiled.Assets; i++)
        {
            var (lower, upper) = (domain.TradeLower[i], domain.TradeUpper[i]);
            if (same && lower == _builtLower[i] && upper == _builtUpper[i])
                continue;
            if (!Build(compiled, domain, lots, i, prices))
                return false;
            (_builtLower[i], _builtUpper[i]) = (lower, upper);
        }
        _valid = true;
        return true;
    }

    /// <summary>Builds the envelope of one asset; false when no trade is allowed.</summary>
    private bool Build(CompiledProblem compiled, TradeDomain domain, PricedLots lots, int asset, in BudgetPrices prices)
    {
        _curve.Build(compiled, domain.Of(asset), lots, asset, prices);
        if (_curve.Count == 0)
            return false;
        var parts = Join();
        Emit(asset, parts);
        return true;
    }

    /// <summary>Finds the pieces that reach the envelope, and the parts of them that do.</summary>
    private int Join()
    {
        var segments = _curve.Segments;
        var count = 0;
        for (var index = 0; index < _curve.Count; index++)
        {
            ref readonly var right = ref _curve.Pieces[index];
            while (true)
            {
                if (count == 0)
                {
                    _parts[count++] = new(index, right.Tangent(segments, double.NegativeInfinity), right.Last(segments), double.NegativeInfinity);
                    break;
                }
                ref var last = ref _parts[count - 1];
                var (slope, from, to) = Bridge(_curve.Pieces[last.Piece], right);
                if (slope <= last.SlopeBefore)
                {
                    count--;
                    continue;
                }
                last.To = from;
                _parts[count++] = new(index, to, right.Last(segments), slope);
                break;
            }
        }
        return count;
    }

    private (double Slope, CurvePoint From, CurvePoint To) Bridge(in CurvePiece left, in CurvePiece right)
    {
        var segments = _curve.Segments;
        var from = left.Last(segments);
        var to = right.Tangent(segments, double.NegativeInfinity);
        var slope = Touch(from, to) ? TouchingSlope(left, from, right, to) : Slope(from, to);
        for (var step = 0; step < MostTangentSteps; step++)
        {
            from = left.Tangent(segments, slope);
            to = right.Tangent(segments, slope);
            if (Touch(from, to))
                break;
            var next = Slope(from, to);
            if (Math.Abs(next - slope) <= 1e-15 * Math.Abs(slope))
                break;
            slope = next;
        }
        return (slope, from, to);
    }

    /// <summary>A slope to start from where two pieces meet: between those of their ends, or far to the side of the lower one when the cost jumps.</summary>
    private double TouchingSlope(in CurvePiece left, in CurvePoint from, in CurvePiece right, in CurvePoint to)
    {
        var jump = to.Value - from.Value;
        if (Math.Abs(jump) > 1e-15)
            return jump > 0 ? 1e100 : -1e100;
        var segments = _curve.Segments;
        var before = left.End > left.First ? segments.Slope[left.End - 1] + segments.Curvature[left.End - 1] * segments.Length[left.End - 1] : -1e100;
        var after = right.End > right.First ? segments.Slope[right.First] : 1e100;
        return before <= after ? Math.Clamp(0, before, after) : (before + after) / 2;
    }

    private static bool Touch(in CurvePoint from, in CurvePoint to) => to.Trade - from.Trade <= 1e-14;

    private static double Slope(in CurvePoint from, in CurvePoint to) => (to.Value - from.Value) / (to.Trade - from.Trade);

    private void Emit(int asset, int parts)
    {
        var at = _first[asset];
        var source = _curve.Segments;
        ref readonly var first = ref _curve.Pieces[_parts[0].Piece];
        _start[asset] = _parts[0].From.Trade;
        _startUse[asset] = first.UseAt(source, _parts[0].From);
        for (var p = 0; p < parts; p++)
        {
            ref readonly var part = ref _parts[p];
            ref readonly var piece = ref _curve.Pieces[part.Piece];
            for (var s = part.From.Segment; s < piece.End && s <= part.To.Segment; s++)
            {
                var from = s == part.From.Segment ? part.From.Offset : 0;
                var to = s == part.To.Segment ? part.To.Offset : source.Length[s];
                if (to > from)
                {
                    _bridge[at] = false;
                    Segments.Set(at++, to - from, source.Slope[s] + source.Curvature[s] * from, source.Curvature[s], source.Rate[s]);
                }
            }
            if (p + 1 == parts)
                break;
            ref readonly var next = ref _parts[p + 1];
            var length = next.From.Trade - part.To.Trade;
            if (length <= 1e-14)
                continue;
            var (useBefore, useAfter) = (piece.UseAt(source, part.To), _curve.Pieces[next.Piece].UseAt(source, next.From));
            BudgetPrices rate = default;
            for (var e = 0; e < BudgetPrices.Count; e++)
                rate[e] = (useAfter[e] - useBefore[e]) / length;
            _bridge[at] = true;
            Segments.Set(at++, length, next.SlopeBefore, 0, rate);
        }
        _count[asset] = at - _first[asset];
    }

    /// <summary>The part of a piece that lies on the envelope, and the slope of the bridge before it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private record struct Part(int Piece, CurvePoint From, CurvePoint To, double SlopeBefore);
}
