using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>How one security takes part in the market's moves, in returns a year.</summary>
/// <param name="Beta">Exposure to the market.</param>
/// <param name="SectorBeta">Exposure to its sector.</param>
/// <param name="Styles">Exposures to the styles.</param>
/// <param name="SpecificVolatility">What moves it alone.</param>
/// <param name="Drift">What it gains apart from all that.</param>
public sealed record SecurityTraits(double Beta, double SectorBeta, double[] Styles, double SpecificVolatility, double Drift)
{
    private const double TypicalCapBn = 40d;

    private static readonly Dictionary<Sector, (double Beta, double Specific)> BySector = new()
    {
        [Sector.Energy] = (0.85, 0.21),
        [Sector.Materials] = (1.00, 0.22),
        [Sector.Industrials] = (1.00, 0.19),
        [Sector.ConsumerDiscretionary] = (1.10, 0.25),
        [Sector.ConsumerStaples] = (0.60, 0.18),
        [Sector.HealthCare] = (0.75, 0.23),
        [Sector.Financials] = (1.05, 0.19),
        [Sector.InformationTechnology] = (1.20, 0.25),
        [Sector.CommunicationServices] = (1.00, 0.24),
        [Sector.Utilities] = (0.55, 0.15),
        [Sector.RealEstate] = (0.85, 0.17),
    };

    public static SecurityTraits Draw(UniverseEntry entry, SeededRandom random)
    {
        if (entry.Role == UniverseRole.Fund)
        {
            return entry.Ticker.Symbol == "VXUS"
                ? new SecurityTraits(0.80, 0d, new double[FactorReturns.Styles], 0.09, -0.02)
                : new SecurityTraits(1.00, 0d, new double[FactorReturns.Styles], 0.005, 0d);
        }
        var (beta, specific) = BySector[entry.Sector];
        var size = Math.Log((double)entry.FloatCapBn / TypicalCapBn);
        var excitement = entry.Volume == VolumeClass.Heavy ? 1.4 : 1d;
        return new SecurityTraits(
            beta + (0.12 * random.Normal()),
            1d + (0.2 * random.Normal()),
            [Math.Clamp(size / 1.5, -2d, 2d), random.Normal(), random.Normal(), random.Normal()],
            specific * Math.Exp((0.2 * random.Normal()) - (0.04 * size)) * excitement,
            0.03 * random.Normal());
    }
}
