namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Where to split. Forcing an asset that the relaxed solution leaves at z on a bridge from zL to zR to one of its ends raises the bound by about
/// t (z - zL)^2 / 2 or t (zR - z)^2 / 2, t = a'S^-1 a in the metric of everything else responding; the asset whose smaller rise is largest is split,
/// at the hole between allowed trades next to z. An interval of allowed trades is never split.
/// </summary>
internal sealed unsafe class BranchChoice(DenseKernels dense)
{
    /// <summary>How much the larger of the two rises counts.</summary>
    private const double LargerRise = 0.1;

    private const double LeastScore = 1e-12;

    private readonly ResponseMetric _metric = new(dense);
    private readonly AlignedVector _vector = new();
    private bool[] _none = [];

    public int Asset { get; private set; }

    public double Below { get; private set; }

    public double Above { get; private set; }

    /// <summary>Finds the best split of the relaxed solution that <paramref name="interior"/> holds; false when it uses allowed trades only.</summary>
    public bool Find(CompiledProblem compiled, TradeDomain domain, OuterMultipliers outer, InteriorPoint interior)
    {
        if (_none.Length < compiled.Assets)
            _none = new bool[compiled.Assets];
        _metric.Factor(compiled, outer.Envelopes, interior, _none, outer.LastPrices);
        var y = _vector.Ensure(AlignedVector.Padded(_metric.Size));
        var best = LeastScore;
        for (var i = 0; i < compiled.Assets; i++)
        {
            var (segment, from, to) = outer.Envelopes.Locate(compiled, interior.Point, i);
            if (segment < 0)
                continue;
            var held = compiled.Problem.Assets.Held[i];
            var z = interior.Point.X[compiled.SlotOf[i]] - held;
            var trades = domain.Of(i);
            if (Hole(trades, z, from, to, held) is not { } hole)
                continue;
            new Span<double>(y, AlignedVector.Padded(_metric.Size)).Clear();
            _metric.Whiten(compiled, i, 1, outer.Envelopes.Envelope.Segments.Rate[segment], y);
            var s = dense.Dot(y, y, AlignedVector.Padded(_metric.Size));
            var alpha = Math.Min(interior.Point.Alpha[compiled.SlotOf[i]], ResponseMetric.MostAlpha);
            var t = s / Math.Max(1 - alpha * s, 1e-9);
            var (down, up) = (t * (z - from) * (z - from) / 2, t * (to - z) * (to - z) / 2);
            var score = Math.Min(down, up) + LargerRise * Math.Max(down, up);
            if (score <= best)
                continue;
            best = score;
            (Asset, Below, Above) = (i, hole.Below, hole.Above);
        }
        return best > LeastScore;
    }

    /// <summary>
    /// Finds a split where the relaxed solution uses allowed trades only and the bound is short of it all the same, because a budget that has a price is
    /// not used up: at the hole around nothing of the asset for which trading and not trading differ least.
    /// </summary>
    public bool FindUndecided(CompiledProblem compiled, TradeDomain domain, OuterMultipliers outer)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < compiled.Assets; i++)
        {
            var trades = domain.Of(i);
            if (!trades.Hold || trades.Both)
                continue;
            var q = outer.Bound.Price(compiled, i);
            var nothing = AssetCost.Priced(compiled, outer.Lots, i, 0, q, outer.LastPrices);
            var (sale, buy) = (trades, trades);
            sale.Hold = buy.Hold = buy.Whole = false;
            (sale.BuyLow, sale.BuyHigh, buy.SellLow, buy.SellHigh) = (1, 0, 1, 0);
            var held = compiled.Problem.Assets.Held[i];
            var aside = trades.Unit == 0 ? 1e-12 : 0.5 * (held > 0 ? Math.Min(trades.Unit, held) : trades.Unit);
            Offer(i, trades.Above(aside, held), buy, isBuy: true);
            Offer(i, trades.Below(-aside, held), sale, isBuy: false);

            void Offer(int asset, double nearest, in AssetTrades side, bool isBuy)
            {
                var other = double.IsInfinity(nearest) || nearest == 0 ? double.PositiveInfinity
                    : AssetMinimum.Of(compiled, side, outer.Lots, asset, q, outer.LastPrices).Value;
                var difference = Math.Abs(other - nothing);
                if (Math.Abs(nearest) < 1e-9 || !(difference < least))
                    return;
                least = difference;
                (Asset, Below, Above) = isBuy ? (asset, 0.0, nearest) : (asset, nearest, 0.0);
            }
        }
        return double.IsFinite(least);
    }

    /// <summary>The hole next to z on a bridge; where z itself is allowed, the nearest hole that the bridge spans, or the point at
    /// which selling and buying meet.</summary>
    private static (double Below, double Above)? Hole(in AssetTrades trades, double z, double from, double to, double held)
    {
        const double Nudge = 1e-12;
        var (below, above) = (trades.Below(z, held), trades.Above(z, held));
        if (below == above && z < 0 && -trades.SellLow < to && trades.CanSell && trades.SellLow > 0)
            (below, above) = (-trades.SellLow, trades.Above(-trades.SellLow + Nudge, held));
        else if (below == above && z > 0 && trades.BuyLow > from && trades.CanBuy && trades.BuyLow > 0)
            (below, above) = (trades.Below(trades.BuyLow - Nudge, held), trades.BuyLow);
        else if (below == above && from < -Nudge && to > Nudge && trades.CanSell && trades.CanBuy)
            (below, above) = (0, 0);
        else if (below == above)
            return null;
        return double.IsInfinity(below) || double.IsInfinity(above) ? null : (below, above);
    }
}
