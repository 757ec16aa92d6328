namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Solves <see cref="RebalanceProblem"/>s one after the other in a workspace that it reuses. Deterministic to the bit unless a time budget is set.
/// Not thread-safe: one solver per worker.
/// </summary>
public sealed class RebalanceSolver
{
    private SolverCore _core = new(SimdSupport.Best);
    private SimdPath _path = SimdSupport.Best;
    private RebalanceProblem? _problem;
    private SolverSettings _settings = SolverSettings.Default;

    /// <summary>Amount sold of each lot by the last <see cref="Run"/>; empty without a feasible decision. Overwritten by the next.</summary>
    public ReadOnlySpan<double> Sold => HasDecision ? _core.Incumbent.Sold.AsSpan(0, _problem!.Lots.Count) : [];

    /// <summary>Amount bought of each asset by the last <see cref="Run"/>; empty without a feasible decision. Overwritten by the next.</summary>
    public ReadOnlySpan<double> Bought => HasDecision ? _core.Incumbent.Bought.AsSpan(0, _problem!.Assets.Count) : [];

    private bool HasDecision => _problem is not null && _core.Status is SolveStatus.Certified or SolveStatus.TimeLimit;

    /// <summary>Solves one problem and reports everything about it. Every outcome is a value; see <see cref="SolveStatus"/>.</summary>
    /// <exception cref="ArgumentException">The settings have findings.</exception>
    /// <exception cref="OperationCanceledException">The solve was cancelled.</exception>
    public Solution Solve(RebalanceProblem problem, SolverSettings settings, CancellationToken cancellationToken)
    {
        Run(problem, settings, cancellationToken);
        return Report();
    }

    /// <summary>
    /// Solves small accounts for a second or so until the compiler has optimized the solver for this process; call it once, at start-up and in the
    /// background, so that the first user does not wait for it.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void WarmUp(CancellationToken cancellationToken) => Optimizer.WarmUp.Run(cancellationToken);

    private void Prepare(SolverSettings settings)
    {
        settings.ThrowIfUnusable();
        var path = settings.Simd ?? SimdSupport.Best;
        if (path != _path)
            (_core, _path) = (new(path), path);
    }

    /// <summary>
    /// Solves one problem without allocating, once the workspace has grown to its size; for batches that need the decision only, from
    /// <see cref="Sold"/> and <see cref="Bought"/>. <see cref="Report"/> tells the rest. An infeasible problem allocates its report.
    /// </summary>
    /// <inheritdoc cref="Solve"/>
    public SolveSummary Run(RebalanceProblem problem, SolverSettings settings, CancellationToken cancellationToken)
    {
        Prepare(settings);
        (_problem, _settings) = (problem, settings);
        _core.Run(problem, settings, cancellationToken);
        return new(_core.Status, HasDecision ? _core.Incumbent.Objective : double.PositiveInfinity, _core.Bound, _core.Iterations, _core.Nodes);
    }

    /// <summary>
    /// The relaxed answer to a what-if, in a millisecond or so: bound, risk, budgets. Allocates nothing once the workspace has grown.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="settings">Relaxations and limits of the work; nodes and time budget don't matter here.</param>
    /// <param name="nearLast">Start from the last estimate: quicker when one thing has changed, the same answer to the settings' target gap.</param>
    /// <exception cref="ArgumentException">The settings have findings.</exception>
    public RelaxedEstimate Estimate(RebalanceProblem problem, SolverSettings settings, bool nearLast = false)
    {
        Prepare(settings);
        _problem = null;
        return _core.Estimate(problem, settings, nearLast);
    }

    /// <summary>Everything about the last <see cref="Run"/>.</summary>
    /// <exception cref="InvalidOperationException">Nothing was run.</exception>
    public Solution Report()
    {
        var problem = _problem ?? throw new InvalidOperationException("nothing was solved");
        double[] sold = [.. Sold];
        double[] bought = [.. Bought];
        var after = HasDecision ? Evaluator.Evaluate(problem, sold, bought, _settings.Relax) : null;
        return new Solution
        {
            Status = _core.Status,
            Relaxed = _settings.Relax,
            Sold = sold,
            Bought = bought,
            After = after,
            Before = Evaluator.Evaluate(problem, new double[problem.Lots.Count], new double[problem.Assets.Count], _settings.Relax),
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
