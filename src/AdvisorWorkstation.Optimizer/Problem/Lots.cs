namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The tax lots of one account as index-aligned arrays of one length, grouped by asset. Amounts are fractions of NAV.
/// The arrays are shared with the caller and must not change while a problem that holds them is in use.
/// </summary>
public sealed record Lots
{
    /// <summary>Index of the asset that each lot belongs to, nondecreasing.</summary>
    public required int[] Asset { get; init; }

    /// <summary>Weight of each lot, above 0.</summary>
    public required double[] Quantity { get; init; }

    /// <summary>Tax per unit sold; negative when selling the lot saves tax.</summary>
    public required double[] TaxPerUnit { get; init; }

    /// <summary>Realized gain per unit sold, (price - basis) / price; negative for a loss.</summary>
    public required double[] GainPerUnit { get; init; }

    /// <summary>The gain counts against the long-term budget; otherwise against the short-term budget.</summary>
    public required bool[] LongTerm { get; init; }

    /// <summary>Never sold because its loss would be disallowed; a must-sell asset is sold all the same.</summary>
    public required bool[] Locked { get; init; }

    /// <summary>Number of lots.</summary>
    public int Count => Asset.Length;
}
