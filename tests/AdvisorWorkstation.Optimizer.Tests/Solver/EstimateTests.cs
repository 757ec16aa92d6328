using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class EstimateTests
{
    [Fact]
    public void An_estimate_is_the_bound_of_the_root_and_starting_near_the_last_one_changes_little()
    {
        var solver = new RebalanceSolver();
        for (var seed = 0; seed < 6; seed++)
        {
            var problem = new InstanceGenerator(new InstanceShape { Assets = 80, TradeShare = null }, seed).Generate();
            var other = new RebalanceProblem(
                problem.Assets, problem.Lots, problem.Factors, problem.Rows, problem.Limits, problem.Weights with { Theta = 1.1 }, problem.NavUsd);
            var cold = solver.Estimate(other, SolverSettings.Default);
            Assert.True(cold.IsPossible);
            solver.Estimate(problem, SolverSettings.Default);
            var near = solver.Estimate(other, SolverSettings.Default, nearLast: true);
            Assert.Equal(cold.Bound, near.Bound, 2 * SolverSettings.Default.TargetGap);
            Assert.InRange(cold.Cash, 0.005 - 1e-6, 0.02 + 1e-6);
            Assert.InRange(cold.Turnover, 0, 0.1501);
            var solution = solver.Solve(other, SolverSettings.Default, TestContext.Current.CancellationToken);
            Assert.True(cold.Bound <= solution.After!.Objective + 1e-12);
            Assert.Equal(solution.After.TrackingVariance, cold.TrackingVariance, 0.2 * cold.TrackingVariance);
        }
    }
}
