namespace AdvisorWorkstation.Optimizer;

/// <summary>What a restricted program lets an asset do.</summary>
internal enum TradeSide
{
    /// <summary>Its trade is given.</summary>
    Fixed,

    /// <summary>It may be sold within limits.</summary>
    Sell,

    /// <summary>It may be bought within limits.</summary>
    Buy,

    /// <summary>It may be sold and bought at once: the wash exclusion is relaxed.</summary>
    Both,
}
