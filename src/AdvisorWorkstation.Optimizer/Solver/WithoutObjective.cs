namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Problems with the same requirements, or all but some, and next to nothing to minimize: whether any decision is allowed is then a question about the
/// bound. Trading costs a trifle, so that relaxed solutions trade little.
/// </summary>
internal static class WithoutObjective
{
    private const double TradeCost = 1e-5;
    private const double Variance = 1e-6;

    /// <summary>Objective that no allowed decision exceeds: all lots sold and twice NAV bought, and the variance of weights that sum to about 1.</summary>
    public const double Most = 5e-5;

    /// <summary>The same requirements without the objective.</summary>
    public static RebalanceProblem Of(RebalanceProblem problem)
    {
        var assets = problem.Assets;
        var n = assets.Count;
        return new(
            assets with { UnitCost = Filled(n, TradeCost), SpecificVariance = Filled(n, Variance), Linear = new double[n] },
            problem.Lots with { TaxPerUnit = new double[problem.Lots.Count] },
            new FactorModel { Count = 0, Loadings = [], Covariance = [] },
            problem.Rows, problem.Limits, new Weights { Gamma = 1, Theta = 0 }, problem.NavUsd);
    }

    /// <summary>Without a requirement as well; one on assets or lots goes for all of them.</summary>
    public static RebalanceProblem Drop(RebalanceProblem problem, Requirement requirement)
    {
        const double Far = 10;
        var (assets, lots, limits, rows) = (problem.Assets, problem.Lots, problem.Limits, problem.Rows);
        var n = assets.Count;
        switch (requirement.Kind)
        {
            case RequirementKind.MinCash:
                limits = limits with { MinCash = Math.Min(limits.MinCash, -Far) };
                break;
            case RequirementKind.MaxCash:
                limits = limits with { MaxCash = Math.Max(limits.MaxCash, Far) };
                break;
            case RequirementKind.RowLower:
                rows = [.. rows.Select((row, r) => r == requirement.Index ? row with { Lower = double.NegativeInfinity } : row)];
                break;
            case RequirementKind.RowUpper:
                rows = [.. rows.Select((row, r) => r == requirement.Index ? row with { Upper = double.PositiveInfinity } : row)];
                break;
            case RequirementKind.Turnover:
                limits = limits with { TurnoverCap = double.PositiveInfinity };
                break;
            case RequirementKind.ShortTermGains:
                limits = limits with { ShortTermGainBudget = double.PositiveInfinity };
                break;
            case RequirementKind.LongTermGains:
                limits = limits with { LongTermGainBudget = double.PositiveInfinity };
                break;
            case RequirementKind.TradeCount:
                limits = limits with { MaxTrades = null };
                break;
            case RequirementKind.AssetLower:
                assets = assets with { Lower = [.. assets.Lower.Select(lower => Math.Min(lower, 0))] };
                break;
            case RequirementKind.AssetUpper:
                assets = assets with { Upper = [.. assets.Upper.Select(upper => Math.Max(upper, 1))] };
                break;
            case RequirementKind.NoBuy:
                assets = assets with { NoBuy = new bool[n] };
                break;
            case RequirementKind.NoSell:
                assets = assets with { NoSell = new bool[n] };
                break;
            case RequirementKind.MustSell:
                assets = assets with { MustSell = new bool[n] };
                break;
            case RequirementKind.WashNoBuy:
                assets = assets with { WashNoBuy = new bool[n] };
                break;
            case RequirementKind.OutsideIndex:
                assets = assets with { Target = [.. assets.Target.Select(target => Math.Max(target, 1e-12))] };
                break;
            case RequirementKind.LockedLot:
                lots = lots with { Locked = new bool[lots.Count] };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(requirement), requirement, null);
        }
        return new(assets, lots, problem.Factors, rows, limits, problem.Weights, problem.NavUsd);
    }

    /// <summary>With a limit of the account or a row eased by an amount in its own unit.</summary>
    public static RebalanceProblem Ease(RebalanceProblem problem, Requirement requirement, double amount)
    {
        var (limits, rows) = (problem.Limits, problem.Rows);
        LinearRow[] Change(Func<LinearRow, LinearRow> change) => [.. rows.Select((row, r) => r == requirement.Index ? change(row) : row)];
        (limits, rows) = requirement.Kind switch
        {
            RequirementKind.MinCash => (limits with { MinCash = limits.MinCash - amount }, rows),
            RequirementKind.MaxCash => (limits with { MaxCash = limits.MaxCash + amount }, rows),
            RequirementKind.Turnover => (limits with { TurnoverCap = limits.TurnoverCap + amount }, rows),
            RequirementKind.ShortTermGains => (limits with { ShortTermGainBudget = limits.ShortTermGainBudget + amount }, rows),
            RequirementKind.LongTermGains => (limits with { LongTermGainBudget = limits.LongTermGainBudget + amount }, rows),
            RequirementKind.TradeCount => (limits with { MaxTrades = limits.MaxTrades + (int)Math.Ceiling(amount) }, rows),
            RequirementKind.RowLower => (limits, Change(row => row with { Lower = row.Lower - amount })),
            RequirementKind.RowUpper => (limits, Change(row => row with { Upper = row.Upper + amount })),
            _ => throw new ArgumentOutOfRangeException(nameof(requirement), requirement, null),
        };
        return new(problem.Assets, problem.Lots, problem.Factors, rows, limits, problem.Weights, problem.NavUsd);
    }

    private static double[] Filled(int count, double value)
    {
        var values = new double[count];
        Array.Fill(values, value);
        return values;
    }
}
