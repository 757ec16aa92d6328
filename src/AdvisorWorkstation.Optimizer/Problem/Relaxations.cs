namespace AdvisorWorkstation.Optimizer;

/// <summary>Non-convex requirements that a solve may ignore.</summary>
[Flags]
public enum Relaxations
{
    /// <summary>Everything holds.</summary>
    None = 0,

    /// <summary>An asset may be sold and bought in one rebalance.</summary>
    WashExclusion = 1,

    /// <summary>Trades may be as small as they like.</summary>
    MinTrade = 2,

    /// <summary>Fractions of a share everywhere.</summary>
    WholeShares = 4,

    /// <summary>Any number of trades.</summary>
    TradeCount = 8,

    /// <summary>All of them: the convex problem.</summary>
    All = WashExclusion | MinTrade | WholeShares | TradeCount,
}

internal static class RelaxationsExtensions
{
    /// <summary>As Enum.HasFlag, which allocates until the compiler has optimized its caller.</summary>
    public static bool Includes(this Relaxations relaxed, Relaxations which) => (relaxed & which) == which;
}
