using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A factor's active exposure.</summary>
/// <param name="Factor">Which factor.</param>
/// <param name="Active">What is held less the target after the wishes, in standard deviations of the factor's loadings over the target.</param>
public sealed record FactorGap(string Factor, decimal Active);

/// <summary>The risk model's factors as bands and tilts speak of them.</summary>
public static class Factors
{
    /// <summary>A factor that loads on all names alike tells none apart, such as the market's; its exposure is left to the limits on cash.</summary>
    private const double LeastDeviation = 1e-6;

    /// <summary>A deviation over fewer names of the target says little, and a band of it would stop accounts for nothing.</summary>
    private const int LeastNames = 20;

    /// <summary>The factors that tell the target's names apart, each in standard deviations over the target; none where the target has few names.</summary>
    /// <param name="risk">The risk model's rows.</param>
    /// <param name="targets">Target weights in the same order.</param>
    public static IReadOnlyList<FactorExposure> Of(AlignedRisk risk, double[] targets)
    {
        var (n, whole) = (targets.Length, targets.Sum());
        var k = targets.Count(t => t > 0d) >= LeastNames ? risk.FactorCount : 0;
        var factors = new List<FactorExposure>();
        for (var f = 0; f < k; f++)
        {
            var (mean, square, largest) = (0d, 0d, 0d);
            for (var i = 0; i < n; i++)
            {
                var loading = risk.Loadings[(i * k) + f];
                mean += targets[i] * loading / whole;
                square += targets[i] * loading * loading / whole;
                largest = Math.Max(largest, Math.Abs(loading));
            }
            var deviation = Math.Sqrt(Math.Max(square - (mean * mean), 0d));
            if (deviation <= LeastDeviation * largest)
            {
                continue;
            }
            var loadings = new double[n];
            for (var i = 0; i < n; i++)
            {
                loadings[i] = (risk.Loadings[(i * k) + f] - mean) / deviation;
            }
            factors.Add(new FactorExposure(f + 1, loadings));
        }
        return factors;
    }

    /// <summary>How far today's holdings stray from the target in each factor, the farthest first.</summary>
    /// <param name="draft">The holdings.</param>
    /// <param name="wished">The target after the wishes, in their order.</param>
    public static IReadOnlyList<FactorGap> GapsOf(ProblemDraft draft, IReadOnlyList<Weight> wished)
    {
        var active = draft.Assets.Zip(wished, (asset, target) => (double)(asset.Held.Fraction - target.Fraction)).ToArray();
        return
        [
            .. draft.Factors
                .Select(f => (f.Number, Gap: new FactorGap(f.Name, decimal.Round(f.Of(active), 8))))
                .OrderByDescending(f => Math.Abs(f.Gap.Active))
                .ThenBy(f => f.Number)
                .Select(f => f.Gap),
        ];
    }
}
