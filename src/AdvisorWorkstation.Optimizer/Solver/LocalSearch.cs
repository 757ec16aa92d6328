namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Improves a decision by changing one trade, or two at once, among each asset's few interesting trades: one share more or less, nothing, and the best sale
/// and buy at the current prices. First feasibility, then the objective, both by the merit of <see cref="SearchState"/>.
/// </summary>
internal sealed unsafe class LocalSearch(DenseKernels dense)
{
    private const int MostCandidates = 7;
    private const int MostRounds = 30;
    private const int MostFirstMoves = 60;
    private const int MostSecondMoves = 240;
    private const double LeastGain = 1e-11;

    private double[] _candidate = [];
    private int[] _candidates = [];
    private int _firsts;
    private int _seconds;
    private double[] _key = [];
    private int[] _move = [];
    private readonly LeastOf _ranking = new(MostSecondMoves);

    public SearchState State { get; } = new(dense);

    /// <summary>Improves the trades in <see cref="State"/>; true when any changed.</summary>
    /// <param name="effort">Share of the pairs of moves that are tried, above 0 and at most 1.</param>
    public bool Run(
        CompiledProblem compiled, TradeDomain domain, PricedLots lots, double* multipliers, in BudgetPrices prices, double effort)
    {
        (_firsts, _seconds) = ((int)(effort * MostFirstMoves), (int)(effort * MostSecondMoves));
        Grow(compiled.Assets);
        var changed = false;
        foreach (var softness in Softness)
        {
            State.Start(lots, multipliers, prices, softness);
            for (var round = 0; round < MostRounds; round++)
            {
                ListCandidates(compiled, domain, lots, multipliers, prices);
                if (!ImproveSingles(compiled) && !ImprovePairs())
                    break;
                changed = true;
            }
        }
        return changed;
    }

    /// <summary>Stages of the search: violations are cheap at first, so that it can pass through them, and prohibitive at last.</summary>
    private static ReadOnlySpan<double> Softness => [0.003, 0.03, 0.3, 1];

    private void Grow(int assets)
    {
        if (_candidates.Length >= assets)
            return;
        _candidates = new int[assets];
        _candidate = new double[assets * MostCandidates];
        _key = new double[assets * MostCandidates];
        _move = new int[assets * MostCandidates];
    }

    private void ListCandidates(CompiledProblem compiled, TradeDomain domain, PricedLots lots, double* multipliers, in BudgetPrices prices)
    {
        var shadow = prices;
        shadow[3] = 0;
        for (var i = 0; i < compiled.Assets; i++)
        {
            _candidates[i] = 0;
            var trades = domain.Of(i);
            var (z, held) = (State.Trade[i], compiled.Problem.Assets.Held[i]);
            if (trades.Hold)
                Add(i, 0);
            if (trades.Whole)
                Add(i, -held);
            if (!trades.CanSell && !trades.CanBuy)
                continue;
            if (trades.Unit > 0)
            {
                Add(i, trades.Below(z - 0.5 * trades.Unit, held));
                Add(i, trades.Above(z + 0.5 * trades.Unit, held));
            }
            var q = State.PriceOf(i, multipliers);
            var (sale, buy) = (trades, trades);
            sale.Hold = sale.Whole = buy.Hold = buy.Whole = false;
            (sale.BuyLow, sale.BuyHigh, buy.SellLow, buy.SellHigh) = (1, 0, 1, 0);
            Offer(compiled, sale, lots, i, q, shadow);
            Offer(compiled, buy, lots, i, q, shadow);
        }
    }

    private void Offer(CompiledProblem compiled, in AssetTrades trades, PricedLots lots, int asset, double q, in BudgetPrices prices)
    {
        var best = AssetMinimum.Of(compiled, trades, lots, asset, q, prices);
        if (double.IsFinite(best.Value))
            Add(asset, best.Trade);
    }

    private void Add(int asset, double z)
    {
        if (double.IsInfinity(z) || z == State.Trade[asset])
            return;
        _candidate[asset * MostCandidates + _candidates[asset]++] = z;
    }

    /// <summary>Takes the single moves that help, the most helpful first; ranks the least harmful of the others.</summary>
    private bool ImproveSingles(CompiledProblem compiled)
    {
        var helpful = 0;
        _ranking.Clear(_seconds);
        for (var i = 0; i < compiled.Assets; i++)
        {
            for (var c = 0; c < _candidates[i]; c++)
            {
                var at = i * MostCandidates + c;
                var change = State.Change(i, _candidate[at]);
                if (change < -LeastGain)
                    (_key[helpful], _move[helpful++]) = (change, at);
                else
                    _ranking.Offer(change, at);
            }
        }
        IndexSort.ByKey(_key, _move, helpful);
        var improved = false;
        for (var m = 0; m < helpful; m++)
        {
            var (i, z) = (_move[m] / MostCandidates, _candidate[_move[m]]);
            if (State.Change(i, z) >= -LeastGain)
                continue;
            State.Move(i, z);
            improved = true;
        }
        return improved;
    }

    /// <summary>Takes pairs of moves that help together: a first move from the least harmful ones, then the best second.</summary>
    private bool ImprovePairs()
    {
        var improved = false;
        _ranking.Sort();
        var seconds = _ranking.Count;
        var firsts = Math.Min(seconds, _firsts);
        for (var f = 0; f < firsts; f++)
        {
            var (i, z) = (_ranking[f] / MostCandidates, _candidate[_ranking[f]]);
            var old = State.Trade[i];
            if (z == old)
                continue;
            var before = State.Merit;
            State.Move(i, z);
            var (best, least) = (-1, -LeastGain);
            for (var s = 0; s < seconds; s++)
            {
                var j = _ranking[s] / MostCandidates;
                if (j == i || _candidate[_ranking[s]] == State.Trade[j])
                    continue;
                var total = State.Merit - before + State.Change(j, _candidate[_ranking[s]]);
                if (total < least)
                    (best, least) = (s, total);
            }
            if (best < 0)
            {
                State.Move(i, old);
                continue;
            }
            State.Move(_ranking[best] / MostCandidates, _candidate[_ranking[best]]);
            improved = true;
        }
        return improved;
    }
}
