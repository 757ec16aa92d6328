using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>What a security is to the demo firm.</summary>
public enum UniverseRole
{
    /// <summary>In the index, before and after the announced change.</summary>
    Member,

    /// <summary>In the index until the announced change.</summary>
    Leaves,

    /// <summary>In the index from the announced change on.</summary>
    Joins,

    /// <summary>A fund that clients brought with them.</summary>
    Fund,

    /// <summary>A stock outside the index that clients brought with them.</summary>
    Legacy,
}

/// <summary>How much of a company changes hands on an average day.</summary>
public enum VolumeClass
{
    Thin,
    Normal,
    Heavy,
}

/// <summary>One line of <c>us-large-500.csv</c>. Caps and prices are rough and from memory: they give the index its shape, nothing more.</summary>
/// <param name="Ticker">Its symbol.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sector">Its sector.</param>
/// <param name="FloatCapBn">Market value of the shares that trade, in billions of dollars.</param>
/// <param name="Price">What the simulated price is on the last day.</param>
/// <param name="Volume">How much of it trades.</param>
/// <param name="Role">What it is to the firm.</param>
/// <param name="Group">Its group of substantially identical securities.</param>
/// <param name="HistoryDays">Trading days with a price; null when all have one.</param>
/// <param name="Screens">The screens that it falls under.</param>
public sealed record UniverseEntry(
    Ticker Ticker,
    string Name,
    Sector Sector,
    decimal FloatCapBn,
    decimal Price,
    VolumeClass Volume,
    UniverseRole Role,
    string Group,
    int? HistoryDays,
    IReadOnlyList<string> Screens)
{
    private const decimal Billion = 1_000_000_000m;

    public bool IsInIndex => Role is UniverseRole.Member or UniverseRole.Leaves;

    public bool IsInNextIndex => Role is UniverseRole.Member or UniverseRole.Joins;

    public SecurityKind Kind => Role == UniverseRole.Fund ? SecurityKind.Fund : SecurityKind.Equity;

    /// <summary>Shares that change hands on an average day, in thousands.</summary>
    public Shares AverageDailyVolume =>
        new(decimal.Round(FloatCapBn * Billion * DailyTurnover / Price / 1_000m) * 1_000m);

    private decimal DailyTurnover => Volume switch
    {
        VolumeClass.Thin => 0.002m,
        VolumeClass.Normal => 0.005m,
        VolumeClass.Heavy => 0.015m,
        _ => throw new InvalidOperationException($"no volume class {Volume}"),
    };
}
