namespace AdvisorWorkstation.Optimizer;

/// <summary>What a solve found. Self-contained: nothing in it refers to the solver's workspace.</summary>
public sealed record Solution
{
    /// <summary>How the solve ended.</summary>
    public required SolveStatus Status { get; init; }

    /// <summary>Requirements that were ignored on request.</summary>
    public required Relaxations Relaxed { get; init; }

    /// <summary>Amount sold of each lot; empty without a feasible decision.</summary>
    public required double[] Sold { get; init; }

    /// <summary>Amount bought of each asset; empty without a feasible decision.</summary>
    public required double[] Bought { get; init; }

    /// <summary>The decision's evaluation; null without a feasible decision.</summary>
    public required Evaluation? After { get; init; }

    /// <summary>Evaluation of doing nothing.</summary>
    public required Evaluation Before { get; init; }

    /// <summary>Proven lower bound on the objective of every feasible decision; plus infinity when infeasible.</summary>
    public required double Bound { get; init; }

    /// <summary>Objective minus <see cref="Bound"/>, a fraction of NAV; not a number without a feasible decision.</summary>
    public required double Gap { get; init; }

    /// <summary>Proof of <see cref="Bound"/>; null when infeasible by an asset that has no allowed trade.</summary>
    public required Certificate? Certificate { get; init; }

    /// <summary>Prices of the requirements at the root: what a unit more room would be worth, to first order.</summary>
    public required Multipliers? Multipliers { get; init; }

    /// <summary>Newton systems factored.</summary>
    public required int Iterations { get; init; }

    /// <summary>Nodes of the branching tree, the root included.</summary>
    public required int Nodes { get; init; }

    /// <summary>Why no decision exists, when that was proven.</summary>
    public InfeasibilityReport? Infeasible { get; init; }
}
