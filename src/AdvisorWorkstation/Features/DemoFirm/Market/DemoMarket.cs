using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Randomness;
using AdvisorWorkstation.Features.Markets.Estimation;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>The simulated market of the demo firm: what everything else is made from. A security is known by its place in the universe.</summary>
public sealed class DemoMarket
{
    /// <summary>Five years.</summary>
    public const int DayCount = 1_260;

    private readonly Dictionary<string, int> _places;

    private DemoMarket(DateOnly asOf, SeededRandom random)
    {
        Universe = UniverseFile.All;
        _places = Universe.Select((e, i) => (e.Ticker.Symbol, i)).ToDictionary(p => p.Symbol, p => p.i);
        Days = TradingDays.Ending(asOf, DayCount);
        Prices = PricePaths.Draw(Universe, DayCount, random.Fork("prices"));
        Index = IndexPlan.Draw(Universe, random.Fork("index"));
        Risk = StatisticalRiskModel.Estimate(Panel(), StatisticalRiskOptions.Default, new AsOf(asOf));
    }

    public IReadOnlyList<UniverseEntry> Universe { get; }

    /// <summary>Trading days, oldest first; the last is the as-of date.</summary>
    public DateOnly[] Days { get; }

    public DateOnly AsOf => Days[^1];

    public PricePaths Prices { get; }

    public IndexPlan Index { get; }

    public RiskModel Risk { get; }

    public static DemoMarket Draw(DateOnly asOf, SeededRandom random) => new(asOf, random);

    public static SecurityId IdOf(int security) => new(security + 1);

    public int Find(string ticker) => _places[ticker];

    /// <summary>The newest price of a security.</summary>
    public Price LastPrice(int security) => Prices.Close(security, Prices.LastDay(security));

    /// <summary>The trading day some calendar days ago, or the one before it; never before a security's first price.</summary>
    public int DayBack(int security, int calendarDays) => Math.Max(DayBack(calendarDays), Prices.FirstDay(security));

    /// <summary>The trading day some calendar days ago, or the one before it.</summary>
    public int DayBack(int calendarDays)
    {
        var found = Array.BinarySearch(Days, AsOf.AddDays(-calendarDays));
        return Math.Max(found >= 0 ? found : ~found - 1, 0);
    }

    /// <summary>What a dollar in a security some trading day is worth now.</summary>
    public double Growth(int security, int day) => (double)Prices.Cents(security, Prices.LastDay(security)) / Prices.Cents(security, day);

    private PricePanel Panel()
    {
        var closes = new double[Universe.Count * DayCount];
        for (var i = 0; i < Universe.Count; i++)
        {
            for (var t = 0; t < DayCount; t++)
            {
                closes[(i * DayCount) + t] = Prices.Cents(i, t) is > 0 and var cents ? cents / 100d : double.NaN;
            }
        }
        return new PricePanel(Days, [.. Universe.Select((e, i) => new PanelSecurity(IdOf(i), e.Sector))], closes);
    }
}
