namespace AdvisorWorkstation.Optimizer;

/// <summary>The same account with some assets left alone: what the rest of the trades become is one more solve.</summary>
public static class WithoutTrade
{
    /// <summary>
    /// A copy of the problem in which the assets keep their holdings: no buy, no sale, and bounds wide enough for what is held.
    /// A client exclusion gives way too, because that is what is asked.
    /// </summary>
    public static RebalanceProblem Of(RebalanceProblem problem, IReadOnlyCollection<int> left)
    {
        var assets = problem.Assets;
        bool[] With(bool[] flags, bool value) => [.. flags.Select((flag, i) => left.Contains(i) ? value : flag)];
        var changed = assets with
        {
            NoBuy = With(assets.NoBuy, true),
            NoSell = With(assets.NoSell, true),
            MustSell = With(assets.MustSell, false),
            Lower = [.. assets.Lower.Select((lower, i) => left.Contains(i) ? Math.Min(lower, assets.Held[i]) : lower)],
            Upper = [.. assets.Upper.Select((upper, i) => left.Contains(i) ? Math.Max(upper, assets.Held[i]) : upper)],
        };
        return new(changed, problem.Lots, problem.Factors, problem.Rows, problem.Limits, problem.Weights, problem.NavUsd);
    }
}
