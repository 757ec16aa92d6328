using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>An announced split.</summary>
/// <param name="Ticker">Of what.</param>
/// <param name="Terms">New shares for old.</param>
/// <param name="AnnouncedDaysAgo">Trading days since.</param>
/// <param name="EffectiveInDays">Trading days until.</param>
public sealed record SplitPlan(Ticker Ticker, string Terms, int AnnouncedDaysAgo, int EffectiveInDays);

/// <summary>What happens to single securities of the simulated market, so that there is something to be alarmed about. None of it is news.</summary>
public static class MarketEvents
{
    /// <summary>The security whose price stopped coming, and the trading days since.</summary>
    public static readonly (Ticker Ticker, int Days) StalePrice = (Ticker.Parse("TR"), 6);

    /// <summary>The security that fell on the last day, and its log return.</summary>
    public static readonly (Ticker Ticker, double Change) Fall = (Ticker.Parse("RIVN"), -0.135);

    /// <summary>A split of an index name in some days, and one of a name that few hold on the next trading day.</summary>
    public static readonly IReadOnlyList<SplitPlan> Splits =
    [
        new(Ticker.Parse("AZO"), "10:1", 12, 4),
        new(Ticker.Parse("WINA"), "3:1", 9, 1),
    ];

    /// <summary>Trading days since the index change was announced, and until it takes effect.</summary>
    public static readonly (int AnnouncedDaysAgo, int EffectiveInDays) IndexChange = (3, 5);
}
