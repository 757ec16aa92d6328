namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The assets of one account as index-aligned arrays of one length n. Every amount is a fraction of net asset value (NAV) unless said otherwise.
/// The arrays are shared with the caller and must not change while a problem that holds them is in use.
/// </summary>
public sealed record Assets
{
    /// <summary>USD per share, above 0.</summary>
    public required double[] Price { get; init; }

    /// <summary>Target weight w of the index or model. An asset with a target of 0 is outside the index and is never bought.</summary>
    public required double[] Target { get; init; }

    /// <summary>Weight held before the rebalance, x0: the sum of the asset's lots.</summary>
    public required double[] Held { get; init; }

    /// <summary>Smallest allowed weight after the rebalance.</summary>
    public required double[] Lower { get; init; }

    /// <summary>Largest allowed weight after the rebalance.</summary>
    public required double[] Upper { get; init; }

    /// <summary>Trading cost per unit traded, either way; at least 0.</summary>
    public required double[] UnitCost { get; init; }

    /// <summary>Annual variance of the return that no factor explains; at least 0.</summary>
    public required double[] SpecificVariance { get; init; }

    /// <summary>Extra linear cost per unit of weight held after the rebalance: expected return, tilts. May be all 0.</summary>
    public required double[] Linear { get; init; }

    /// <summary>Fractions of a share may be traded; otherwise a trade is a whole number of shares or the whole position.</summary>
    public required bool[] Fractional { get; init; }

    /// <summary>Never bought: restricted list.</summary>
    public required bool[] NoBuy { get; init; }

    /// <summary>Never sold: locked or insider. <see cref="MustSell"/> overrides it.</summary>
    public required bool[] NoSell { get; init; }

    /// <summary>The whole position is sold, wash-locked lots included: client exclusion.</summary>
    public required bool[] MustSell { get; init; }

    /// <summary>Never bought because the household sold it at a loss in the last 30 days.</summary>
    public required bool[] WashNoBuy { get; init; }

    /// <summary>Number of assets, n.</summary>
    public int Count => Price.Length;
}
