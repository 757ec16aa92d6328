namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class TinyProblemTests
{
    private const int Problems = 1500;

    [Fact]
    public void Trying_every_decision_of_a_tiny_account_never_beats_the_bound_and_hardly_ever_the_decision()
    {
        var solver = new RebalanceSolver();
        int feasible = 0, missed = 0, worse = 0;
        for (var seed = 0; seed < Problems; seed++)
        {
            var problem = TinyProblem.Generate(seed);
            var solution = solver.Solve(problem, SolverSettings.Default, TestContext.Current.CancellationToken);
            var best = TinyProblem.BestObjective(problem);
            if (double.IsInfinity(best))
            {
                Assert.True(solution.Status is SolveStatus.Infeasible or SolveStatus.NoFeasiblePoint, $"seed {seed}: {solution.Status}, but no decision is allowed");
                continue;
            }
            feasible++;
            Assert.True(solution.Status != SolveStatus.Infeasible, $"seed {seed}: said to be infeasible, but {best} is reached");
            Assert.True(solution.Bound <= best + 1e-11, $"seed {seed}: bound {solution.Bound:R} above the optimum {best:R}");
            if (solution.Status == SolveStatus.NoFeasiblePoint)
            {
                missed++;
                continue;
            }
            Check.IsCertified(problem, solution, $"seed {seed}");
            Assert.True(solution.After!.Objective >= best - 1e-8, $"seed {seed}: {solution.After.Objective:R} below the optimum {best:R}");
            worse += solution.After.Objective > best + 1e-9 ? 1 : 0;
        }
        TestContext.Current.SendDiagnosticMessage($"{feasible} feasible, {missed} missed, {worse} worse than the optimum");
        Assert.True(missed <= feasible / 20, $"{missed} of {feasible} feasible accounts got no decision");
        Assert.True(worse <= feasible / 10, $"{worse} of {feasible} decisions are not optimal");
    }
}
