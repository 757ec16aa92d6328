using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Facts;

/// <summary>Whose word counts when files disagree about a security, least first.</summary>
internal enum Authority
{
    Custodian,
    IndexProvider,
    ConstituentList,
    Firm,
}

/// <summary>What a file says about a security; null where it says nothing.</summary>
internal sealed record SecurityFact(Spelled Ticker, Authority Authority, string? Name, SecurityKind? Kind, Sector? Sector) : Fact
{
    public string? EquivalenceGroup { get; init; }

    public Shares? AverageDailyVolume { get; init; }

    public string? Cusip { get; init; }

    public override IEnumerable<Spelled> Tickers => [Ticker];
}

/// <summary>A price of a day.</summary>
internal sealed record PriceFact(Spelled Ticker, DateOnly Date, Price Close, Authority Authority) : Fact
{
    public override IEnumerable<Spelled> Tickers => [Ticker];
}

/// <summary>A constituent and its weight in percent, as stated.</summary>
internal readonly record struct StatedWeight(Spelled Ticker, decimal Percent);

/// <summary>The constituents of an index from a day on.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Index">The index's name.</param>
/// <param name="Announced">When it was published.</param>
/// <param name="Effective">The first day it counts.</param>
/// <param name="StatedTotal">What all rows add up to in percent, the ones that are no constituents too.</param>
/// <param name="Weights">The constituents.</param>
internal sealed record IndexFact(
    Place At, string Index, DateOnly Announced, DateOnly Effective, decimal StatedTotal, IReadOnlyList<StatedWeight> Weights) : Fact
{
    public override IEnumerable<Spelled> Tickers => Weights.Select(w => w.Ticker);
}

/// <summary>A screen or score of a security.</summary>
internal sealed record AttributeFact(Spelled Ticker, string Name, decimal Value, Place At) : Fact
{
    public override IEnumerable<Spelled> Tickers => [Ticker];
}

/// <summary>What will happen, or has happened, to a security.</summary>
/// <param name="Other">The child or the successor that the terms name.</param>
internal sealed record CorporateActionFact(
    string Id, Spelled Ticker, string Kind, DateOnly Announced, DateOnly Effective, string Terms, Spelled? Other, Place At) : Fact
{
    public override IEnumerable<Spelled> Tickers => Other is { } other ? [Ticker, other] : [Ticker];
}
