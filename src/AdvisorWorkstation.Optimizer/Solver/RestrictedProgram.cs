namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The convex program that is left when every asset's side is chosen: each sellable lot is a segment of its own (v = amount kept), a buy is one,
/// the weight carries the specific risk, and turnover and gain budgets are inside. Its solution gives the lot amounts.
/// </summary>
internal sealed unsafe class RestrictedProgram
{
    private const int MostBudgets = 3;

    private readonly double[] _fixedUse = new double[MostBudgets];
    private readonly int[] _budgetKind = new int[MostBudgets];

    public SegmentProgram Program { get; } = new();

    /// <summary>Distance kept from the limits of an asset's trade, so that rounding doesn't break them.</summary>
    public double Margin { get; init; }

    /// <summary>What each asset may do, and the limits of its trade z = x - h.</summary>
    public TradeSide[] Side { get; private set; } = [];

    /// <inheritdoc cref="Side"/>
    public double[] TradeLower { get; private set; } = [];

    /// <inheritdoc cref="Side"/>
    public double[] TradeUpper { get; private set; } = [];

    /// <summary>Lot amounts sold: input for fixed assets, output of <see cref="Extract"/> for the others. By lot of the problem.</summary>
    public double[] Sold { get; private set; } = [];

    /// <summary>Amounts bought, likewise. By asset.</summary>
    public double[] Bought { get; private set; } = [];

    public void Resize(CompiledProblem compiled)
    {
        var (n, lots) = (compiled.Assets, compiled.Problem.Lots.Count);
        if (Side.Length < n)
            (Side, TradeLower, TradeUpper, Bought) = (new TradeSide[n], new double[n], new double[n], new double[n]);
        if (Sold.Length < lots)
            Sold = new double[lots];
    }

    /// <summary>Which of <see cref="BudgetPrices"/> the program's e-th budget is.</summary>
    public int BudgetKind(int e) => _budgetKind[e];

    /// <summary>Writes the program for the chosen sides.</summary>
    public void Build(CompiledProblem compiled)
    {
        var budgets = ChooseBudgets(compiled.Problem.Limits);
        Program.Reset(compiled, budgets);
        for (var i = 0; i < compiled.Assets; i++)
            Program.Announce(compiled.SlotOf[i], SegmentCount(compiled, i));
        Program.Arrange();
        Array.Clear(_fixedUse);
        for (var i = 0; i < compiled.Assets; i++)
        {
            if (Side[i] == TradeSide.Fixed)
                AddFixed(compiled, i);
            else
                AddFree(compiled, i);
        }
        for (var e = 0; e < budgets; e++)
            Program.Cap[e] = BudgetLimit(compiled.Problem.Limits, _budgetKind[e]) - _fixedUse[e];
    }

    /// <summary>Reads the lot amounts and buys of the solved program.</summary>
    public void Extract(CompiledProblem compiled, SegmentPoint point)
    {
        var lots = compiled.Lots;
        for (var i = 0; i < compiled.Assets; i++)
        {
            if (Side[i] == TradeSide.Fixed)
                continue;
            var slot = compiled.SlotOf[i];
            var j = 0;
            if (Side[i] != TradeSide.Buy)
            {
                for (var l = lots.First(i); l < lots.End(i); l++, j++)
                    Sold[lots.Lot[l]] = point.W[Program.Element(slot, j)];
            }
            Bought[i] = j < Program.Count(slot) ? point.V[Program.Element(slot, j)] : 0;
        }
    }

    private static int SegmentCountOf(TradeSide side, int lots) => side switch
    {
        TradeSide.Fixed => 0,
        TradeSide.Sell => lots,
        TradeSide.Buy => 1,
        _ => lots + 1,
    };

    private int SegmentCount(CompiledProblem compiled, int asset) => SegmentCountOf(Side[asset], compiled.Lots.Count(asset));

    private int ChooseBudgets(Limits limits)
    {
        var count = 0;
        for (var kind = 0; kind < MostBudgets; kind++)
        {
            if (!double.IsInfinity(BudgetLimit(limits, kind)))
                _budgetKind[count++] = kind;
        }
        return count;
    }

    private static double BudgetLimit(Limits limits, int kind) => kind switch
    {
        0 => limits.TurnoverCap,
        1 => limits.ShortTermGainBudget,
        _ => limits.LongTermGainBudget,
    };

    /// <summary>Use of a budget per unit of a sellable lot sold.</summary>
    private static double LotRate(SellableLots lots, int lot, int kind) => kind switch
    {
        0 => 0.5,
        1 => lots.ShortTermGain[lot],
        _ => lots.LongTermGain[lot],
    };

    private void AddFixed(CompiledProblem compiled, int asset)
    {
        var lots = compiled.Lots;
        var weight = compiled.Problem.Assets.Held[asset] + Bought[asset];
        for (var l = lots.First(asset); l < lots.End(asset); l++)
        {
            var sold = Sold[lots.Lot[l]];
            weight -= sold;
            for (var e = 0; e < Program.Budgets; e++)
                _fixedUse[e] += LotRate(lots, l, _budgetKind[e]) * sold;
        }
        if (Program.Budgets > 0 && _budgetKind[0] == 0)
            _fixedUse[0] += 0.5 * Bought[asset];
        Program.Base[compiled.SlotOf[asset]] = weight;
    }

    private void AddFree(CompiledProblem compiled, int asset)
    {
        var (slot, assets, lots) = (compiled.SlotOf[asset], compiled.Problem.Assets, compiled.Lots);
        var (least, most) = (assets.Held[asset], assets.Held[asset]);
        if (Side[asset] != TradeSide.Buy)
        {
            for (var l = lots.First(asset); l < lots.End(asset); l++)
            {
                var quantity = lots.Quantity[l];
                least -= quantity;
                var element = Program.Add(slot, quantity, -lots.Cost[l], 0);
                for (var e = 0; e < Program.Budgets; e++)
                {
                    var rate = LotRate(lots, l, _budgetKind[e]);
                    Program.Rate(e)[element] = -rate;
                    _fixedUse[e] += rate * quantity;
                }
            }
        }
        if (Side[asset] != TradeSide.Sell)
        {
            var room = assets.Held[asset] + TradeUpper[asset] - least;
            var element = Program.Add(slot, Math.Max(room, 1e-15), assets.UnitCost[asset], 0);
            if (Program.Budgets > 0 && _budgetKind[0] == 0)
                Program.Rate(0)[element] = 0.5;
            most += Math.Max(room, 0);
        }
        var curvature = 2 * compiled.Gamma * assets.SpecificVariance[asset];
        Program.Base[slot] = least;
        Program.Quadratic[slot] = curvature;
        Program.Linear[slot] = assets.Linear[asset] - curvature * assets.Target[asset];
        BoundWeight(slot, assets.Held[asset] + TradeLower[asset], assets.Held[asset] + TradeUpper[asset], least, most);
    }

    /// <summary>Bounds on the weight where the segments alone don't keep them; a side that they do keep is moved out of the way.</summary>
    private void BoundWeight(int slot, double lower, double upper, double least, double most)
    {
        const double Slack = 1e-14;
        var (needLower, needUpper) = (lower > least + Slack, upper < most - Slack);
        if (!needLower && !needUpper)
            return;
        var range = Math.Max(most - least, 1e-9);
        if (upper - lower > 100 * Margin)
            (lower, upper) = (lower + Margin, upper - Margin);
        Program.Bounded[slot] = 1;
        Program.XLower[slot] = needLower ? lower : least - range;
        Program.XUpper[slot] = needUpper ? upper : most + range;
    }
}
