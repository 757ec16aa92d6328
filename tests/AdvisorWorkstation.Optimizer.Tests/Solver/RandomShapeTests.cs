using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Solver;

/// <summary>Hard accounts of random shapes: certified, or refused for a reason that goes away when what is named gives way.</summary>
public sealed class RandomShapeTests
{
    private const int Accounts = 150;

    private static Solution Solve(RebalanceSolver solver, RebalanceProblem problem) => solver.Solve(problem, SolverSettings.Default, TestContext.Current.CancellationToken);

    [Fact]
    public void Every_account_is_certified_or_refused_for_a_reason()
    {
        var solver = new RebalanceSolver();
        int certified = 0, refused = 0, without = 0;
        for (var seed = 0; seed < Accounts; seed++)
        {
            var problem = new InstanceGenerator(RandomShapes.Draw(seed), seed).Generate();
            var solution = Solve(solver, problem);
            switch (solution.Status)
            {
                case SolveStatus.Infeasible:
                    refused++;
                    Assert.NotEmpty(solution.Infeasible!.Conflict);
                    Assert.NotEmpty(solution.Infeasible.Relaxation);
                    break;
                case SolveStatus.NoFeasiblePoint:
                    without++;
                    break;
                default:
                    certified++;
                    Check.IsCertified(problem, solution, $"seed {seed}");
                    break;
            }
        }
        Assert.True(certified > 60 && refused > 30 && without <= 3, $"{certified} certified, {refused} refused, {without} without an answer");
    }

    [Fact]
    public void What_is_named_as_the_least_change_takes_the_conflict_away()
    {
        var solver = new RebalanceSolver();
        var eased = 0;
        for (var seed = 0; seed < Accounts; seed++)
        {
            var problem = new InstanceGenerator(RandomShapes.Draw(seed), seed).Generate();
            if (Solve(solver, problem).Infeasible is not { Alternatives.Count: > 0, Relaxation: [var step] } report || double.IsInfinity(step.Amount))
                continue;
            eased++;
            if (step.Requirement.Kind is RequirementKind.AssetLower or RequirementKind.AssetUpper)
                continue;
            var after = Solve(solver, WithoutObjective.Ease(problem, step.Requirement, step.Amount * (1 + 1e-4) + 1e-6));
            var same = after.Infeasible is { } other && other.Conflict.ToHashSet().SetEquals(report.Conflict);
            Assert.False(same, $"seed {seed}: {string.Join(", ", report.Conflict.Select(r => r.Name(problem)))} by {step.Amount}");
            var before = Solve(solver, WithoutObjective.Ease(problem, step.Requirement, step.Requirement.Kind == RequirementKind.TradeCount ? step.Amount - 1 : 0.9 * step.Amount));
            Assert.True(before.Status == SolveStatus.Infeasible, $"seed {seed}: less than {step.Amount} is enough for {step.Requirement.Name(problem)}");
        }
        Assert.True(eased > 20, $"{eased} conflicts were eased");
    }
}
