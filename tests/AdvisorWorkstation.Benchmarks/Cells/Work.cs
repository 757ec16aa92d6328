using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Benchmarks.Cells;

/// <summary>What is done with an account in a cell. Prepare, which isn't measured, gives the problems that run, which is, goes through.</summary>
public sealed record Work(
    string Name, Func<RebalanceSolver, RebalanceProblem, RebalanceProblem[]> Prepare, Func<RebalanceSolver, RebalanceProblem[], (SolveStatus Status, double Gap)> Run)
{
    /// <summary>Every non-convex requirement relaxed.</summary>
    public static Work Convex { get; } = Solving("convex", new() { Relax = Relaxations.All });

    /// <summary>Bound by one vector of multipliers, and a decision.</summary>
    public static Work OneVector { get; } = Solving("one vector", new() { MostNodes = 0 });

    /// <summary>With the branching tree, as proposals are solved.</summary>
    public static Work Tree { get; } = Solving("tree", new());

    /// <summary>Until 0.02 bp are proven or the tree is spent.</summary>
    public static Work ToGap { get; } = Solving("to 0.02 bp", new() { TargetGap = 2e-6 });

    /// <summary>An estimate is good to 0.01 bp.</summary>
    private static SolverSettings Rough { get; } = new() { TargetGap = 1e-6 };

    /// <summary>One parameter changed since the last estimate.</summary>
    public static Work WhatIf { get; } = new("what-if", (solver, problem) => After(solver, problem, 1.05), Estimate);

    /// <summary>Twenty answers from little to much weight on tax.</summary>
    public static Work Frontier { get; } = new(
        "20-point frontier", (solver, problem) => After(solver, problem, [.. Enumerable.Range(0, 20).Select(point => 0.1 * Math.Pow(100, point / 19.0))]), Estimate);

    private static Work Solving(string name, SolverSettings settings) => new(name, (_, problem) => [problem], (solver, problems) =>
    {
        var summary = solver.Run(problems[0], settings, CancellationToken.None);
        return (summary.Status, summary.Objective - summary.Bound);
    });

    /// <summary>Estimates the account as it is; the same with other weights on tax is to be run.</summary>
    private static RebalanceProblem[] After(RebalanceSolver solver, RebalanceProblem problem, params double[] thetas)
    {
        solver.Estimate(problem, Rough);
        return [.. thetas.Select(theta => new RebalanceProblem(
            problem.Assets, problem.Lots, problem.Factors, problem.Rows, problem.Limits, problem.Weights with { Theta = theta * problem.Weights.Theta }, problem.NavUsd))];
    }

    private static (SolveStatus Status, double Gap) Estimate(RebalanceSolver solver, RebalanceProblem[] problems)
    {
        var isPossible = true;
        foreach (var problem in problems)
            isPossible &= solver.Estimate(problem, Rough, nearLast: true).IsPossible;
        return (isPossible ? SolveStatus.Certified : SolveStatus.Infeasible, double.NaN);
    }
}
