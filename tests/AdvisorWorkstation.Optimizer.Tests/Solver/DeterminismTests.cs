using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class DeterminismTests
{
    private static readonly InstanceShape[] Shapes =
    [
        new() { Assets = 80, TradeShare = 0.4 },
        new() { Assets = 70, NavUsd = 100_000, Fractional = 0, MinTradeUsd = 20, TradeShare = null },
        new() { Assets = 50, LongTermBudget = -0.01, ShortTermBudget = -0.005, Turnover = 0.3 },
    ];

    [Theory]
    [InlineData(SimdPath.Scalar)]
    [InlineData(SimdPath.Avx2)]
    [InlineData(SimdPath.Avx512)]
    public void Every_path_gives_the_same_bits(SimdPath path)
    {
        Assert.SkipUnless(SimdSupport.IsSupported(path), $"this machine has no {path}");
        foreach (var shape in Shapes)
        {
            var problem = new InstanceGenerator(shape, 7).Generate();
            var expected = Solve(new RebalanceSolver(), problem, SimdPath.Scalar);
            AreSame(expected, Solve(new RebalanceSolver(), problem, path));
        }
    }

    [Fact]
    public void What_a_solver_did_before_changes_nothing()
    {
        var used = new RebalanceSolver();
        foreach (var shape in Shapes.Reverse())
            Solve(used, new InstanceGenerator(shape with { Assets = 120 }, 3).Generate(), null);
        foreach (var shape in Shapes)
        {
            var problem = new InstanceGenerator(shape, 11).Generate();
            AreSame(Solve(new RebalanceSolver(), problem, null), Solve(used, problem, null));
        }
    }

    [Fact]
    public void Solvers_side_by_side_give_the_same_bits()
    {
        var problems = Enumerable.Range(0, 8).Select(seed => new InstanceGenerator(Shapes[seed % Shapes.Length], seed).Generate()).ToArray();
        var alone = problems.Select(problem => Solve(new RebalanceSolver(), problem, null)).ToArray();
        var together = new Solution[problems.Length];
        Parallel.For(0, problems.Length, j => together[j] = Solve(new RebalanceSolver(), problems[j], null));
        for (var j = 0; j < problems.Length; j++)
            AreSame(alone[j], together[j]);
    }

    private static Solution Solve(RebalanceSolver solver, RebalanceProblem problem, SimdPath? path) =>
        solver.Solve(problem, new SolverSettings { Simd = path }, TestContext.Current.CancellationToken);

    private static void AreSame(Solution expected, Solution actual)
    {
        Assert.Equal(expected.Status, actual.Status);
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected.Bound), BitConverter.DoubleToInt64Bits(actual.Bound));
        Assert.Equal(expected.Sold, actual.Sold);
        Assert.Equal(expected.Bought, actual.Bought);
        Assert.Equal(expected.Iterations, actual.Iterations);
    }
}
