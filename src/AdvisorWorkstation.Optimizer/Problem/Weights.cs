namespace AdvisorWorkstation.Optimizer;

/// <summary>How much the terms of the objective count against each other.</summary>
public sealed record Weights
{
    /// <summary>Risk aversion: cost of a unit of annual tracking variance; above 0.</summary>
    public required double Gamma { get; init; }

    /// <summary>Tax aversion: cost of a unit of tax; at least 0, and 1 when a dollar of tax counts as a dollar.</summary>
    public required double Theta { get; init; }
}
