namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// From the relaxed solution to a tradable one: the assets that it leaves inside a hole or between grid points get the best combination of neighbours that
/// <see cref="ChoiceModel"/> finds, then the restricted program settles the rest and all lot amounts.
/// </summary>
internal sealed unsafe class Rounding(DenseKernels dense, InteriorPoint interior)
{
    private const int MostCandidates = 4;
    private const int PairRoundsPerStart = 10;

    /// <summary>One asset in this many on a share grid makes an account discrete.</summary>
    private const int GridShare = 5;

    /// <summary>An interval of trades that is no wider is a point: it has no inside to start an interior point from.</summary>
    private const double Point = 1e-12;

    private readonly ResponseMetric _metric = new(dense);
    private readonly ChoiceModel _choice = new();
    private readonly RestrictedProgram _restricted = new() { Margin = 5 * Tolerances.Feasibility };
    private readonly InteriorStart _start = new();
    private bool[] _moved = [];
    private int[] _assets = [];
    private double[] _target = [];
    private int[] _segment = [];
    private double[] _from = [];
    private double[] _to = [];
    private double[] _key = [];
    private double[] _candidate = [];
    private int _gridMoves;

    /// <summary>Interior point iterations since the last reset.</summary>
    public int Iterations { get; set; }

    public void Load(CompiledProblem compiled)
    {
        _restricted.Resize(compiled);
        if (_moved.Length < compiled.Assets)
        {
            _moved = new bool[compiled.Assets];
            _assets = new int[compiled.Assets];
            _target = new double[compiled.Assets];
            _segment = new int[compiled.Assets];
            _from = new double[compiled.Assets];
            _to = new double[compiled.Assets];
            _key = new double[compiled.Assets];
            _candidate = new double[compiled.Assets * MostCandidates];
        }
        Iterations = 0;
    }

    /// <summary>Rounds the solution that <paramref name="outer"/> holds from its last evaluation.</summary>
    /// <param name="cutoff">Rise of the objective above the bound that is too much to go on with.</param>
    /// <returns>False when the expected rise is too much; then <paramref name="result"/> is untouched.</returns>
    public bool Run(
        CompiledProblem compiled, TradeDomain domain, OuterMultipliers outer, in BudgetPrices prices, int starts, double cutoff, Decision result)
    {
        Collect(compiled, domain, outer);
        _metric.Factor(compiled, outer.Envelopes, interior, _moved, prices);
        Fill(compiled, domain, outer, prices);
        _choice.Search(dense, starts, starts * PairRoundsPerStart);
        if (_choice.BestValue >= cutoff)
            return false;
        for (var j = 0; j < _choice.Count; j++)
            _target[_assets[j]] = _candidate[_choice.Pick(j)];
        Trim(compiled, domain, outer, prices);
        Settle(compiled, domain, outer.Lots, _target, result);
        return true;
    }

    /// <summary>Leaves out the trades that are missed least where there are more than the cap allows.</summary>
    private void Trim(CompiledProblem compiled, TradeDomain domain, OuterMultipliers outer, in BudgetPrices prices)
    {
        var (count, kept) = (0, 0);
        for (var i = 0; i < compiled.Assets; i++)
        {
            if (_target[i] == 0)
                continue;
            kept++;
            if (!domain.Of(i).Hold)
                continue;
            var q = outer.Bound.Price(compiled, i);
            _key[count] = AssetCost.Priced(compiled, outer.Lots, i, 0, q, prices) - AssetCost.Priced(compiled, outer.Lots, i, _target[i], q, prices);
            _assets[count++] = i;
        }
        if (kept <= compiled.BudgetLimit.Trades)
            return;
        IndexSort.ByKey(_key, _assets, count);
        for (var j = 0; j < count && kept > compiled.BudgetLimit.Trades; j++, kept--)
            _target[_assets[j]] = 0;
    }

    /// <summary>A good part of the assets stood on share grids in the last rounding.</summary>
    public bool IsDiscrete(CompiledProblem compiled) => _gridMoves * GridShare > compiled.Assets;

    /// <summary>Expected rise above the bound of the last rounding.</summary>
    public double Predicted => _choice.BestValue;

    /// <summary>Where each asset stands in the relaxed solution; those on a bridge or a share grid are to be moved.</summary>
    private void Collect(CompiledProblem compiled, TradeDomain domain, OuterMultipliers outer)
    {
        var count = 0;
        _gridMoves = 0;
        var envelopes = outer.Envelopes;
        for (var i = 0; i < compiled.Assets; i++)
        {
            var held = compiled.Problem.Assets.Held[i];
            var z = interior.Point.X[compiled.SlotOf[i]] - held;
            var trades = domain.Of(i);
            var (below, above) = (trades.Below(z, held), trades.Above(z, held));
            var snap = 1e-7 * (trades.Unit > 0 ? trades.Unit : Math.Max(above - below, 1e-3));
            if (z - below <= snap)
                z = below;
            else if (above - z <= snap)
                z = above;
            _target[i] = z;
            (_segment[i], _from[i], _to[i]) = envelopes.Locate(compiled, interior.Point, i);
            if (_segment[i] >= 0 && !envelopes.Envelope.IsBridge(_segment[i]))
                _segment[i] = -1;
            _moved[i] = _segment[i] >= 0 || (trades.Unit > 0 && envelopes.Envelope.End(i) > envelopes.Envelope.First(i));
            if (_moved[i])
                _assets[count++] = i;
            if (_moved[i] && trades.Unit > 0)
                _gridMoves++;
        }
        _choice.Reset(compiled.Rows + BudgetPrices.Count, count, count * MostCandidates);
    }

