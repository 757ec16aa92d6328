using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Markets;

/// <summary>What a security is, as far as trading it goes.</summary>
public enum SecurityKind
{
    /// <summary>Common stock: what an index and the optimizer hold.</summary>
    Equity,

    /// <summary>A fund traded on an exchange: it may be held and sold, and is not in an index.</summary>
    Fund,

    /// <summary>Anything else that a custodian reports, such as an option: shown, never traded here.</summary>
    Other,
}

/// <summary>A security that accounts can hold.</summary>
/// <param name="Id">Its id in this database.</param>
/// <param name="Ticker">Its symbol.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="EquivalenceGroup">
/// The group of substantially identical securities it belongs to (tax.md), its own ticker when it belongs to none: GOOG and GOOGL share one.
/// </param>
/// <param name="AverageDailyVolume">Shares traded on an average day; null when unknown.</param>
/// <param name="Cusip">The nine-character CUSIP; null when unknown.</param>
public sealed record Security(
    SecurityId Id,
    Ticker Ticker,
    string Name,
    SecurityKind Kind,
    Sector Sector,
    string EquivalenceGroup,
    Shares? AverageDailyVolume,
    string? Cusip);
