using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>An announced corporate action.</summary>
/// <param name="Ticker">Of what.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Terms">On which terms (<see cref="Domain.Accounts.Ledger.TermsGrammar"/>).</param>
/// <param name="AnnouncedDaysAgo">Trading days since.</param>
/// <param name="EffectiveInDays">Trading days until.</param>
public sealed record ActionPlan(Ticker Ticker, string Kind, string Terms, int AnnouncedDaysAgo, int EffectiveInDays);

/// <summary>What happens to single securities of the simulated market, so that there is something to be alarmed about. None of it is news.</summary>
public static class MarketEvents
{
    /// <summary>The security whose price stopped coming, and the trading days since.</summary>
    public static readonly (Ticker Ticker, int Days) StalePrice = (Ticker.Parse("TR"), 6);

    /// <summary>The security that fell on the last day, and its log return.</summary>
    public static readonly (Ticker Ticker, double Change) Fall = (Ticker.Parse("RIVN"), -0.135);

    /// <summary>
    /// A split of an index name in some days, and one of a name that few hold in two; one of a name that few hold on the next trading day, which is
    /// the first that the firm works on, so that there is something to book; and what the calendar shows besides.
    /// </summary>
    public static readonly IReadOnlyList<ActionPlan> Actions =
    [
        new(Ticker.Parse("AZO"), "split", "10:1", 12, 4),
        new(Ticker.Parse("WINA"), "split", "3:1", 9, 2),
        new(Ticker.Parse("ODC"), "split", "3:2; price 38", 15, 1),
        new(Ticker.Parse("MSFT"), "dividend", "0.91 a share", 20, 3),
        new(Ticker.Parse("KO"), "dividend", "0.51 a share", 18, 6),
    ];

    /// <summary>Trading days since the index change was announced, and until it takes effect.</summary>
    public static readonly (int AnnouncedDaysAgo, int EffectiveInDays) IndexChange = (3, 5);
}
