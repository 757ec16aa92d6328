using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>Simulated closing prices in whole cents. They are made backward from the last day, whose prices the file gives.</summary>
public sealed class PricePaths
{
    private const double DaysPerYear = 252d;
    private const double JumpChance = 0.02;
    private const double JumpSize = 2.5;

    private readonly long[][] _cents;

    private PricePaths(long[][] cents) => _cents = cents;

    /// <summary>The first day on which a security has a price.</summary>
    public int FirstDay(int security) => Array.FindIndex(_cents[security], c => c > 0);

    /// <summary>The last day on which a security has a price.</summary>
    public int LastDay(int security) => Array.FindLastIndex(_cents[security], c => c > 0);

    /// <summary>The close in cents; zero where there is none.</summary>
    public long Cents(int security, int day) => _cents[security][day];

    /// <summary>The close.</summary>
    public Price Close(int security, int day) => new(_cents[security][day] / 100m);

    public static PricePaths Draw(IReadOnlyList<UniverseEntry> universe, int days, SeededRandom random)
    {
        var factors = FactorReturns.Draw(days, random.Fork("factors"));
        return new PricePaths(
        [
            .. universe.Select(entry =>
            {
                var own = random.Fork("security").Fork(entry.Ticker.Symbol);
                var returns = Returns(SecurityTraits.Draw(entry, own), entry, factors, days, own);
                return Backward(entry, returns);
            }),
        ]);
    }

    private static double[] Returns(SecurityTraits traits, UniverseEntry entry, FactorReturns factors, int days, SeededRandom random)
    {
        var returns = new double[days];
        var sector = factors.Of(entry.Sector);
        var daily = traits.SpecificVolatility / Math.Sqrt(DaysPerYear);
        for (var t = 0; t < days; t++)
        {
            var size = t < days - 1 && random.Chance(JumpChance) ? JumpSize : 1d;
            returns[t] = (traits.Beta * factors.Market[t]) + (traits.Drift / DaysPerYear) + (daily * size * random.Normal());
            returns[t] += sector is null ? 0d : traits.SectorBeta * sector[t];
            for (var s = 0; s < traits.Styles.Length; s++)
            {
                returns[t] += traits.Styles[s] * factors.Style(s)[t];
            }
        }
        if (entry.Ticker == MarketEvents.Fall.Ticker)
        {
            returns[^1] = MarketEvents.Fall.Change;
        }
        return returns;
    }

    private static long[] Backward(UniverseEntry entry, double[] returns)
    {
        var cents = new long[returns.Length];
        var level = (double)entry.Price * 100d;
        var first = returns.Length - (entry.HistoryDays ?? returns.Length);
        for (var t = returns.Length - 1; t >= first; t--)
        {
            cents[t] = Math.Max((long)Math.Round(level), 1L);
            level *= Math.Exp(-returns[t]);
        }
        if (entry.Ticker == MarketEvents.StalePrice.Ticker)
        {
            Array.Clear(cents, cents.Length - MarketEvents.StalePrice.Days, MarketEvents.StalePrice.Days);
        }
        return cents;
    }
}
