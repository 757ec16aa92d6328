using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Features.DemoFirm.Rows;

/// <summary>The simulated market as rows.</summary>
internal static class MarketRowsOf
{
    /// <summary>The one index and the one model.</summary>
    public static readonly IndexId Index = new(1);

    public static readonly ModelId Model = new(1);

    private const int CurrentVersion = 1;
    private const int NextVersion = 2;
    private const string EsgScore = "esg_score";

    public static IReadOnlyList<SecurityRow> Securities(DemoMarket market) =>
    [
        .. market.Universe.Select((entry, i) => new SecurityRow
        {
            Id = DemoMarket.IdOf(i),
            Ticker = entry.Ticker,
            Name = entry.Name,
            Kind = entry.Kind,
            Sector = entry.Sector,
            EquivalenceGroup = entry.Group,
            AverageDailyVolume = entry.AverageDailyVolume,
        }),
    ];

    /// <summary>Every close; made while it is read, because there are hundreds of thousands.</summary>
    public static IEnumerable<PriceRow> Prices(DemoMarket market) => Enumerable.Range(0, market.Universe.Count)
        .SelectMany(i => Enumerable.Range(0, market.Days.Length)
            .Where(t => market.Prices.Cents(i, t) > 0)
            .Select(t => new PriceRow { SecurityId = DemoMarket.IdOf(i), Date = market.Days[t], Close = market.Prices.Close(i, t) }));

    /// <summary>The screens of the file, and a score out of a hundred that chance gives.</summary>
    public static IReadOnlyList<SecurityAttributeRow> Attributes(DemoMarket market, SeededRandom random) =>
    [
        .. market.Universe.SelectMany((entry, i) => entry.Screens
            .Select(screen => Attribute(i, screen, 1m))
            .Append(Attribute(i, EsgScore, decimal.Round((decimal)Math.Clamp(55d + (18d * random.Normal()), 1d, 99d), 1)))),
    ];

    public static IReadOnlyList<CorporateActionRow> CorporateActions(DemoMarket market) =>
    [
        .. MarketEvents.Actions.Select((action, i) => new CorporateActionRow
        {
            Id = i + 1,
            ExternalId = $"DEMO-{action.Ticker}-{market.AsOf:yyyyMMdd}",
            SecurityId = DemoMarket.IdOf(market.Find(action.Ticker.Symbol)),
            Kind = action.Kind,
            Announced = TradingDays.Shift(market.AsOf, -action.AnnouncedDaysAgo),
            Effective = TradingDays.Shift(market.AsOf, action.EffectiveInDays),
            Terms = action.Terms,
        }),
    ];

    public static IReadOnlyList<IndexVersionRow> Versions(DemoMarket market) =>
    [
        new IndexVersionRow
        {
            Id = CurrentVersion,
            IndexId = Index,
            Announced = TradingDays.Shift(market.Days[0], -5),
            Effective = market.Days[0],
        },
        new IndexVersionRow
        {
            Id = NextVersion,
            IndexId = Index,
            Announced = TradingDays.Shift(market.AsOf, -MarketEvents.IndexChange.AnnouncedDaysAgo),
            Effective = TradingDays.Shift(market.AsOf, MarketEvents.IndexChange.EffectiveInDays),
        },
    ];

    public static IReadOnlyList<IndexWeightRow> Weights(DemoMarket market) =>
        [.. WeightsOf(CurrentVersion, market.Index.Today), .. WeightsOf(NextVersion, market.Index.Next)];

    private static IEnumerable<IndexWeightRow> WeightsOf(int version, decimal[] weights) => weights
        .Select((weight, i) => new IndexWeightRow { VersionId = version, SecurityId = DemoMarket.IdOf(i), Weight = new Weight(weight) })
        .Where(row => row.Weight > Weight.Zero);

    private static SecurityAttributeRow Attribute(int security, string name, decimal value) =>
        new() { SecurityId = DemoMarket.IdOf(security), Name = name, Value = value };
}
