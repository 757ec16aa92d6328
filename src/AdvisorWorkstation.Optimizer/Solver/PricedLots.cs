namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Each asset's sellable lots in the order in which it pays to sell them at given budget prices: by
/// price = Theta tax + cost + turnover/2 + gain price * gain, cheapest first, ties by position.
/// </summary>
internal sealed class PricedLots
{
    private int[] _order = [];

    /// <summary>Price per unit sold, in order.</summary>
    public double[] Price { get; private set; } = [];

    /// <summary>Amount, in order.</summary>
    public double[] Quantity { get; private set; } = [];

    /// <summary>Index into <see cref="SellableLots"/>, in order.</summary>
    public int[] Order => _order;

    public void Load(CompiledProblem compiled)
    {
        var count = compiled.Lots.TotalCount;
        if (_order.Length < count)
            (_order, Price, Quantity) = (new int[count], new double[count], new double[count]);
        for (var l = 0; l < count; l++)
            _order[l] = l;
    }

    /// <summary>Sorts anew; starts from the last order, which is nearly right.</summary>
    public void Sort(CompiledProblem compiled, in BudgetPrices prices)
    {
        var lots = compiled.Lots;
        for (var i = 0; i < compiled.Assets; i++)
        {
            for (var at = lots.First(i); at < lots.End(i); at++)
            {
                var lot = _order[at];
                var price = lots.Cost[lot] + prices.Turnover / 2 + prices.ShortTerm * lots.ShortTermGain[lot] + prices.LongTerm * lots.LongTermGain[lot];
                var to = at;
                for (; to > lots.First(i) && After(Price[to - 1], _order[to - 1], price, lot); to--)
                    (Price[to], _order[to]) = (Price[to - 1], _order[to - 1]);
                (Price[to], _order[to]) = (price, lot);
            }
            for (var at = lots.First(i); at < lots.End(i); at++)
                Quantity[at] = lots.Quantity[_order[at]];
        }
    }

    private static bool After(double price, int lot, double otherPrice, int otherLot) => price > otherPrice || (price == otherPrice && lot > otherLot);
}
