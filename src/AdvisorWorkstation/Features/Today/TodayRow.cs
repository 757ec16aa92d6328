using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring;

namespace AdvisorWorkstation.Features.Today;

/// <summary>The tiles over the worklist. An item can be on several.</summary>
[Flags]
public enum TodayTile
{
    None = 0,
    Exceptions = 1,
    Harvestable = 2,
    Cash = 4,
    Flows = 8,
    Drift = 16,
    Data = 32,

    /// <summary>Changes of indexes, corporate actions, moves of the market.</summary>
    Events = 64,

    /// <summary>Restrictions, budgets, terms and wash-sale windows.</summary>
    Limits = 128,
}

/// <summary>Who has the next move.</summary>
public enum Turn
{
    You,
    SecondApprover,
    Operations,
    Data,
    Nobody,
}

/// <summary>One account of the worklist: why it is there, what it is worth, by when, and whose turn it is.</summary>
public sealed record TodayRow
{
    public required AccountId AccountId { get; init; }

    public required string Household { get; init; }

    public required string Account { get; init; }

    public required AccountKind Kind { get; init; }

    public required string Custodian { get; init; }

    public required TodayTile Tiles { get; init; }

    public required string Why { get; init; }

    /// <summary>What the ready proposal is worth; null when there is none.</summary>
    public required Money? Worth { get; init; }

    /// <summary>Dollars at stake on each tile.</summary>
    public required IReadOnlyDictionary<TodayTile, Money> AtStake { get; init; }

    public required DateOnly? By { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required Turn Turn { get; init; }

    public required ProposalId? ProposalId { get; init; }

    public required ProposalState? State { get; init; }

    public required int Revision { get; init; }

    public required Money? NetAssetValue { get; init; }

    public required BasisPoints? TrackingErrorBefore { get; init; }

    public required BasisPoints? TrackingErrorAfter { get; init; }

    /// <summary>True when a person has to do something; false when policy, or the proof that nothing is better, has dealt with it.</summary>
    public required bool NeedsPerson { get; init; }

    /// <summary>The alerts that ask for somebody, the heaviest first; they expand under the line.</summary>
    public required IReadOnlyList<AlertRow> Triggers { get; init; }

    /// <summary>Alerts that somebody put to rest.</summary>
    public required IReadOnlyList<AlertRow> Resting { get; init; }

    /// <summary>Why there is no proposal to a trigger that trading would answer; empty where there is one, or none is wanted.</summary>
    public required string WhyNoProposal { get; init; }

    /// <summary>The one thing to do.</summary>
    public required string Action { get; init; }
}

/// <summary>The tiles that alerts count on.</summary>
internal static class TodayTiles
{
    public static readonly IReadOnlyList<TodayTile> All =
        [TodayTile.Exceptions, TodayTile.Harvestable, TodayTile.Cash, TodayTile.Flows, TodayTile.Drift, TodayTile.Events, TodayTile.Limits, TodayTile.Data];

    public static TodayTile Of(AlertKind kind) => kind switch
    {
        AlertKind.ApprovalAgeing => TodayTile.Exceptions,
        AlertKind.Harvest or AlertKind.HarvestBlocked or AlertKind.HarvestRunway => TodayTile.Harvestable,
        AlertKind.HighCash or AlertKind.LowCash => TodayTile.Cash,
        AlertKind.FlowDue or AlertKind.CapitalFlow => TodayTile.Flows,
        AlertKind.SecurityDrift or AlertKind.SectorDrift or AlertKind.FactorDrift or AlertKind.StrategyDrift or AlertKind.TrackingError => TodayTile.Drift,
        AlertKind.IndexChange or AlertKind.CorporateAction or AlertKind.MarketMove => TodayTile.Events,
        AlertKind.Restriction or AlertKind.TaxBudget or AlertKind.TurningLongTerm or AlertKind.WashWindow or AlertKind.SavedSearch => TodayTile.Limits,
        AlertKind.DataProblem or AlertKind.CoverageGap or AlertKind.ExportBreak => TodayTile.Data,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
