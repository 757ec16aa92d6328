namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class WarmUpTests
{
    [Fact]
    public void The_accounts_that_warm_the_solver_up_are_decided_searched_and_refused()
    {
        var solver = new RebalanceSolver();
        var solutions = WarmUp.Problems().Select(problem => (problem, solver.Solve(problem, SolverSettings.Default, TestContext.Current.CancellationToken))).ToList();
        Assert.Equal(SolveStatus.Infeasible, solutions[^1].Item2.Status);
        Assert.All(solutions.SkipLast(1), solved => Check.IsCertified(solved.problem, solved.Item2));
        Assert.Contains(solutions, solved => solved.Item2.Nodes > 1);
    }

    [Fact]
    public void Warming_up_can_be_given_up()
    {
        using var given = new CancellationTokenSource();
        given.Cancel();
        Assert.Throws<OperationCanceledException>(() => RebalanceSolver.WarmUp(given.Token));
    }
}
