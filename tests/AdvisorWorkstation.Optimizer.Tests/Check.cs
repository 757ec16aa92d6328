namespace AdvisorWorkstation.Optimizer.Tests;

/// <summary>What must hold for every solution, whatever the problem.</summary>
internal static class Check
{
    /// <summary>Feasible by the evaluator, and a bound below the objective that the verifier recomputes from the certificate.</summary>
    public static void IsCertified(RebalanceProblem problem, Solution solution, string context = "")
    {
        Assert.True(solution.Status is SolveStatus.Certified or SolveStatus.TimeLimit, $"{context} {solution.Status}");
        var after = Evaluator.Evaluate(problem, solution.Sold, solution.Bought, solution.Relaxed);
        Assert.True(after.IsFeasible, $"{context} {string.Join(", ", after.Violations.Take(3).Select(v => $"{v.Requirement.Name(problem)} by {v.Amount:E2}"))}");
        Assert.Equal(after.Objective, solution.After!.Objective);
        Assert.True(solution.Bound <= after.Objective + 1e-9, $"{context} bound {solution.Bound:R} above {after.Objective:R}");
        Assert.Equal(after.Objective - solution.Bound, solution.Gap);
        var (bound, findings) = CertificateVerifier.Verify(problem, solution.Certificate!, solution.Relaxed);
        Assert.Empty(findings);
        Assert.True(Math.Abs(bound - solution.Bound) <= 1e-12, $"{context} the certificate proves {bound:R}, not {solution.Bound:R}");
    }
}
