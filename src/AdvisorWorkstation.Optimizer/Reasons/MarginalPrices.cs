namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// What one more unit of an asset's weight, or of a lot sold, costs at a decision: the derivatives of the objective's terms and the prices of the requirements.
/// Everything that explains a decision starts from these.
/// </summary>
internal sealed class MarginalPrices
{
    private readonly RebalanceProblem _problem;
    private readonly Multipliers _multipliers;
    private readonly double[] _exposure;
    private readonly double[] _loading;
    private readonly Dictionary<int, double>[] _rowsOf;

    public MarginalPrices(RebalanceProblem problem, double[] weight, Multipliers multipliers)
    {
        (_problem, _multipliers, Weight) = (problem, multipliers, weight);
        var k = problem.Factors.Count;
        var root = CholeskyFactor.Of(problem.Factors.Covariance, k);
        _loading = new double[weight.Length * k];
        _exposure = new double[k];
        for (var i = 0; i < weight.Length; i++)
        {
            for (var j = 0; j < k; j++)
            {
                for (var m = j; m < k; m++)
                    _loading[i * k + j] += problem.Factors.Loadings[i * k + m] * root[m * k + j];
                _exposure[j] += _loading[i * k + j] * (weight[i] - problem.Assets.Target[i]);
            }
        }
        _rowsOf = [.. Enumerable.Range(0, weight.Length).Select(_ => new Dictionary<int, double>())];
        for (var r = 0; r < problem.Rows.Count; r++)
        {
            for (var j = 0; j < problem.Rows[r].Asset.Length; j++)
                _rowsOf[problem.Rows[r].Asset[j]][r] = problem.Rows[r].Coefficient[j];
        }
    }

    public double[] Weight { get; }

    /// <summary>Rows that read an asset, with its coefficient.</summary>
    public IReadOnlyDictionary<int, double> RowsOf(int asset) => _rowsOf[asset];

    /// <summary>Derivative of the risk term in an asset's weight.</summary>
    public double Risk(int asset)
    {
        var k = _exposure.Length;
        var slope = _problem.Assets.SpecificVariance[asset] * (Weight[asset] - _problem.Assets.Target[asset]);
        for (var j = 0; j < k; j++)
            slope += _loading[asset * k + j] * _exposure[j];
        return 2 * _problem.Weights.Gamma * slope;
    }

    /// <summary>Change of the risk term when an asset's weight changes by <paramref name="dx"/>.</summary>
    public double RiskChange(int asset, double dx)
    {
        var k = _exposure.Length;
        var curvature = _problem.Assets.SpecificVariance[asset];
        for (var j = 0; j < k; j++)
            curvature += _loading[asset * k + j] * _loading[asset * k + j];
        return Risk(asset) * dx + _problem.Weights.Gamma * curvature * dx * dx;
    }

    /// <summary>What each priced requirement adds to the cost of one more unit of an asset's weight; negative where it pulls the weight up.</summary>
    public IEnumerable<(Requirement Requirement, double Cost)> OfWeight(int asset)
    {
        if (_multipliers.Cash != 0)
            yield return (new(_multipliers.Cash > 0 ? RequirementKind.MinCash : RequirementKind.MaxCash), _multipliers.Cash);
        foreach (var (row, coefficient) in _rowsOf[asset])
        {
            var multiplier = _multipliers.Rows[row];
            if (multiplier != 0 && coefficient != 0)
                yield return (new(multiplier > 0 ? RequirementKind.RowUpper : RequirementKind.RowLower, row), multiplier * coefficient);
        }
    }

    /// <summary>What each budget adds to the cost of one more unit of a lot sold.</summary>
    public IEnumerable<(Requirement Requirement, double Cost)> OfSale(int lot)
    {
        if (_multipliers.Turnover > 0)
            yield return (new(RequirementKind.Turnover), _multipliers.Turnover / 2);
        var gains = _problem.Lots.LongTerm[lot] ? _multipliers.LongTermGains : _multipliers.ShortTermGains;
        if (gains > 0)
            yield return (new(_problem.Lots.LongTerm[lot] ? RequirementKind.LongTermGains : RequirementKind.ShortTermGains), gains * _problem.Lots.GainPerUnit[lot]);
    }

    /// <summary>What turnover adds to the cost of one more unit bought.</summary>
    public double TurnoverPrice => _multipliers.Turnover / 2;

    /// <summary>Price of making one more trade.</summary>
    public double TradePrice => _multipliers.Trades;
}
