namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// A decision under local search, one trade per asset with its lots sold cheapest first, and its merit: the objective plus a price on every violation
/// of rows, cash and budgets. Exposures and row values are kept up to date move by move.
/// </summary>
internal sealed unsafe class SearchState(DenseKernels dense)
{
    /// <summary>Least price of a unit of violation, above any price that a unit of weight could fetch elsewhere.</summary>
    private const double LeastPenalty = 4;

    /// <summary>Least price of a trade beyond the cap.</summary>
    private const double LeastTradePenalty = 1e-3;

    private const double PenaltyFactor = 4;

    private readonly AlignedVector _columns = new();
    private readonly AlignedVector _values = new();
    private readonly AlignedVector _termData = new();
    private MeritTerms _terms;
    private double[] _own = [];
    private BudgetPrices[] _use = [];
    private BudgetPrices _total;
    private BudgetPrices _budgetPenalty;
    private CompiledProblem _compiled = null!;
    private PricedLots _lots = null!;
    private int _stride;
    private double _coupled;

    /// <summary>Trade of each asset.</summary>
    public double[] Trade { get; private set; } = [];

    public double Merit { get; private set; }

    /// <summary>Loads the problem's columns; needed once per problem.</summary>
    public void Load(CompiledProblem compiled)
    {
        _compiled = compiled;
        _stride = AlignedVector.Padded(compiled.Rows);
        var columns = _columns.Ensure(compiled.Assets * _stride);
        for (var i = 0; i < compiled.Assets; i++)
        {
            double* source = compiled.Matrix + compiled.SlotOf[i], target = columns + (long)i * _stride;
            for (var r = 0; r < _stride; r++)
                target[r] = r < compiled.Rows ? source[(long)r * compiled.Slots] : 0;
        }
        if (Trade.Length < compiled.Assets)
            (Trade, _own, _use) = (new double[compiled.Assets], new double[compiled.Assets], new BudgetPrices[compiled.Assets]);
        _values.Ensure(_stride);
        _terms = new(_termData.Ensure(4 * _stride), _stride);
        _termData.Span.Clear();
    }

    /// <summary>Starts from the trades in <see cref="Trade"/>.</summary>
    /// <param name="softness">1: penalties stand far above any price. Less: closer to the given multipliers, so that the search can cross violations.</param>
    public void Start(PricedLots lots, double* multipliers, in BudgetPrices prices, double softness)
    {
        _lots = lots;
        for (var r = 0; r < _compiled.FactorRows; r++)
            _terms.Square[r] = _compiled.Gamma;
        for (var r = _compiled.FactorRows; r < _compiled.Rows; r++)
        {
            _terms.Lower[r] = _compiled.RowLower[r - _compiled.FactorRows];
            _terms.Upper[r] = _compiled.RowUpper[r - _compiled.FactorRows];
            _terms.Penalty[r] = softness * LeastPenalty * (1 + _compiled.Lots.SteepestTax * _compiled.Problem.Weights.Theta) + PenaltyFactor * Math.Abs(multipliers[r]);
        }
        for (var e = 0; e < BudgetPrices.Count; e++)
            _budgetPenalty[e] = PenaltyFactor * prices[e] + softness * (e == 3 ? LeastTradePenalty : LeastPenalty * (1 + _compiled.Problem.Weights.Theta));
        new Span<double>(_values.Pointer, _stride).Clear();
        for (var j = 0; j < _compiled.FactorRows; j++)
            _values.Pointer[j] = -_compiled.TargetExposure[j];
        _total = default;
        var own = 0.0;
        for (var i = 0; i < _compiled.Assets; i++)
        {
            _own[i] = OwnCost(i, Trade[i]);
            _use[i] = AssetCost.Use(_compiled, _lots, i, Trade[i]);
            own += _own[i];
            Accumulate(i, _compiled.Problem.Assets.Held[i] + Trade[i], default, _use[i]);
        }
        _coupled = Coupled(_values.Pointer, 0, default, default);
        Merit = own + _coupled;
    }

    /// <summary>Change of the merit when an asset's trade becomes z.</summary>
    public double Change(int asset, double z)
    {
        var use = AssetCost.Use(_compiled, _lots, asset, z);
        return OwnCost(asset, z) - _own[asset]
            + Coupled(Column(asset), z - Trade[asset], _use[asset], use) - _coupled;
    }

    /// <summary>Makes an asset's trade z.</summary>
    public void Move(int asset, double z)
    {
        var use = AssetCost.Use(_compiled, _lots, asset, z);
        var own = OwnCost(asset, z);
        Accumulate(asset, z - Trade[asset], _use[asset], use);
        var coupled = Coupled(_values.Pointer, 0, default, default);
        Merit += own - _own[asset] + coupled - _coupled;
        (_own[asset], _use[asset], Trade[asset], _coupled) = (own, use, z, coupled);
    }

    /// <summary>Price of a unit of an asset's weight at the current exposures and the given multipliers of the requirement rows.</summary>
    public double PriceOf(int asset, double* multipliers)
    {
        var price = _compiled.Problem.Assets.Linear[asset];
        double* column = Column(asset);
        for (var r = 0; r < _compiled.Rows; r++)
            price += column[r] * (r < _compiled.FactorRows ? 2 * _compiled.Gamma * _values.Pointer[r] : multipliers[r]);
        return price;
    }

    private double* Column(int asset) => _columns.Pointer + (long)asset * _stride;

    private void Accumulate(int asset, double dz, in BudgetPrices before, in BudgetPrices after)
    {
        double* column = Column(asset);
        for (var r = 0; r < _compiled.Rows; r++)
            _values.Pointer[r] += column[r] * dz;
        for (var e = 0; e < BudgetPrices.Count; e++)
            _total[e] += after[e] - before[e];
    }

    /// <summary>Factor risk and penalties after a change.</summary>
    private double Coupled(double* column, double dz, in BudgetPrices before, in BudgetPrices after)
    {
        var total = dense.Merit(_values.Pointer, column, dz, _terms, _stride);
        for (var e = 0; e < BudgetPrices.Count; e++)
        {
            var excess = _total[e] - before[e] + after[e] - _compiled.BudgetLimit[e];
            if (excess > 1e-13)
                total += _budgetPenalty[e] * excess;
        }
        return total;
    }

    private double OwnCost(int asset, double z)
    {
        var assets = _compiled.Problem.Assets;
        var weight = assets.Held[asset] + z;
        var active = weight - assets.Target[asset];
        return _compiled.Gamma * assets.SpecificVariance[asset] * active * active + assets.Linear[asset] * weight + TradeCost(asset, z);
    }

    /// <summary>Tax and trading cost of the trade z, lots in the order of the budget prices but at their own cost.</summary>
    private double TradeCost(int asset, double z)
    {
        if (z >= 0)
            return _compiled.Problem.Assets.UnitCost[asset] * z;
        var (cost, left) = (0.0, -z);
        for (var at = _compiled.Lots.First(asset); at < _compiled.Lots.End(asset) && left > 0; at++)
        {
            var part = Math.Min(left, _lots.Quantity[at]);
            cost += _compiled.Lots.Cost[_lots.Order[at]] * part;
            left -= part;
        }
        return cost;
    }
}
