namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The pieces of one asset's cost f_i(z) in ascending order of z: whole position, sale, nothing, buy. Each is convex; between them nothing is allowed.
/// Share grids of few points become curves through those points; finer ones are treated as continuous.
/// </summary>
internal sealed class AssetCurve
{
    /// <summary>Most points of a share grid that are told apart.</summary>
    public const int FinestGrid = 24;

    private const int MostPieces = 4;

    private readonly CurvePiece[] _pieces = new CurvePiece[MostPieces];
    private readonly SaleLadder _sale = new(FinestGrid + 1);
    private int _used;

    public CurveSegments Segments { get; } = new();

    public ReadOnlySpan<CurvePiece> Pieces => new(_pieces, 0, Count);

    public int Count { get; private set; }

    /// <summary>Most segments that an asset's curve can have.</summary>
    public static int Capacity(CompiledProblem compiled, int asset) => Math.Max(compiled.Lots.Count(asset), FinestGrid) + FinestGrid + 2;

    /// <summary>Builds the curve of an asset; it has no pieces when no trade is allowed.</summary>
    public void Build(CompiledProblem compiled, in AssetTrades trades, PricedLots lots, int asset, in BudgetPrices prices)
    {
        Segments.Ensure(Capacity(compiled, asset));
        Count = _used = 0;
        var assets = compiled.Problem.Assets;
        var context = new Context(compiled, lots, asset, assets.Held[asset], assets.Held[asset] - assets.Target[asset],
            compiled.Gamma * assets.SpecificVariance[asset], assets.Linear[asset], assets.UnitCost[asset] + prices.Turnover / 2, prices.Trades);
        if (trades.Both)
        {
            AddNet(context, trades);
            return;
        }
        var largestSale = trades.SellHigh;
        if (trades.Whole && !(trades.CanSell && trades.Unit == 0 && trades.SellHigh >= context.Held - Tolerances.WholePosition))
        {
            AddPoint(context, -context.Held);
            largestSale = Math.Min(largestSale, context.Held - Math.Max(1e-6 * trades.Unit, Tolerances.WholePosition));
        }
        if (trades.CanSell && largestSale >= trades.SellLow)
            AddSide(context, trades, -1, trades.SellLow, largestSale);
        if (trades.Hold)
            AddPoint(context, 0);
        if (trades.CanBuy)
            AddSide(context, trades, 1, trades.BuyLow, trades.BuyHigh);
    }

    private void AddSide(in Context context, in AssetTrades trades, int sign, double low, double high)
    {
        high = Math.Max(low, high);
        if (trades.Unit > 0)
        {
            var (first, last) = trades.Shares(low, high);
            first = Math.Max(first, 1);
            if (last < first)
                return;
            (low, high) = (first * trades.Unit, last * trades.Unit);
            if (last - first < FinestGrid)
            {
                AddGrid(context, sign, first, last, trades.Unit);
                return;
            }
        }
        if (sign > 0)
            AddBuy(context, low, high);
        else
            AddSale(context, low, high);
    }

    private ref CurvePiece Begin(in Context context, double trade)
    {
        ref var piece = ref _pieces[Count++];
        piece.First = piece.End = _used;
        piece.Trade = trade;
        piece.Value = context.Value(trade);
        piece.Use = context.Use(trade);
        return ref piece;
    }

    private void Append(ref CurvePiece piece, double length, double slope, double curvature, in BudgetPrices rate)
    {
        if (!(length > 0))
            return;
        Segments.Set(_used++, length, slope, curvature, rate);
        piece.End = _used;
    }

    private void AddPoint(in Context context, double trade) => Begin(context, trade);

    /// <summary>The curve through the points of a share grid.</summary>
    private void AddGrid(in Context context, int sign, double first, double last, double unit)
    {
        if (sign > 0)
        {
            AddBuyGrid(context, first, last, unit);
            return;
        }
        ref var piece = ref Begin(context, -last * unit);
        var count = (int)(last - first);
        _sale.Walk(context.Compiled, context.Lots, context.Asset, first, count, unit);
        for (var step = count; step > 0; step--)
        {
            var z = -(first + step) * unit;
            ref readonly var more = ref _sale.At(step);
            ref readonly var less = ref _sale.At(step - 1);
            BudgetPrices rate = default;
            rate[0] = -0.5;
            rate[1] = (less.ShortTerm - more.ShortTerm) / unit;
            rate[2] = (less.LongTerm - more.LongTerm) / unit;
            Append(ref piece, unit, context.RiskSlope(z + unit / 2) + (less.Cost - more.Cost) / unit, 0, rate);
        }
    }

