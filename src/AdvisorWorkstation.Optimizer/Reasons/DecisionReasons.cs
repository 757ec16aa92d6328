namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Why a solution is as it is: what each trade is worth and what limits it, what was left undone and why, what each requirement costs, and the price at which
/// a sale stops being worth it. All of it follows from the solution's amounts and multipliers.
/// </summary>
public sealed class DecisionReasons
{
    private const double Near = 1e-7;

    private readonly RebalanceProblem _problem;
    private readonly Solution _solution;
    private readonly Evaluation _after;
    private readonly MarginalPrices _prices;
    private readonly double[] _soldOf;

    /// <summary>Prepares the reasons of one solution.</summary>
    /// <exception cref="ArgumentException">The solution holds no decision.</exception>
    public DecisionReasons(RebalanceProblem problem, Solution solution)
    {
        (_problem, _solution) = (problem, solution);
        _after = solution.After ?? throw new ArgumentException("has no decision", nameof(solution));
        _prices = new(problem, _after.Weight, solution.Multipliers!);
        _soldOf = new double[problem.Assets.Count];
        for (var l = 0; l < problem.Lots.Count; l++)
            _soldOf[problem.Lots.Asset[l]] += solution.Sold[l];
    }

    /// <summary>Assets that are traded.</summary>
    public IEnumerable<int> Traded => Enumerable.Range(0, _problem.Assets.Count)
        .Where(i => _soldOf[i] > Tolerances.Feasibility || _solution.Bought[i] > Tolerances.Feasibility);

    /// <summary>Price of every requirement, dearest first.</summary>
    public IReadOnlyList<RequirementPrice> Prices => RequirementPrice.All(_problem, _solution.Multipliers!);

    /// <summary>What leaving an asset's trade out would change.</summary>
    public TradeEffect LeaveOut(int asset)
    {
        var (assets, lots) = (_problem.Assets, _problem.Lots);
        var tax = 0.0;
        for (var l = _problem.FirstLot[asset]; l < _problem.FirstLot[asset + 1]; l++)
            tax -= _problem.Weights.Theta * lots.TaxPerUnit[l] * _solution.Sold[l];
        var traded = _soldOf[asset] + _solution.Bought[asset];
        var dx = assets.Held[asset] - _after.Weight[asset];
        return new(asset, _prices.RiskChange(asset, dx), tax, -assets.UnitCost[asset] * traded, assets.Linear[asset] * dx, BrokenWithout(asset, dx));
    }

    /// <summary>What keeps an asset's trade from being larger: a limit that it has reached, else the requirement that weighs most on it; null when none does.</summary>
    public Stop? Limit(int asset)
    {
        var (assets, weight) = (_problem.Assets, _after.Weight[asset]);
        var isBuy = _solution.Bought[asset] > _soldOf[asset];
        if (isBuy && weight >= assets.Upper[asset] - Near)
            return Stop.Prohibition(RequirementKind.AssetUpper, asset);
        if (!isBuy && weight <= assets.Lower[asset] + Near && assets.Lower[asset] > 0)
            return Stop.Prohibition(RequirementKind.AssetLower, asset);
        if (Math.Max(_solution.Bought[asset], _soldOf[asset]) is var traded && _problem.Limits.MinTrade > 0 && traded <= _problem.Limits.MinTrade + Near)
            return Stop.Prohibition(RequirementKind.MinTrade, asset);
        var sign = isBuy ? 1 : -1;
        var costs = _prices.OfWeight(asset).Select(price => (price.Requirement, Cost: sign * price.Cost));
        if (_prices.TurnoverPrice > 0)
            costs = costs.Append((new(RequirementKind.Turnover), _prices.TurnoverPrice));
        var strongest = costs.OrderByDescending(price => price.Cost).FirstOrDefault();
        return strongest.Cost > 0 ? new(strongest.Requirement, null, strongest.Cost) : null;
    }

