using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes;

/// <summary>
/// Turns stated weights into weights that sum to exactly one: w_i = round(s_i / sum s, 10), and what rounding leaves over goes to the largest,
/// the first of them on a tie.
/// </summary>
public static class IndexWeights
{
    /// <summary>Decimals that a weight is kept with.</summary>
    public const int Decimals = 10;

    /// <summary>The weights, in the order given.</summary>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public static IReadOnlyList<Weight> Normalize(IReadOnlyList<decimal> stated)
    {
        var sum = stated.Sum();
        if (sum <= 0m || stated.Any(s => s < 0m))
        {
            throw new ArgumentException("weights are zero or more, and one at least is above zero", nameof(stated));
        }
        var fractions = stated.Select(s => decimal.Round(s / sum, Decimals)).ToArray();
        var largest = Array.IndexOf(fractions, fractions.Max());
        fractions[largest] += 1m - fractions.Sum();
        return [.. fractions.Select(f => new Weight(f))];
    }
}