    private void AddBuyGrid(in Context context, double first, double last, double unit)
    {
        ref var piece = ref Begin(context, first * unit);
        BudgetPrices rate = default;
        rate[0] = 0.5;
        for (var shares = first; shares < last; shares++)
            Append(ref piece, unit, context.RiskSlope((shares + 0.5) * unit) + context.BuySlope, 0, rate);
    }

    private void AddBuy(in Context context, double low, double high)
    {
        ref var piece = ref Begin(context, low);
        if (low == 0)
            (piece.Value, piece.Use[3]) = (piece.Value + context.TradePrice, 1);
        BudgetPrices rate = default;
        rate[0] = 0.5;
        Append(ref piece, high - low, context.RiskSlope(low) + context.BuySlope, 2 * context.Curvature, rate);
    }

    private void AddSale(in Context context, double low, double high)
    {
        var (lots, all) = (context.Lots, context.Compiled.Lots);
        ref var piece = ref Begin(context, -high);
        var end = 0.0;
        for (var at = all.First(context.Asset); at < all.End(context.Asset); at++)
            end += lots.Quantity[at];
        for (var at = all.End(context.Asset) - 1; at >= all.First(context.Asset); at--)
        {
            var start = end - lots.Quantity[at];
            var (from, to) = (Math.Min(end, high), Math.Max(start, low));
            Append(ref piece, from - to, context.RiskSlope(-from) - lots.Price[at], 2 * context.Curvature, context.KeepRate(at));
            end = start;
        }
    }

    /// <summary>Sales and buys at once, from everything sold upwards: lots are kept dearest first, the buy comes where its slope stands.</summary>
    private void AddNet(in Context context, in AssetTrades trades)
    {
        if (trades.High < trades.Low)
            return;
        var (lots, all) = (context.Lots, context.Compiled.Lots);
        var (first, end) = (all.First(context.Asset), all.End(context.Asset));
        BudgetPrices buyRate = default;
        buyRate[0] = 0.5;
        ref var piece = ref _pieces[Count++];
        piece = new CurvePiece { Trade = trades.Low };
        var z = 0.0;
        for (var at = first; at < end; at++)
            z -= lots.Quantity[at];
        var bought = false;
        for (var at = end - 1; (at >= first || !bought) && z < trades.High;)
        {
            var buy = !bought && (at < first || context.BuySlope < -lots.Price[at]);
            var length = buy ? trades.High - z : lots.Quantity[at];
            var from = Math.Max(z, trades.Low);
            Append(ref piece, Math.Min(z + length, trades.High) - from, context.RiskSlope(from) + (buy ? context.BuySlope : -lots.Price[at]),
                2 * context.Curvature, buy ? buyRate : context.KeepRate(at));
            z += length;
            if (buy)
                bought = true;
            else
                at--;
        }
    }

    /// <summary>What the pieces of one asset have in common.</summary>
    private readonly record struct Context(
        CompiledProblem Compiled, PricedLots Lots, int Asset, double Held, double Active, double Curvature, double Linear, double BuySlope, double TradePrice)
    {
        public double RiskSlope(double z) => 2 * Curvature * (Active + z) + Linear;

        public double Value(double z) =>
            Curvature * (Active + z) * (Active + z) + Linear * (Held + z) + AssetCost.OfTrade(Compiled, Lots, Asset, z, BuySlope, TradePrice);

        public BudgetPrices Use(double z) => AssetCost.Use(Compiled, Lots, Asset, z);

        /// <summary>Budget rates of keeping a unit of the lot in the given position instead of selling it.</summary>
        public BudgetPrices KeepRate(int at)
        {
            BudgetPrices rate = default;
            rate[0] = -0.5;
            rate[1] = -Compiled.Lots.ShortTermGain[Lots.Order[at]];
            rate[2] = -Compiled.Lots.LongTermGain[Lots.Order[at]];
            return rate;
        }
    }
}