    /// <summary>Losses that are not harvested, worth at least <paramref name="least"/> of NAV in tax each, the largest first.</summary>
    public IReadOnlyList<SkippedOpportunity> KeptLosses(double least)
    {
        List<SkippedOpportunity> skipped = [];
        for (var l = 0; l < _problem.Lots.Count; l++)
        {
            var left = _problem.Lots.Quantity[l] - _solution.Sold[l];
            var worth = -_problem.Weights.Theta * _problem.Lots.TaxPerUnit[l] * left;
            if (worth >= least && worth > 0)
                skipped.Add(new(_problem.Lots.Asset[l], l, left, worth, OpportunityStops.OfSale(_problem, _solution, _prices, l)));
        }
        return [.. skipped.OrderByDescending(opportunity => opportunity.Worth)];
    }

    /// <summary>Weights left away from their targets, each worth at least <paramref name="least"/> of NAV in risk, the largest first.</summary>
    public IReadOnlyList<SkippedOpportunity> LeftDrifts(double least)
    {
        List<SkippedOpportunity> skipped = [];
        for (var i = 0; i < _problem.Assets.Count; i++)
        {
            var drift = _problem.Assets.Target[i] - _after.Weight[i];
            var worth = -_prices.RiskChange(i, drift);
            if (worth >= least && worth > 0)
                skipped.Add(new(i, null, drift, worth, OpportunityStops.OfDrift(_problem, _solution, _prices, i, drift)));
        }
        return [.. skipped.OrderByDescending(opportunity => opportunity.Worth)];
    }

    /// <summary>
    /// The price in USD per share at which leaving an asset's sale out would be as good, shares sold and everything else as decided; "stops being worth it
    /// above". Null when the asset is not sold, when the sale is not worth it now, or when no price up to ten times the current one makes it pointless.
    /// </summary>
    public double? BreakevenPrice(int asset) => _soldOf[asset] > Tolerances.Feasibility ? Breakeven.Above(_problem, _solution, _prices, asset) : null;

    private List<Violation> BrokenWithout(int asset, double dx)
    {
        List<Violation> broken = [];
        void Need(RequirementKind kind, int index, double excess, double scale = 1)
        {
            if (excess > Tolerances.Feasibility * scale)
                broken.Add(new(new(kind, index), excess));
        }

        var (assets, limits) = (_problem.Assets, _problem.Limits);
        Need(RequirementKind.MinCash, -1, limits.MinCash - (_after.Cash - dx));
        Need(RequirementKind.MaxCash, -1, _after.Cash - dx - limits.MaxCash);
        foreach (var (row, coefficient) in _prices.RowsOf(asset))
        {
            var (value, scale) = (_after.RowValue[row] + coefficient * dx, _problem.Rows[row].Coefficient.Aggregate(1.0, (most, a) => Math.Max(most, Math.Abs(a))));
            Need(RequirementKind.RowLower, row, _problem.Rows[row].Lower - value, scale);
            Need(RequirementKind.RowUpper, row, value - _problem.Rows[row].Upper, scale);
        }
        Need(RequirementKind.AssetLower, asset, assets.Lower[asset] - assets.Held[asset]);
        Need(RequirementKind.AssetUpper, asset, assets.Held[asset] - assets.Upper[asset]);
        if (assets.MustSell[asset])
            Need(RequirementKind.MustSell, asset, assets.Held[asset]);
        var (shortTerm, longTerm) = (_after.ShortTermGain, _after.LongTermGain);
        for (var l = _problem.FirstLot[asset]; l < _problem.FirstLot[asset + 1]; l++)
        {
            if (_problem.Lots.LongTerm[l])
                longTerm -= _problem.Lots.GainPerUnit[l] * _solution.Sold[l];
            else
                shortTerm -= _problem.Lots.GainPerUnit[l] * _solution.Sold[l];
        }
        Need(RequirementKind.ShortTermGains, -1, shortTerm - limits.ShortTermGainBudget);
        Need(RequirementKind.LongTermGains, -1, longTerm - limits.LongTermGainBudget);
        return broken;
    }
}
