namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class InfeasibilityTests
{
    private static InfeasibilityReport Refuted(RebalanceProblem problem)
    {
        var solution = new RebalanceSolver().Solve(problem, SolverSettings.Default, TestContext.Current.CancellationToken);
        Assert.Equal(SolveStatus.Infeasible, solution.Status);
        Assert.Null(solution.After);
        Assert.True(double.IsPositiveInfinity(solution.Bound));
        return solution.Infeasible!;
    }

    private static void Names(InfeasibilityReport report, params Requirement[] expected) =>
        Assert.Equal(expected.Order(Comparer<Requirement>.Create(Compare)), report.Conflict.Order(Comparer<Requirement>.Create(Compare)));

    private static int Compare(Requirement a, Requirement b) => (a.Kind, a.Index).CompareTo((b.Kind, b.Index));

    [Fact]
    public void An_asset_above_its_limit_that_is_not_sold_is_named()
    {
        var report = Refuted(new SmallAccount
        {
            ChangeAssets = a => a with { Upper = [1, 1, 0.05, 1, 1, 1, 1, 1], NoSell = [false, false, true, false, false, false, false, false] },
        }.Build());
        Names(report, new(RequirementKind.AssetUpper, 2), new(RequirementKind.NoSell, 2));
        Assert.Equal(RequirementKind.AssetUpper, report.Relaxation[0].Requirement.Kind);
        Assert.Equal(0.98 / 8 * 1.2 - 0.05, report.Relaxation[0].Amount, 1e-9);
    }

    [Fact]
    public void Two_rows_and_the_cash_limit_that_exclude_each_other_are_named_and_nothing_else()
    {
        var report = Refuted(new SmallAccount
        {
            Rows =
            [
                new("first", 0, 0.4, [0, 1, 2, 3], [1, 1, 1, 1]), new("second", 0, 0.5, [4, 5, 6, 7], [1, 1, 1, 1]),
                new("innocent", 0, 0.9, [0, 4], [1, 1]),
            ],
            Limits = new() { MinCash = 0, MaxCash = 0.05, TurnoverCap = 1 },
        }.Build());
        Names(report, new(RequirementKind.RowUpper, 0), new(RequirementKind.RowUpper, 1), new(RequirementKind.MaxCash));
        Assert.Equal(3, report.Alternatives.Count);
        Assert.All(report.Alternatives, step => Assert.Equal(0.05, step.Amount, 1e-6));
    }

    [Fact]
    public void A_row_that_needs_what_is_not_bought_names_the_prohibitions()
    {
        var report = Refuted(new SmallAccount
        {
            Rows = [new("theme", 0.5, 1, [0, 1], [1, 1])],
            ChangeAssets = a => a with { NoBuy = [true, true, false, false, false, false, false, false] },
        }.Build());
        Names(report, new(RequirementKind.RowLower, 0), new(RequirementKind.NoBuy, 0), new(RequirementKind.NoBuy, 1));
    }

    [Fact]
    public void A_forced_sale_against_the_gain_budget_is_named_with_what_it_takes()
    {
        var report = Refuted(new SmallAccount
        {
            Gain = _ => 0.5,
            ChangeAssets = a => a with { MustSell = [true, false, false, false, false, false, false, false] },
            Limits = new() { MinCash = 0, MaxCash = 0.05, LongTermGainBudget = 0.01 },
        }.Build());
        Names(report, new(RequirementKind.LongTermGains), new(RequirementKind.MustSell, 0));
        Assert.Equal(0.5 * 0.98 / 8 * 1.2 - 0.01, report.Relaxation[0].Amount, 1e-6);
    }

    [Fact]
    public void More_forced_trades_than_the_cap_are_named()
    {
        var report = Refuted(new SmallAccount
        {
            ChangeAssets = a => a with { MustSell = [true, true, true, false, false, false, false, false] },
            Limits = new() { MinCash = 0, MaxCash = 1, MaxTrades = 2 },
        }.Build());
        Names(report, new(RequirementKind.TradeCount), new(RequirementKind.MustSell, 0), new(RequirementKind.MustSell, 1), new(RequirementKind.MustSell, 2));
        Assert.Equal(1, report.Relaxation[0].Amount);
    }

    [Fact]
    public void A_required_trade_smaller_than_one_share_is_named()
    {
        var report = Refuted(new SmallAccount
        {
            Assets = 2,
            NavUsd = 1000,
            Held = _ => 0.45,
            ChangeAssets = a => a with { Fractional = [false, false], Upper = [0.44, 1], Lower = [0.42, 0] },
        }.Build());
        Names(report, new(RequirementKind.WholeShares, 0), new(RequirementKind.AssetUpper, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_frozen_account_with_too_much_cash_names_what_freezes_it(bool bySecurity)
    {
        bool[] all = [.. Enumerable.Repeat(true, 8)];
        var report = Refuted(new SmallAccount
        {
            ChangeAssets = a => a with { NoBuy = all, NoSell = bySecurity ? all : a.NoSell },
            ChangeLots = l => l with { Locked = bySecurity ? l.Locked : all },
            Limits = new() { MinCash = 0, MaxCash = 0.01 },
        }.Build());
        Names(report, new(RequirementKind.MaxCash), new(RequirementKind.NoBuy));
        Assert.Equal(0.01, report.Relaxation[0].Amount, 1e-6);
    }

    [Fact]
    public void A_loss_that_can_only_be_taken_by_buying_back_names_the_budget_and_the_exclusion()
    {
        var report = Refuted(new SmallAccount
        {
            Gain = i => i % 2 == 1 ? -0.3 : 0.3,
            ChangeAssets = a => a with { Lower = [.. a.Held.Select(held => 0.9 * held)] },
            Limits = new() { MinCash = 0, MaxCash = 0.2, ShortTermGainBudget = -0.05 },
        }.Build());
        Names(report, new(RequirementKind.ShortTermGains), new(RequirementKind.AssetLower), new(RequirementKind.WashExclusion));
        Assert.Equal(0.05 - 0.3 * 0.1 * 4 * 0.8 * 0.98 / 8, report.Relaxation[0].Amount, 1e-6);
    }

    [Fact]
    public void Easing_the_named_requirement_by_the_stated_amount_makes_the_account_feasible()
    {
        var account = new SmallAccount
        {
            Rows = [new("theme", 0.5, 1, [0, 1], [1, 1]), new("rest", 0.6, 1, [2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 1, 1])],
        };
        var problem = account.Build();
        var alternatives = Refuted(problem).Alternatives;
        Assert.Equal(2, alternatives.Count(step => step.Requirement.Kind == RequirementKind.RowLower));
        foreach (var step in alternatives)
        {
            Check.IsCertified(Ease(problem, step, 1e-7), Solve(Ease(problem, step, 1e-7)), step.Requirement.Name(problem));
            Assert.Equal(SolveStatus.Infeasible, Solve(Ease(problem, step, -1e-4)).Status);
        }
    }

    private static Solution Solve(RebalanceProblem problem) =>
        new RebalanceSolver().Solve(problem, SolverSettings.Default, TestContext.Current.CancellationToken);

    private static RebalanceProblem Ease(RebalanceProblem problem, RelaxationStep step, double more)
    {
        var (kind, index) = (step.Requirement.Kind, step.Requirement.Index);
        var rows = kind == RequirementKind.RowLower
            ? [.. problem.Rows.Select((row, r) => r == index ? row with { Lower = row.Lower - step.Amount - more } : row)]
            : problem.Rows;
        var limits = kind == RequirementKind.MinCash ? problem.Limits with { MinCash = problem.Limits.MinCash - step.Amount - more } : problem.Limits;
        return new(problem.Assets, problem.Lots, problem.Factors, rows, limits, problem.Weights, problem.NavUsd);
    }
}
