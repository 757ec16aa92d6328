namespace AdvisorWorkstation.Optimizer;

/// <summary>Limits on the account as a whole; fractions of NAV. <see cref="double.PositiveInfinity"/> means that there is none.</summary>
public sealed record Limits
{
    /// <summary>Smallest allowed cash weight after the rebalance; cash is 1 minus the sum of the weights.</summary>
    public required double MinCash { get; init; }

    /// <summary>Largest allowed cash weight after the rebalance.</summary>
    public required double MaxCash { get; init; }

    /// <summary>Cap on half the sum of buys and sells; at least 0.</summary>
    public double TurnoverCap { get; init; } = double.PositiveInfinity;

    /// <summary>Cap on the net short-term gain realized by the rebalance; negative demands a net loss.</summary>
    public double ShortTermGainBudget { get; init; } = double.PositiveInfinity;

    /// <summary>Cap on the net long-term gain realized by the rebalance; negative demands a net loss.</summary>
    public double LongTermGainBudget { get; init; } = double.PositiveInfinity;

    /// <summary>A trade of an asset is at least this large, or sells the whole position; at least 0.</summary>
    public double MinTrade { get; init; }

    /// <summary>Cap on the number of assets traded, at least 1; null means that there is none.</summary>
    public int? MaxTrades { get; init; }
}
