namespace AdvisorWorkstation.Optimizer;

/// <summary>What counts as satisfied, the same for the evaluator, the verifier and the solver.</summary>
public static class Tolerances
{
    /// <summary>Largest violation of a requirement, as a fraction of NAV (scaled by the largest coefficient of a row above 1).</summary>
    public const double Feasibility = 1e-9;

    /// <summary>Largest distance of a trade from a whole number of shares, relative to the number of shares above 1.</summary>
    public const double Shares = 1e-6;

    /// <summary>Largest distance by which a limit may cut a point of the share grid, in shares.</summary>
    public const double Grid = 1e-7;

    /// <summary>Slack at the ends of a split in a certificate, as a fraction of NAV.</summary>
    public const double Split = 1e-10;

    /// <summary>An asset's sellable lots are its whole position when they sum to it this closely, relative to NAV.</summary>
    public const double WholePosition = 1e-12;
}
