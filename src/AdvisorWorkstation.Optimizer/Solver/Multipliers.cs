namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Lagrange multipliers of a problem, prices per unit of each requirement's right-hand side. A positive multiplier of cash or a row belongs to the upper
/// limit, a negative one to the lower; cash multiplies the sum of the weights, so a positive one belongs to <see cref="Limits.MinCash"/>.
/// </summary>
public sealed record Multipliers
{
    /// <summary>Multipliers of the factor exposures G'(x-w), G = F L with L the lower Cholesky factor of Omega; length k.</summary>
    public required double[] Pi { get; init; }

    /// <summary>Multiplier of the sum of the weights, 1 - MaxCash &lt;= 1'x &lt;= 1 - MinCash.</summary>
    public required double Cash { get; init; }

    /// <summary>Multipliers of the rows.</summary>
    public required double[] Rows { get; init; }

    /// <summary>Price of turnover, at least 0.</summary>
    public required double Turnover { get; init; }

    /// <summary>Price of short-term gains, at least 0.</summary>
    public required double ShortTermGains { get; init; }

    /// <summary>Price of long-term gains, at least 0.</summary>
    public required double LongTermGains { get; init; }

    /// <summary>Price of a trade, at least 0.</summary>
    public required double Trades { get; init; }
}
