using AdvisorWorkstation.UI;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>A column of the holdings, with its definition.</summary>
/// <param name="Key">What it is sorted by; null where it can't be.</param>
internal sealed record HoldingColumn(string? Key, string Name, string Definition, bool IsNumber = false)
{
    public static IReadOnlyList<HoldingColumn> All { get; } =
    [
        new("ticker", "Ticker", "The symbol; a lot's line says the day it was acquired and its basis"),
        new("name", "Name, lot", "A basis that was adjusted stands beside what was paid"),
        new(null, "Shares", "Shares as the custodian states them, and of each lot", true),
        new(null, "Price $", "The close; the day is in the tooltip", true),
        new("value", "Value $", "Shares times price, USD", true),
        new("held", "Held %", "Part of the account, percent", true),
        new("active", "Active %", "Part of the account less its target, percent", true),
        new("short", "Short $", "Unrealized gain of lots held a year or less, USD; lots of unknown basis are in no gain", true),
        new("long", "Long $", "Unrealized gain of lots held longer than a year, USD; lots of unknown basis are in no gain", true),
        new("unknown", "No basis $", "Worth of lots whose basis is unknown, USD: what they would realize is unknown, not zero", true),
        new("days", "To long", "Days until a sale is long-term; of a security, until its first lot is", true),
        new("harvest", "Harvest $", "Losses above the policy's minimum that the wash-sale rule allows today, USD", true),
        new(null, "Blocked until, why", "The first day on which the wash-sale rule would allow it, and the purchase that stands in the way"),
    ];

    /// <summary>What the figures of a past day are, in words.</summary>
    public static string PastWords(HoldingsOn day) => day switch
    {
        { KnownFrom: null } => "Nothing is booked in this account yet, so no past day is known.",
        { IsBeforeTheBooks: true } past => $"The books of this account begin on {Format.Date(past.KnownFrom)}. What it held on {Format.Date(past.Date)} is not known here.",
        { PricesOf: { } prices } past => $"As it was at the close of {Format.Date(past.Date)}, by what is booked today, at the prices of {Format.Date(prices)}. Cash of that day is not kept, so parts of the account are not shown.",
        var past => $"As it was at the close of {Format.Date(past.Date)}, by what is booked today. There are no prices of that day or the week before it, so nothing is valued.",
    };
}
