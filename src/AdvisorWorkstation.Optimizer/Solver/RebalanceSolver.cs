namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Solves <see cref="RebalanceProblem"/>s one after the other in a workspace that it reuses. Deterministic to the bit unless a time budget is set.
/// Not thread-safe: one solver per worker.
/// </summary>
public sealed class RebalanceSolver
{
    private SolverCore _core = new(SimdSupport.Best);
    private SimdPath _path = SimdSupport.Best;

    /// <summary>Solves one problem. Every outcome is a value; see <see cref="SolveStatus"/>.</summary>
    /// <exception cref="ArgumentException">The settings have findings.</exception>
    /// <exception cref="OperationCanceledException">The solve was cancelled.</exception>
    public Solution Solve(RebalanceProblem problem, SolverSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Check() is [_, ..] findings)
            throw new ArgumentException(string.Join("; ", findings), nameof(settings));
        var path = settings.Simd ?? SimdSupport.Best;
        if (path != _path)
            (_core, _path) = (new(path), path);
        _core.Run(problem, settings, cancellationToken);
        return Report(problem, settings);
    }

    private Solution Report(RebalanceProblem problem, SolverSettings settings)
    {
        var found = _core.Status is SolveStatus.Certified or SolveStatus.TimeLimit;
        double[] sold = found ? _core.Incumbent.Sold[..problem.Lots.Count] : [];
        double[] bought = found ? _core.Incumbent.Bought[..problem.Assets.Count] : [];
        var after = found ? Evaluator.Evaluate(problem, sold, bought, settings.Relax) : null;
        return new Solution
        {
            Status = _core.Status,
            Relaxed = settings.Relax,
            Sold = sold,
            Bought = bought,
            After = after,
            Before = Evaluator.Evaluate(problem, new double[problem.Lots.Count], new double[problem.Assets.Count], settings.Relax),
            Bound = _core.Bound,
            Gap = after is null ? double.NaN : after.Objective - _core.Bound,
            Certificate = _core.BuildCertificate(),
            Multipliers = double.IsInfinity(_core.Bound) ? null : _core.BuildMultipliers(),
            Iterations = _core.Iterations,
            Nodes = _core.Nodes,
            Infeasible = _core.Infeasible,
        };
    }
}
