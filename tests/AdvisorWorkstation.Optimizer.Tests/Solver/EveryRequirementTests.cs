namespace AdvisorWorkstation.Optimizer.Tests.Solver;

/// <summary>Each requirement on an account where it costs something: with it, it holds; without it, the decision would break it.</summary>
public sealed class EveryRequirementTests
{
    private static readonly SmallAccount Plain = new()
    {
        Held = i => new[] { 0.2, 0.16, 0.14, 0.12, 0.1, 0.1, 0.08, 0.08 }[i],
        Gain = i => new[] { -0.25, 0.4, -0.1, 0.3, 0.05, -0.3, 0.2, 0.1 }[i],
        Limits = new() { MinCash = 0, MaxCash = 0.2 },
        Weights = new() { Gamma = 8, Theta = 1 },
    };

    private static readonly Dictionary<RequirementKind, SmallAccount> Accounts = new()
    {
        [RequirementKind.MinCash] = Plain with { Limits = Plain.Limits with { MinCash = 0.15 } },
        [RequirementKind.MaxCash] = Plain with { Limits = Plain.Limits with { MaxCash = 0.003 }, ChangeAssets = a => a with { Target = [.. a.Target.Select(w => w * 0.8)] } },
        [RequirementKind.RowLower] = Plain with { Rows = [new("row", 0.45, 1, [3, 4, 5], [1, 1, 1])] },
        [RequirementKind.RowUpper] = Plain with { Rows = [new("row", 0, 0.3, [0, 1, 2], [1, 1, 1])] },
        [RequirementKind.Turnover] = Plain with { Limits = Plain.Limits with { TurnoverCap = 0.05 } },
        [RequirementKind.ShortTermGains] = Plain with { Limits = Plain.Limits with { ShortTermGainBudget = -0.028 } },
        [RequirementKind.LongTermGains] = Plain with { Limits = Plain.Limits with { LongTermGainBudget = -0.06 } },
        [RequirementKind.TradeCount] = Plain with { Limits = Plain.Limits with { MaxTrades = 2 } },
        [RequirementKind.AssetLower] = Plain with { ChangeAssets = a => a with { Lower = [0.19, 0, 0, 0, 0, 0, 0, 0] } },
        [RequirementKind.AssetUpper] = Plain with { ChangeAssets = a => a with { Upper = [1, 0.11, 1, 1, 1, 1, 1, 1] } },
        [RequirementKind.NoBuy] = Plain with { ChangeAssets = a => a with { NoBuy = Only(7), Target = Wanting(7) } },
        [RequirementKind.WashNoBuy] = Plain with { ChangeAssets = a => a with { WashNoBuy = Only(7), Target = Wanting(7) } },
        [RequirementKind.NoSell] = Plain with { ChangeAssets = a => a with { NoSell = Only(0) } },
        [RequirementKind.MustSell] = Plain with { ChangeAssets = a => a with { MustSell = Only(3) } },
        [RequirementKind.LockedLot] = Plain with { ChangeLots = l => l with { Locked = Only(0) } },
        [RequirementKind.MinTrade] = Plain with { Limits = Plain.Limits with { MinTrade = 0.06 } },
        [RequirementKind.WholeShares] = Plain with { NavUsd = 3_000, ChangeAssets = a => a with { Fractional = new bool[8] } },
        [RequirementKind.WashExclusion] = Plain,
    };

    public static TheoryData<RequirementKind> Kinds => [.. Accounts.Keys];

    private static bool[] Only(int index) => [.. Enumerable.Range(0, 8).Select(i => i == index)];

    private static double[] Wanting(int index) => [.. Enumerable.Range(0, 8).Select(i => i == index ? 0.28 : 0.1)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_requirement_holds_and_without_it_the_decision_would_break_it(RequirementKind kind)
    {
        var problem = Accounts[kind].Build();
        var with = Solve(problem, Relaxations.None);
        Check.IsCertified(problem, with);
        var (eased, relax) = Without(problem, kind);
        var without = Solve(eased, relax);
        Assert.Equal(SolveStatus.Certified, without.Status);
        Assert.True(with.After!.Objective > without.After!.Objective + 1e-6, $"{kind} costs nothing here");
        var broken = Evaluator.Evaluate(problem, without.Sold, without.Bought).Violations;
        Assert.Contains(broken, violation => violation.Requirement.Kind == kind);

        // the proof rests on it as well: without it the same certificate proves less
        var (bound, _) = CertificateVerifier.Verify(eased, with.Certificate!, relax);
        Assert.True(bound <= without.After.Objective + 1e-12, $"{kind}: proves {bound:R} where {without.After.Objective:R} is reached");
        Assert.True(bound < with.Bound - 1e-7, $"{kind}: proves as much without it");
    }

    private static Solution Solve(RebalanceProblem problem, Relaxations relax) =>
        new RebalanceSolver().Solve(problem, new SolverSettings { Relax = relax }, TestContext.Current.CancellationToken);

    private static (RebalanceProblem Problem, Relaxations Relax) Without(RebalanceProblem problem, RequirementKind kind)
    {
        var (assets, lots, limits, rows) = (problem.Assets, problem.Lots, problem.Limits, problem.Rows);
        var relax = kind switch
        {
            RequirementKind.TradeCount => Relaxations.TradeCount,
            RequirementKind.MinTrade => Relaxations.MinTrade,
            RequirementKind.WholeShares => Relaxations.WholeShares,
            RequirementKind.WashExclusion => Relaxations.All,
            _ => Relaxations.None,
        };
        (assets, lots, limits, rows) = kind switch
        {
            RequirementKind.MinCash => (assets, lots, limits with { MinCash = 0 }, rows),
            RequirementKind.MaxCash => (assets, lots, limits with { MaxCash = 1 }, rows),
            RequirementKind.RowLower => (assets, lots, limits, [rows[0] with { Lower = -10 }]),
            RequirementKind.RowUpper => (assets, lots, limits, [rows[0] with { Upper = 10 }]),
            RequirementKind.Turnover => (assets, lots, limits with { TurnoverCap = 10 }, rows),
            RequirementKind.ShortTermGains => (assets, lots, limits with { ShortTermGainBudget = 10 }, rows),
            RequirementKind.LongTermGains => (assets, lots, limits with { LongTermGainBudget = 10 }, rows),
            RequirementKind.AssetLower => (assets with { Lower = new double[8] }, lots, limits, rows),
            RequirementKind.AssetUpper => (assets with { Upper = [.. assets.Upper.Select(_ => 1.0)] }, lots, limits, rows),
            RequirementKind.NoBuy => (assets with { NoBuy = new bool[8] }, lots, limits, rows),
            RequirementKind.WashNoBuy => (assets with { WashNoBuy = new bool[8] }, lots, limits, rows),
            RequirementKind.NoSell => (assets with { NoSell = new bool[8] }, lots, limits, rows),
            RequirementKind.MustSell => (assets with { MustSell = new bool[8] }, lots, limits, rows),
            RequirementKind.LockedLot => (assets, lots with { Locked = new bool[8] }, limits, rows),
            _ => (assets, lots, limits, rows),
        };
        return (new(assets, lots, problem.Factors, rows, limits, problem.Weights, problem.NavUsd), relax);
    }
}
