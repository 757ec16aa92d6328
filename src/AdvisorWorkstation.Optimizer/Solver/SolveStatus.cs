namespace AdvisorWorkstation.Optimizer;

/// <summary>How a solve ended.</summary>
public enum SolveStatus
{
    /// <summary>A feasible decision with a certificate of how far from the best it can be; all of the work that the settings allow was done.</summary>
    Certified,

    /// <summary>As <see cref="Certified"/>, but the time budget ended the work early.</summary>
    TimeLimit,

    /// <summary>No decision can meet the requirements; <see cref="Solution.Infeasible"/> names a smallest conflicting set.</summary>
    Infeasible,

    /// <summary>No feasible decision was found, and none was proven not to exist.</summary>
    NoFeasiblePoint,
}
