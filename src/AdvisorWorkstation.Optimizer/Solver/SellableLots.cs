namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The lots that may be sold, grouped by asset, with what a unit sold costs: Theta tax + trading cost. Locked lots and those of assets that are not
/// sold are left out; a must-sell asset's lots are all in.
/// </summary>
internal sealed class SellableLots
{
    private int[] _first = [0];

    /// <summary>Index in the problem of each sellable lot.</summary>
    public int[] Lot { get; private set; } = [];

    public double[] Quantity { get; private set; } = [];

    /// <summary>Cost per unit sold before multipliers.</summary>
    public double[] Cost { get; private set; } = [];

    /// <summary>Gain per unit sold against the short-term budget; 0 for a long-term lot.</summary>
    public double[] ShortTermGain { get; private set; } = [];

    /// <summary>Gain per unit sold against the long-term budget; 0 for a short-term lot.</summary>
    public double[] LongTermGain { get; private set; } = [];

    /// <summary>Sum of the quantities per asset.</summary>
    public double[] Total { get; private set; } = [];

    /// <summary>Largest absolute tax per unit.</summary>
    public double SteepestTax { get; private set; }

    public int First(int asset) => _first[asset];

    public int End(int asset) => _first[asset + 1];

    public int Count(int asset) => _first[asset + 1] - _first[asset];

    public int TotalCount { get; private set; }

    public void Load(RebalanceProblem problem)
    {
        var (assets, lots) = (problem.Assets, problem.Lots);
        Grow(assets.Count, lots.Count);
        var count = 0;
        SteepestTax = 0;
        for (var i = 0; i < assets.Count; i++)
        {
            _first[i] = count;
            Total[i] = 0;
            for (var l = problem.FirstLot[i]; l < problem.FirstLot[i + 1]; l++)
            {
                if (!assets.MustSell[i] && (assets.NoSell[i] || lots.Locked[l]))
                    continue;
                Lot[count] = l;
                Quantity[count] = lots.Quantity[l];
                Cost[count] = problem.Weights.Theta * lots.TaxPerUnit[l] + assets.UnitCost[i];
                ShortTermGain[count] = lots.LongTerm[l] ? 0 : lots.GainPerUnit[l];
                LongTermGain[count] = lots.LongTerm[l] ? lots.GainPerUnit[l] : 0;
                Total[i] += lots.Quantity[l];
                SteepestTax = Math.Max(SteepestTax, Math.Abs(lots.TaxPerUnit[l]));
                count++;
            }
        }
        _first[assets.Count] = count;
        TotalCount = count;
    }

    private void Grow(int assets, int lots)
    {
        if (_first.Length < assets + 1)
            (_first, Total) = (new int[assets + 1], new double[assets]);
        if (Lot.Length < lots)
            (Lot, Quantity, Cost, ShortTermGain, LongTermGain) = (new int[lots], new double[lots], new double[lots], new double[lots], new double[lots]);
    }
}
