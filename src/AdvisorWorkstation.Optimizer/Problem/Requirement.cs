using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>What a requirement demands.</summary>
public enum RequirementKind
{
    /// <summary>Cash at least <see cref="Limits.MinCash"/>.</summary>
    MinCash,

    /// <summary>Cash at most <see cref="Limits.MaxCash"/>.</summary>
    MaxCash,

    /// <summary>Lower limit of a <see cref="LinearRow"/>; the index is the row.</summary>
    RowLower,

    /// <summary>Upper limit of a <see cref="LinearRow"/>; the index is the row.</summary>
    RowUpper,

    /// <summary><see cref="Limits.TurnoverCap"/>.</summary>
    Turnover,

    /// <summary><see cref="Limits.ShortTermGainBudget"/>.</summary>
    ShortTermGains,

    /// <summary><see cref="Limits.LongTermGainBudget"/>.</summary>
    LongTermGains,

    /// <summary><see cref="Limits.MaxTrades"/>.</summary>
    TradeCount,

    /// <summary>Smallest weight of an asset; the index is the asset.</summary>
    AssetLower,

    /// <summary>Largest weight of an asset; the index is the asset.</summary>
    AssetUpper,

    /// <summary><see cref="Assets.NoBuy"/>; the index is the asset.</summary>
    NoBuy,

    /// <summary><see cref="Assets.NoSell"/>; the index is the asset.</summary>
    NoSell,

    /// <summary><see cref="Assets.MustSell"/>; the index is the asset.</summary>
    MustSell,

    /// <summary><see cref="Assets.WashNoBuy"/>; the index is the asset.</summary>
    WashNoBuy,

    /// <summary>A target of 0 is not bought; the index is the asset.</summary>
    OutsideIndex,

    /// <summary><see cref="Lots.Locked"/>; the index is the lot.</summary>
    LockedLot,

    /// <summary>A sale lies between 0 and the lot's amount; the index is the lot.</summary>
    LotQuantity,

    /// <summary>A buy is at least 0; the index is the asset.</summary>
    NonnegativeBuy,

    /// <summary>Never sold and bought in one rebalance; the index is the asset.</summary>
    WashExclusion,

    /// <summary>A trade is 0, at least <see cref="Limits.MinTrade"/>, or the whole position; the index is the asset.</summary>
    MinTrade,

    /// <summary>Whole shares where <see cref="Assets.Fractional"/> is false; the index is the asset.</summary>
    WholeShares,
}

/// <summary>One requirement of a problem.</summary>
/// <param name="Kind">What it demands.</param>
/// <param name="Index">Row, asset or lot that it speaks of; -1 for the account as a whole.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Requirement(RequirementKind Kind, int Index = -1)
{
    /// <summary>A stable name: the row's own name, or the kind, with the index where there is one.</summary>
    public string Name(RebalanceProblem problem) => Kind switch
    {
        RequirementKind.RowLower => $"{problem.Rows[Index].Name} at least",
        RequirementKind.RowUpper => $"{problem.Rows[Index].Name} at most",
        _ => Index < 0 ? $"{Kind}" : $"{Kind}[{Index}]",
    };
}
