namespace AdvisorWorkstation.Optimizer;

/// <summary>One requirement that a decision violates.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Amount">By how much, in the requirement's own unit; above its tolerance.</param>
public sealed record Violation(Requirement Requirement, double Amount);

/// <summary>What a decision is worth and which requirements it violates. Fractions of NAV; variances are annual.</summary>
public sealed record Evaluation
{
    /// <summary>Risk + Tax + Cost + Linear, the quantity that is minimized.</summary>
    public required double Objective { get; init; }

    /// <summary>Gamma times <see cref="TrackingVariance"/>.</summary>
    public required double Risk { get; init; }

    /// <summary>Theta times the tax at marginal rates; negative when tax is saved.</summary>
    public required double Tax { get; init; }

    /// <summary>Trading cost.</summary>
    public required double Cost { get; init; }

    /// <summary>Extra linear cost of the weights.</summary>
    public required double Linear { get; init; }

    /// <summary>Annual variance of the return relative to the target.</summary>
    public required double TrackingVariance { get; init; }

    /// <summary>The part of it that the factors explain: the square of G'(x-w), G = F chol(Omega).</summary>
    public required double FactorVariance { get; init; }

    /// <summary>The part of it that no factor explains.</summary>
    public required double SpecificVariance { get; init; }

    /// <summary>Cash weight, 1 minus the sum of <see cref="Weight"/>.</summary>
    public required double Cash { get; init; }

    /// <summary>Half the sum of buys and sells.</summary>
    public required double Turnover { get; init; }

    /// <summary>Net short-term gain realized.</summary>
    public required double ShortTermGain { get; init; }

    /// <summary>Net long-term gain realized.</summary>
    public required double LongTermGain { get; init; }

    /// <summary>Number of assets traded.</summary>
    public required int TradeCount { get; init; }

    /// <summary>Weight x of each asset.</summary>
    public required double[] Weight { get; init; }

    /// <summary>Value of each row, aligned with <see cref="RebalanceProblem.Rows"/>.</summary>
    public required double[] RowValue { get; init; }

    /// <summary>Every requirement violated by more than its tolerance.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    /// <summary>No requirement is violated.</summary>
    public bool IsFeasible => Violations.Count == 0;
}
