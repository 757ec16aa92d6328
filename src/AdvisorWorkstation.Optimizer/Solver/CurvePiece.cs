using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>One convex piece of an asset's cost: a run of <see cref="CurveSegments"/>, or a point when it has none.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CurvePiece
{
    /// <summary>First segment.</summary>
    public int First;

    /// <summary>One past the last segment.</summary>
    public int End;

    /// <summary>Trade at the start.</summary>
    public double Trade;

    /// <summary>Cost at the start.</summary>
    public double Value;

    /// <summary>Budget use at the start.</summary>
    public BudgetPrices Use;

    /// <summary>The point of the piece where cost - slope * z is smallest (the leftmost, when several are).</summary>
    public readonly CurvePoint Tangent(CurveSegments segments, double slope)
    {
        var point = new CurvePoint(Trade, Value, First, 0);
        for (var s = First; s < End && segments.Slope[s] < slope; s++)
        {
            var (length, start, curvature) = (segments.Length[s], segments.Slope[s], segments.Curvature[s]);
            var inside = start + curvature * length > slope;
            var v = inside ? (slope - start) / curvature : length;
            point = new(point.Trade + v, point.Value + v * (start + curvature * v / 2), inside ? s : s + 1, inside ? v : 0);
            if (inside)
                break;
        }
        return point;
    }

    /// <summary>The last point of the piece.</summary>
    public readonly CurvePoint Last(CurveSegments segments) => Tangent(segments, double.PositiveInfinity);

    /// <summary>Budget use at a point of the piece.</summary>
    public readonly BudgetPrices UseAt(CurveSegments segments, in CurvePoint point)
    {
        var use = Use;
        for (var s = First; s <= point.Segment && s < End; s++)
        {
            var v = s < point.Segment ? segments.Length[s] : point.Offset;
            for (var e = 0; e < BudgetPrices.Count; e++)
                use[e] += v * segments.Rate[s][e];
        }
        return use;
    }
}

/// <summary>A point on a <see cref="CurvePiece"/>: its trade and cost, and the segment it lies on with the distance from that segment's start.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CurvePoint(double Trade, double Value, int Segment, double Offset);
