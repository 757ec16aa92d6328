namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class DegenerateInputTests
{
    private static Solution Solve(RebalanceProblem problem, SolverSettings? settings = null) =>
        new RebalanceSolver().Solve(problem, settings ?? SolverSettings.Default, TestContext.Current.CancellationToken);

    private static Solution Certified(RebalanceProblem problem, double mostGap = 1e-5)
    {
        var solution = Solve(problem);
        Check.IsCertified(problem, solution);
        Assert.True(solution.Gap <= mostGap, $"gap {solution.Gap * 1e4:F4} bp");
        return solution;
    }

    [Fact]
    public void An_account_without_lots_is_invested()
    {
        var solution = Certified(new SmallAccount { Held = _ => 0 }.Build());
        Assert.InRange(solution.After!.Cash, 0, 0.05);
        Assert.Equal(8, solution.After.TradeCount);
    }

    [Fact]
    public void One_asset_is_traded_to_the_cash_limit() =>
        Assert.InRange(Certified(new SmallAccount { Assets = 1, Held = _ => 0.5 }.Build()).After!.Cash, -1e-9, 0.05 + 1e-9);

    [Fact]
    public void Nothing_moves_when_turnover_is_0()
    {
        var problem = new SmallAccount { Limits = new() { MinCash = 0, MaxCash = 0.05, TurnoverCap = 0 } }.Build();
        Assert.Equal(0, Certified(problem).After!.TradeCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Tax_may_count_for_nothing_or_for_everything(double theta) =>
        Certified(new SmallAccount { Weights = new() { Gamma = 20, Theta = theta } }.Build());

    [Fact]
    public void Trading_may_be_free() =>
        Certified(new SmallAccount { ChangeAssets = a => a with { UnitCost = new double[8] } }.Build());

    [Fact]
    public void Specific_risk_may_be_0() =>
        Certified(new SmallAccount { ChangeAssets = a => a with { SpecificVariance = new double[8] } }.Build(), mostGap: 1e-4);

    [Fact]
    public void There_may_be_no_factors() =>
        Certified(new SmallAccount { Factors = new FactorModel { Count = 0, Loadings = [], Covariance = [] } }.Build());

    [Fact]
    public void Duplicate_assets_and_rows_are_solved()
    {
        var twin = new LinearRow("first half", 0.3, 0.5, [0, 1, 2, 3], [1, 1, 1, 1]);
        var problem = new SmallAccount
        {
            Rows = [twin, twin with { Name = "again" }],
            Factors = new FactorModel { Count = 1, Loadings = [1, 1, 1, 1, 1, 1, 1, 1], Covariance = [0.03] },
            ChangeAssets = a => a with { Price = [.. a.Price.Select(_ => 60.0)] },
        }.Build();
        Certified(problem);
    }

    [Fact]
    public void A_band_of_width_0_is_met()
    {
        var problem = new SmallAccount
        {
            Rows = [new("exactly", 0.41, 0.41, [0, 1, 2, 3], [1, 1, 1, 1])],
            Limits = new() { MinCash = 0.03, MaxCash = 0.03 },
        }.Build();
        var solution = Certified(problem);
        Assert.Equal(0.41, solution.After!.RowValue[0], 1e-9);
        Assert.Equal(0.03, solution.After.Cash, 1e-9);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(100_000_000_000)]
    public void Tiny_and_huge_accounts_in_whole_shares_are_solved(double nav)
    {
        var problem = new SmallAccount
        {
            NavUsd = nav,
            ChangeAssets = a => a with { Fractional = new bool[8] },
            Limits = new() { MinCash = 0, MaxCash = 0.15 },
        }.Build();
        Check.IsCertified(problem, Solve(problem));
    }

    [Fact]
    public void A_basis_50_times_the_price_with_binding_turnover_is_solved()
    {
        var problem = new SmallAccount { Gain = _ => -49, Limits = new() { MinCash = 0, MaxCash = 0.05, TurnoverCap = 0.1 } }.Build();
        Certified(problem, mostGap: 1e-3);
    }

    [Fact]
    public void A_row_without_members_and_one_without_limits_do_nothing()
    {
        var problem = new SmallAccount { Rows = [new("empty", -1, 1, [], []), new("free", double.NegativeInfinity, double.PositiveInfinity, [0], [1])] }.Build();
        Certified(problem);
    }

    [Fact]
    public void Every_asset_may_be_frozen()
    {
        bool[] all = [.. Enumerable.Repeat(true, 8)];
        var problem = new SmallAccount { ChangeAssets = a => a with { NoBuy = all, NoSell = all } }.Build();
        var solution = Certified(problem);
        Assert.Equal(0, solution.After!.TradeCount);
        Assert.Equal(solution.Before.Objective, solution.After.Objective);
    }
}
