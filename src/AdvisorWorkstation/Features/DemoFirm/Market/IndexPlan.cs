using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>
/// The weights of the index "US Large 500" today, and after its announced change: three names leave, three join, and the free float of some
/// others is counted anew. Weights have eight decimals and sum to exactly one.
/// </summary>
public sealed class IndexPlan
{
    public const string Name = "US Large 500";

    private const int Recounted = 12;
    private const int Decimals = 8;

    private IndexPlan(decimal[] today, decimal[] next) => (Today, Next) = (today, next);

    /// <summary>Each security's weight now; zero outside the index.</summary>
    public decimal[] Today { get; }

    /// <summary>Each security's weight after the change; zero outside the index.</summary>
    public decimal[] Next { get; }

    public static IndexPlan Draw(IReadOnlyList<UniverseEntry> universe, SeededRandom random)
    {
        var recounted = random
            .Shuffled(Enumerable.Range(0, universe.Count).Where(i => universe[i].Role == UniverseRole.Member))
            .Take(Recounted)
            .ToDictionary(i => i, _ => decimal.Round((decimal)random.Between(0.85, 1.15), 4));
        return new IndexPlan(
            Normalize([.. universe.Select(e => e.IsInIndex ? e.FloatCapBn : 0m)]),
            Normalize([.. universe.Select((e, i) => e.IsInNextIndex ? e.FloatCapBn * recounted.GetValueOrDefault(i, 1m) : 0m)]));
    }

    private static decimal[] Normalize(decimal[] caps)
    {
        var sum = caps.Sum();
        var weights = caps.Select(c => decimal.Round(c / sum, Decimals)).ToArray();
        weights[Array.IndexOf(weights, weights.Max())] += Weight.One.Fraction - weights.Sum();
        return weights;
    }
}
