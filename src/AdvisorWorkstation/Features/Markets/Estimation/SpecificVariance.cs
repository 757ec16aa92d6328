using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// Annual specific variances. What the factors leave is first raised to a floor, the larger of <see cref="StatisticalRiskOptions.SpecificFloorShare"/>
/// of the security's whole variance and <see cref="StatisticalRiskOptions.SpecificFloorVolatility"/> squared, then drawn toward the median of
/// its sector with the weight a / (a + its own effective days), a = <see cref="StatisticalRiskOptions.SectorEvidenceDays"/>: a security with
/// five years keeps nine tenths of its own figure, one with a year four fifths.
/// </summary>
internal static class SpecificVariance
{
    private const int PeersForAMedian = 5;

    /// <summary>The specific variances of the securities that have figures of their own.</summary>
    /// <param name="whole">Each one's annual variance.</param>
    /// <param name="rest">The part of it that the factors leave.</param>
    /// <param name="effectiveDays">What each one's history is worth.</param>
    /// <param name="sectors">Each one's sector.</param>
    /// <param name="options">Floor and shrinkage.</param>
    public static double[] Of(double[] whole, double[] rest, double[] effectiveDays, Sector[] sectors, StatisticalRiskOptions options)
    {
        var floor = options.SpecificFloorVolatility * options.SpecificFloorVolatility;
        var raised = whole.Select((v, i) => Math.Max(v * Math.Max(rest[i], options.SpecificFloorShare), floor)).ToArray();
        var all = Median(raised);
        var medians = sectors
            .Zip(raised)
            .GroupBy(p => p.First, p => p.Second)
            .ToDictionary(g => g.Key, g => g.Count() >= PeersForAMedian ? Median([.. g]) : all);
        return
        [
            .. raised.Select((own, i) =>
            {
                var pull = options.SectorEvidenceDays / (options.SectorEvidenceDays + effectiveDays[i]);
                return ((1d - pull) * own) + (pull * medians[sectors[i]]);
            }),
        ];
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2d;
    }
}
