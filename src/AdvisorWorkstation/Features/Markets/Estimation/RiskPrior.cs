using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// The risk model of a firm without price history: one market factor of 16% a year that moves every security alike, a factor of 6% for each
/// sector, and 25% of its own for every security. All of it is a guess from long averages of large US stocks, so every row is flagged.
/// </summary>
internal static class RiskPrior
{
    public const double MarketVolatility = 0.16;
    public const double SectorVolatility = 0.06;
    public const double SpecificVolatility = 0.25;

    public static RiskModel For(IReadOnlyList<PanelSecurity> securities, AsOf asOf)
    {
        var k = Sectors.All.Count + 1;
        var exposures = new double[securities.Count * k];
        var covariance = new double[k * k];
        for (var i = 0; i < securities.Count; i++)
        {
            exposures[i * k] = 1d;
            for (var s = 1; s < k; s++)
            {
                exposures[(i * k) + s] = securities[i].Sector == Sectors.All[s - 1] ? 1d : 0d;
            }
        }
        for (var f = 0; f < k; f++)
        {
            var volatility = f == 0 ? MarketVolatility : SectorVolatility;
            covariance[(f * k) + f] = volatility * volatility;
        }
        return new RiskModel(
            $"prior {asOf}",
            asOf,
            [.. securities.Select(s => s.Id)],
            k,
            exposures,
            covariance,
            [.. securities.Select(_ => SpecificVolatility * SpecificVolatility)],
            [.. securities.Select(_ => ExposureOrigin.SectorProxy)]);
    }
}