    /// <summary>Candidates of an asset to be moved: the ends of its bridge, or the grid points around it.</summary>
    private void Fill(CompiledProblem compiled, TradeDomain domain, OuterMultipliers outer, in BudgetPrices prices)
    {
        for (var i = 0; i < compiled.Assets; i++)
        {
            if (!_moved[i])
                continue;
            _choice.BeginAsset();
            var trades = domain.Of(i);
            var held = compiled.Problem.Assets.Held[i];
            var z = interior.Point.X[compiled.SlotOf[i]] - held;
            var use = outer.Envelopes.UseOf(compiled, interior.Point, i);
            if (_segment[i] >= 0)
            {
                Offer(compiled, outer, i, z, use, Nearest(trades, _from[i], held), prices);
                Offer(compiled, outer, i, z, use, Nearest(trades, _to[i], held), prices);
                if (trades.Hold && _from[i] < 0 && _to[i] > 0)
                    Offer(compiled, outer, i, z, use, 0, prices);
                continue;
            }
            var below = trades.Below(_target[i], held);
            var above = trades.Above(_target[i], held);
            Offer(compiled, outer, i, z, use, below, prices);
            if (above > below)
                Offer(compiled, outer, i, z, use, above, prices);
            if (trades.Unit == 0)
                continue;
            Offer(compiled, outer, i, z, use, trades.Below(below - 0.5 * trades.Unit, held), prices);
            Offer(compiled, outer, i, z, use, trades.Above(above + 0.5 * trades.Unit, held), prices);
        }
    }

    private static double Nearest(in AssetTrades trades, double z, double held)
    {
        var (below, above) = (trades.Below(z, held), trades.Above(z, held));
        return z - below <= above - z ? below : above;
    }

    private void Offer(
        CompiledProblem compiled, OuterMultipliers outer, int asset, double from, in BudgetPrices useFrom, double to, in BudgetPrices prices)
    {
        if (double.IsInfinity(to))
            return;
        var cost = AssetCost.Priced(compiled, outer.Lots, asset, to, outer.Bound.Price(compiled, asset), prices) - outer.Bound.Value[asset];
        var use = AssetCost.Use(compiled, outer.Lots, asset, to);
        for (var e = 0; e < BudgetPrices.Count; e++)
            use[e] -= useFrom[e];
        var index = _choice.First(_choice.Count);
        _candidate[index] = to;
        _metric.Whiten(compiled, asset, to - from, use, _choice.AddCandidate(cost));
    }

    /// <summary>Fixes whole-share trades, gives the others the interval they stand in, and solves for the rest.</summary>
    public void Settle(CompiledProblem compiled, TradeDomain domain, PricedLots lots, double[] target, Decision result)
    {
        var held = compiled.Problem.Assets.Held;
        Array.Clear(_restricted.Sold);
        Array.Clear(_restricted.Bought);
        for (var i = 0; i < compiled.Assets; i++)
        {
            var trades = domain.Of(i);
            var z = target[i];
            var side = trades.Both ? TradeSide.Both
                : trades.Unit > 0 || z == 0 ? TradeSide.Fixed
                : z > 0 ? (trades.BuyHigh - trades.BuyLow > Point ? TradeSide.Buy : TradeSide.Fixed)
                : trades.CanSell && -z >= trades.SellLow - 1e-13 && trades.SellHigh - trades.SellLow > Point ? TradeSide.Sell : TradeSide.Fixed;
            _restricted.Side[i] = side;
            (_restricted.TradeLower[i], _restricted.TradeUpper[i]) = side switch
            {
                TradeSide.Both => (trades.Low, trades.High),
                TradeSide.Buy => (trades.BuyLow, trades.BuyHigh),
                TradeSide.Sell => (-trades.SellHigh, -trades.SellLow),
                _ => (z, z),
            };
            if (side != TradeSide.Fixed)
                continue;
            AssetCost.Fill(compiled, lots, i, z == -held[i] ? double.PositiveInfinity : -z, _restricted.Sold);
            _restricted.Bought[i] = Math.Max(z, 0);
        }
        _restricted.Build(compiled);
        _start.Resize(compiled);
        var outcome = interior.Solve(_restricted.Program, _start, 1e-10, 80);
        Iterations += outcome.Iterations;
        _restricted.Extract(compiled, interior.Point);
        Array.Copy(_restricted.Sold, result.Sold, compiled.Problem.Lots.Count);
        Array.Copy(_restricted.Bought, result.Bought, compiled.Assets);
        result.Measure(compiled, domain);
    }
}
