using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class AllocationTests
{
    [Fact]
    public void Solving_allocates_nothing_once_the_workspace_has_grown()
    {
        InstanceShape[] shapes =
        [
            new() { Assets = 60, TradeShare = 0.3 },
            new() { Assets = 50, NavUsd = 100_000, Fractional = 0, MinTradeUsd = 20, TradeShare = null },
            new() { Assets = 50, LongTermBudget = -0.01, ShortTermBudget = -0.005, Turnover = 0.3, TradeShare = null },
        ];
        var solver = new RebalanceSolver();
        foreach (var shape in shapes)
        {
            var problem = Enumerable.Range(0, 20).Select(seed => new InstanceGenerator(shape, seed).Generate())
                .First(problem => solver.Run(problem, SolverSettings.Default, TestContext.Current.CancellationToken).Status == SolveStatus.Certified);
            foreach (var relax in new[] { Relaxations.None, Relaxations.All })
            {
                var settings = new SolverSettings { Relax = relax };
                Assert.Equal(SolveStatus.Certified, solver.Run(problem, settings, TestContext.Current.CancellationToken).Status);
                var before = GC.GetAllocatedBytesForCurrentThread();
                solver.Run(problem, settings, TestContext.Current.CancellationToken);
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }
            solver.Estimate(problem, SolverSettings.Default);
            var start = GC.GetAllocatedBytesForCurrentThread();
            solver.Estimate(problem, SolverSettings.Default, nearLast: true);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
        }
    }
}
