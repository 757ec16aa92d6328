namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// A linear factor model of risk: return variance of active weights y is y'(F Omega F' + D) y, with D in <see cref="Assets.SpecificVariance"/>.
/// </summary>
public sealed record FactorModel
{
    /// <summary>Number of factors, k; at least 0.</summary>
    public required int Count { get; init; }

    /// <summary>F, n rows of k loadings, row-major.</summary>
    public required double[] Loadings { get; init; }

    /// <summary>Omega, k x k annual factor covariance, row-major, symmetric and positive semidefinite.</summary>
    public required double[] Covariance { get; init; }
}
