using AdvisorWorkstation.Benchmarks.Generation;
using AdvisorWorkstation.Optimizer;
using AdvisorWorkstation.Optimizer.Formats;

namespace AdvisorWorkstation.Benchmarks;

/// <summary>Solves random accounts of random shapes and holds every answer against the evaluator and the certificate's verifier.</summary>
public sealed class RandomAccounts(TextWriter output, DirectoryInfo? folder)
{
    /// <summary>Allowed share of accounts without a decision and without a proof that there is none.</summary>
    private const double MostWithout = 0.01;

    private readonly Dictionary<SolveStatus, int> _count = [];
    private int _findings;

    /// <summary>Solves accounts of the seeds from <paramref name="first"/>; true when nothing was found.</summary>
    public bool Run(int count, int first)
    {
        var solver = new RebalanceSolver();
        for (var seed = first; seed < first + count; seed++)
        {
            var problem = new InstanceGenerator(RandomShapes.Draw(seed), seed).Generate();
            var solution = solver.Solve(problem, SolverSettings.Default, CancellationToken.None);
            _count[solution.Status] = _count.GetValueOrDefault(solution.Status) + 1;
            foreach (var finding in Findings(problem, solution))
            {
                _findings++;
                output.WriteLine($"seed {seed}: {finding}");
            }
            if (solution.Status == SolveStatus.NoFeasiblePoint)
                output.WriteLine($"seed {seed}: no feasible point found, not proven infeasible");
            Keep(seed, problem, solution);
        }
        output.WriteLine($"{count} accounts: {string.Join(", ", _count.OrderBy(c => c.Key).Select(c => $"{c.Value} {RelaxationNames.Of(c.Key)}"))}; {_findings} findings");
        return _findings == 0 && _count.GetValueOrDefault(SolveStatus.NoFeasiblePoint) <= MostWithout * count;
    }

    private static IEnumerable<string> Findings(RebalanceProblem problem, Solution solution)
    {
        if (solution.Status == SolveStatus.Infeasible && solution.Infeasible is not { Conflict.Count: > 0 })
            yield return "infeasible, but no conflict is named";
        if (solution.After is not { } after)
            yield break;
        var again = Evaluator.Evaluate(problem, solution.Sold, solution.Bought);
        foreach (var violation in again.Violations)
            yield return $"{violation.Requirement.Name(problem)} by {violation.Amount:E2}";
        if (again.Objective != after.Objective)
            yield return $"objective {after.Objective:R}, evaluated {again.Objective:R}";
        var (bound, findings) = CertificateVerifier.Verify(problem, solution.Certificate!);
        foreach (var finding in findings)
            yield return finding;
        if (!(Math.Abs(bound - solution.Bound) <= 1e-12))
            yield return $"bound {solution.Bound:R}, proven {bound:R}";
        if (!(bound <= again.Objective + 1e-9))
            yield return $"bound {bound:R} above the objective {again.Objective:R}";
    }

    private void Keep(int seed, RebalanceProblem problem, Solution solution)
    {
        if (folder is null)
            return;
        folder.Create();
        using var instance = File.Create(Path.Combine(folder.FullName, $"inst_{seed}.json"));
        InstanceWriter.Write(instance, problem);
        using var result = File.Create(Path.Combine(folder.FullName, $"result_{seed}.json"));
        ResultWriter.Write(result, $"inst_{seed}.json", problem, solution, []);
    }
}
