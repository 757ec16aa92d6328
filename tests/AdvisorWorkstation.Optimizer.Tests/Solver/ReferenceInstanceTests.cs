namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class ReferenceInstanceTests
{
    private const Relaxations OnlyWashExclusion = Relaxations.MinTrade | Relaxations.WholeShares | Relaxations.TradeCount;

    public static TheoryData<string> Names => ReferenceInstances.All;

    [Theory]
    [MemberData(nameof(Names))]
    public void With_everything_relaxed_the_optimum_is_the_reference_optimum(string name)
    {
        var problem = ReferenceInstances.Load(name);
        var solution = new RebalanceSolver().Solve(problem, new SolverSettings { Relax = Relaxations.All }, TestContext.Current.CancellationToken);
        Check.IsCertified(problem, solution);
        var reference = ReferenceInstances.Plain(name);
        Assert.InRange(solution.After!.Objective, reference - 1e-9 * Math.Abs(reference), reference + 1e-9 * Math.Abs(reference));
        Assert.InRange(solution.Gap, -1e-12, 1e-11);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void With_only_the_wash_exclusion_kept_the_objective_is_near_the_best_known(string name) =>
        IsNearBest(name, OnlyWashExclusion, "wash_exclusion_only");

    [Theory]
    [MemberData(nameof(Names))]
    public void With_nothing_relaxed_the_objective_is_near_the_best_known(string name) =>
        IsNearBest(name, Relaxations.None, "full");

    private static void IsNearBest(string name, Relaxations relax, string mode)
    {
        var problem = ReferenceInstances.Load(name);
        var solution = new RebalanceSolver().Solve(problem, new SolverSettings { Relax = relax }, TestContext.Current.CancellationToken);
        Check.IsCertified(problem, solution);
        var (best, proven) = ReferenceInstances.Best(name, mode);
        Assert.InRange((solution.After!.Objective - best) * 1e4, -0.0005, 0.02);
        Assert.True(solution.Bound <= best + 1e-12);
        Assert.InRange((proven - solution.Bound) * 1e4, -0.0005, 0.08);
    }
}
