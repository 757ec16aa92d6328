namespace AdvisorWorkstation.Optimizer;

/// <summary>The problem with every non-convex requirement relaxed: one convex program with all rows and budgets inside.</summary>
internal sealed unsafe class ConvexSolve(InteriorPoint interior)
{
    private readonly RestrictedProgram _program = new();
    private readonly InteriorStart _start = new();

    public int Iterations { get; private set; }

    /// <summary>Multipliers of the budgets at the solution.</summary>
    public BudgetPrices Prices;

    public void Load(CompiledProblem compiled)
    {
        _program.Resize(compiled);
        Iterations = 0;
    }

    public void Run(CompiledProblem compiled, TradeDomain domain, Decision result)
    {
        for (var i = 0; i < compiled.Assets; i++)
            Choose(compiled, domain.Root(i), i);
        _program.Build(compiled);
        _start.Resize(compiled);
        var outcome = interior.Solve(_program.Program, _start, 1e-12, 100);
        Iterations += outcome.Iterations;
        Prices = default;
        for (var e = 0; e < _program.Program.Budgets; e++)
            Prices[_program.BudgetKind(e)] = Math.Max(interior.Multipliers[compiled.Rows + e], 0);
        _program.Extract(compiled, interior.Point);
        Array.Copy(_program.Sold, result.Sold, compiled.Problem.Lots.Count);
        Array.Copy(_program.Bought, result.Bought, compiled.Assets);
        result.Measure(compiled, domain);
    }

    private void Choose(CompiledProblem compiled, in AssetTrades trades, int i)
    {
        var (held, lots) = (compiled.Problem.Assets.Held[i], compiled.Lots);
        _program.Bought[i] = 0;
        for (var l = compiled.Problem.FirstLot[i]; l < compiled.Problem.FirstLot[i + 1]; l++)
            _program.Sold[l] = 0;
        var (low, high) = trades.Both ? (trades.Low, trades.High)
            : (trades.CanSell ? -trades.SellHigh : trades.Whole ? -held : 0, trades.CanBuy ? trades.BuyHigh : trades.Hold ? 0 : -trades.SellLow);
        _program.Side[i] = trades.Both ? TradeSide.Both
            : trades.CanBuy && lots.Count(i) == 0 ? TradeSide.Buy
            : trades.CanSell ? TradeSide.Sell : TradeSide.Fixed;
        (_program.TradeLower[i], _program.TradeUpper[i]) = (Math.Max(low, trades.CanBuy && !trades.Hold && !trades.Both ? trades.BuyLow : low), high);
        if (_program.Side[i] != TradeSide.Fixed || trades.Hold)
            return;
        for (var l = lots.First(i); l < lots.End(i); l++)
            _program.Sold[lots.Lot[l]] = lots.Quantity[l];
    }
}
