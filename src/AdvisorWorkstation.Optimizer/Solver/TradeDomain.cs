namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The allowed trades of every asset, and the limits that a node of the branching tree adds: TradeLower &lt;= z &lt;= TradeUpper.
/// The rules are those of <see cref="RebalanceProblem"/>; <see cref="CertificateVerifier"/> states them a second time.
/// </summary>
internal sealed class TradeDomain
{
    private AssetTrades[] _trades = [];
    private double[] _lower = [];
    private double[] _upper = [];
    private double[] _held = [];

    public ReadOnlySpan<double> TradeLower => _lower;

    public ReadOnlySpan<double> TradeUpper => _upper;

    public void Load(CompiledProblem compiled)
    {
        var n = compiled.Assets;
        if (_trades.Length < n)
            (_trades, _lower, _upper) = (new AssetTrades[n], new double[n], new double[n]);
        _held = compiled.Problem.Assets.Held;
        for (var i = 0; i < n; i++)
            _trades[i] = Describe(compiled, i, compiled.Relaxed);
        Free(n);
    }

    /// <summary>Removes the limits of all nodes.</summary>
    public void Free(int assets)
    {
        Array.Fill(_lower, double.NegativeInfinity, 0, assets);
        Array.Fill(_upper, double.PositiveInfinity, 0, assets);
    }

    /// <summary>Sets the limits of one asset.</summary>
    public void Limit(int asset, double lower, double upper) => (_lower[asset], _upper[asset]) = (lower, upper);

    /// <summary>The allowed trades of an asset within the node's limits.</summary>
    public AssetTrades Of(int asset)
    {
        var trades = _trades[asset];
        var (lower, upper) = (_lower[asset], _upper[asset]);
        if (double.IsNegativeInfinity(lower) && double.IsPositiveInfinity(upper))
            return trades;
        trades.Hold &= lower <= Tolerances.Split && upper >= -Tolerances.Split;
        trades.Whole &= lower - Tolerances.Split <= -_held[asset] && -_held[asset] <= upper + Tolerances.Split;
        trades.SellLow = Math.Max(trades.SellLow, -upper);
        trades.SellHigh = Math.Min(trades.SellHigh, -lower);
        trades.BuyLow = Math.Max(trades.BuyLow, lower);
        trades.BuyHigh = Math.Min(trades.BuyHigh, upper);
        return trades;
    }

    /// <summary>The allowed trades without any node's limits.</summary>
    public ref readonly AssetTrades Root(int asset) => ref _trades[asset];

    /// <summary>The trades that the asset's own requirements allow when some are relaxed.</summary>
    public static AssetTrades Describe(CompiledProblem compiled, int i, Relaxations relaxed)
    {
        var (assets, lots) = (compiled.Problem.Assets, compiled.Lots);
        var (held, lower, upper) = (assets.Held[i], assets.Lower[i], assets.Upper[i]);
        var (mustSell, total, some) = (assets.MustSell[i], lots.Total[i], lots.Count(i) > 0);
        var minimum = relaxed.Includes(Relaxations.MinTrade) ? 0 : compiled.Problem.Limits.MinTrade;
        var mayBuy = !(assets.NoBuy[i] || assets.WashNoBuy[i] || mustSell || assets.Target[i] <= 0);
        var trades = new AssetTrades
        {
            Unit = assets.Fractional[i] || relaxed.Includes(Relaxations.WholeShares) ? 0 : compiled.Problem.ShareWeight(i),
            Hold = lower - Tolerances.Feasibility <= held && held <= upper + Tolerances.Feasibility && !(mustSell && held > 0),
            Whole = some && held > 0 && Math.Abs(total - held) <= Tolerances.WholePosition * Math.Max(1, held) && lower <= Tolerances.Feasibility,
            SellLow = 1,
            SellHigh = 0,
            BuyLow = 1,
            BuyHigh = 0,
        };
        if (mayBuy)
            (trades.BuyLow, trades.BuyHigh) = (Math.Max(Math.Max(minimum, lower - held), 0), upper - held);
        if (some && held > 0 && !mustSell)
            (trades.SellLow, trades.SellHigh) = (Math.Max(Math.Max(minimum, held - upper), 0), Math.Min(total, held - lower));
        if (relaxed.Includes(Relaxations.WashExclusion) && mayBuy && some && !mustSell)
            return new AssetTrades { Both = true, Low = Math.Max(-total, lower - held), High = upper - held, SellLow = 1, BuyLow = 1 };
        return trades;
    }
}
