using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>
/// Daily log returns of what moves many securities together: the market, whose volatility comes and goes, the eleven sectors, and four styles.
/// Each quarter's market return is nearly set, so that every seed makes a market in which old lots have gains and some younger ones do not.
/// </summary>
public sealed class FactorReturns
{
    public const int Styles = 4;

    private const double MarketVolatility = 0.15;
    private const double StyleVolatility = 0.035;
    private const double QuarterNoise = 0.03;
    private const int DaysPerYear = 252;
    private const int DaysPerQuarter = 63;
    private const int CalmDays = 15;
    private const double Calm = 0.5;

    private static readonly double[] MarketByYear = [0.15, -0.07, 0.17, 0.12, 0.10];

    private static readonly Dictionary<Sector, double> SectorVolatility = new()
    {
        [Sector.Energy] = 0.13,
        [Sector.Materials] = 0.07,
        [Sector.Industrials] = 0.05,
        [Sector.ConsumerDiscretionary] = 0.06,
        [Sector.ConsumerStaples] = 0.07,
        [Sector.HealthCare] = 0.07,
        [Sector.Financials] = 0.08,
        [Sector.InformationTechnology] = 0.07,
        [Sector.CommunicationServices] = 0.06,
        [Sector.Utilities] = 0.09,
        [Sector.RealEstate] = 0.08,
    };

    private readonly Dictionary<Sector, double[]> _sectors;
    private readonly double[][] _styles;

    private FactorReturns(double[] market, Dictionary<Sector, double[]> sectors, double[][] styles) =>
        (Market, _sectors, _styles) = (market, sectors, styles);

    public double[] Market { get; }

    public double[] Style(int style) => _styles[style];

    /// <summary>A sector's own return; none for funds.</summary>
    public double[]? Of(Sector sector) => _sectors.GetValueOrDefault(sector);

    public static FactorReturns Draw(int days, SeededRandom random) => new(
        MarketReturns(days, random.Fork("market")),
        SectorVolatility.ToDictionary(s => s.Key, s => Steady(days, s.Value, random.Fork("sector", (int)s.Key))),
        [.. Enumerable.Range(0, Styles).Select(s => Steady(days, StyleVolatility, random.Fork("style", s)))]);

    private static double[] Steady(int days, double annual, SeededRandom random) =>
        [.. Enumerable.Range(0, days).Select(_ => annual / Math.Sqrt(DaysPerYear) * random.Normal())];

    private static double[] MarketReturns(int days, SeededRandom random)
    {
        var returns = new double[days];
        var mood = 0d;
        for (var t = 0; t < days; t++)
        {
            mood = (0.98 * mood) + (0.07 * random.Normal());
            var calm = t >= days - CalmDays ? Calm : 1d;
            returns[t] = MarketVolatility / Math.Sqrt(DaysPerYear) * Math.Exp(mood) * calm * random.Normal();
        }
        foreach (var quarter in Enumerable.Range(0, days).GroupBy(t => (days - 1 - t) / DaysPerQuarter))
        {
            var year = MarketByYear[Math.Max(MarketByYear.Length - 1 - (quarter.Key * DaysPerQuarter / DaysPerYear), 0)];
            var wanted = (year * DaysPerQuarter / DaysPerYear) + (QuarterNoise * random.Normal());
            var shift = (wanted - quarter.Sum(t => returns[t])) / quarter.Count();
            foreach (var t in quarter)
            {
                returns[t] += shift;
            }
        }
        return returns;
    }
}
