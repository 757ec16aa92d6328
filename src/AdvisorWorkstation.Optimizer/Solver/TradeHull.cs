using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>Kinds of requirements on assets and lots that a question leaves out, for all assets or for one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IgnoredRequirements(ulong Kinds, int Asset = -1, ulong KindsOfAsset = 0)
{
    public bool Has(RequirementKind kind, int asset) =>
        ((Kinds | (asset == Asset ? KindsOfAsset : 0)) >> (int)kind & 1) != 0;

    public IgnoredRequirements With(RequirementKind kind) => this with { Kinds = Kinds | 1UL << (int)kind };
}

/// <summary>The interval of net trades that one asset's own requirements leave it, holes filled in.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TradeHull(double Low, double High, bool MustSell)
{
    /// <summary>The kinds of requirements that shape an asset's hull.</summary>
    public static ReadOnlySpan<RequirementKind> Kinds =>
    [
        RequirementKind.AssetLower, RequirementKind.AssetUpper, RequirementKind.NoBuy, RequirementKind.NoSell, RequirementKind.MustSell,
        RequirementKind.WashNoBuy, RequirementKind.OutsideIndex, RequirementKind.LockedLot,
    ];

    public static TradeHull Of(RebalanceProblem problem, int i, IgnoredRequirements ignored)
    {
        var assets = problem.Assets;
        var held = assets.Held[i];
        var mustSell = assets.MustSell[i] && !ignored.Has(RequirementKind.MustSell, i);
        var lower = ignored.Has(RequirementKind.AssetLower, i) ? double.NegativeInfinity : assets.Lower[i];
        var upper = ignored.Has(RequirementKind.AssetUpper, i) ? held + 2 : assets.Upper[i];
        if (mustSell)
            return lower > Tolerances.Feasibility || upper < -Tolerances.Feasibility ? new(1, 0, true) : new(-held, -held, true);
        var mayBuy = !(assets.NoBuy[i] && !ignored.Has(RequirementKind.NoBuy, i))
            && !(assets.WashNoBuy[i] && !ignored.Has(RequirementKind.WashNoBuy, i))
            && !(assets.Target[i] <= 0 && !ignored.Has(RequirementKind.OutsideIndex, i));
        var sellable = 0.0;
        for (var l = problem.FirstLot[i]; l < problem.FirstLot[i + 1]; l++)
            sellable += IsSellable(problem, i, l, ignored) ? problem.Lots.Quantity[l] : 0;
        return new(Math.Max(-sellable, lower - held), mayBuy ? upper - held : Math.Min(0, upper - held), false);
    }

    public static bool IsSellable(RebalanceProblem problem, int asset, int lot, IgnoredRequirements ignored) =>
        (problem.Assets.MustSell[asset] && !ignored.Has(RequirementKind.MustSell, asset))
        || (!(problem.Assets.NoSell[asset] && !ignored.Has(RequirementKind.NoSell, asset))
            && !(problem.Lots.Locked[lot] && !ignored.Has(RequirementKind.LockedLot, asset)));

    /// <summary>The asset is touched by a requirement of the given kind.</summary>
    public static bool Applies(RebalanceProblem problem, int i, RequirementKind kind) => kind switch
    {
        RequirementKind.AssetLower => problem.Assets.Lower[i] > 0,
        RequirementKind.AssetUpper => true,
        RequirementKind.NoBuy => problem.Assets.NoBuy[i],
        RequirementKind.NoSell => problem.Assets.NoSell[i],
        RequirementKind.MustSell => problem.Assets.MustSell[i],
        RequirementKind.WashNoBuy => problem.Assets.WashNoBuy[i],
        RequirementKind.OutsideIndex => problem.Assets.Target[i] <= 0,
        RequirementKind.LockedLot => HasLocked(problem, i),
        _ => false,
    };

    private static bool HasLocked(RebalanceProblem problem, int i)
    {
        for (var l = problem.FirstLot[i]; l < problem.FirstLot[i + 1]; l++)
        {
            if (problem.Lots.Locked[l])
                return true;
        }
        return false;
    }
}
