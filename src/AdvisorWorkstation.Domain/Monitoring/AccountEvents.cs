using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>What the books say about an account beside its snapshot.</summary>
/// <param name="Posted">Deposits and withdrawals of the last days, in the order of the books.</param>
/// <param name="Reserved">What the account's own orders and proposals are about to realize.</param>
/// <param name="UnknownSales">Sales of the year whose gain nobody knows.</param>
/// <param name="OrdersOut">Orders that the books do not show, and why they count as not carried out.</param>
public sealed record AccountFacts(
    IReadOnlyList<PostedFlow> Posted, YearToDateGains Reserved, int UnknownSales, IReadOnlyList<OrderBreak> OrdersOut)
{
    /// <summary>Nothing.</summary>
    public static readonly AccountFacts None = new([], new YearToDateGains(Money.Zero, Money.Zero), 0, []);
}

/// <summary>Money that came or went.</summary>
public sealed record PostedFlow(long Id, TransactionKind Kind, DateOnly Date, Money Amount);

/// <summary>Orders that are out and not in the books.</summary>
public sealed record OrderBreak(ProposalId Proposal, DateOnly TradeDate, string Why);

/// <summary>What happens around an account: what is not in its own books, or moves with the clock.</summary>
public sealed record AccountEvents
{
    /// <summary>The moment of the look.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why the account could not be looked at; null when it was.</summary>
    public string? NotScanned { get; init; }

    public IReadOnlyList<PendingProposal> Proposals { get; init; } = [];

    public IReadOnlyList<ComingIndexChange> IndexChanges { get; init; } = [];

    public IReadOnlyList<HeldAction> Actions { get; init; } = [];

    public IReadOnlyList<DayMove> Moves { get; init; } = [];

    /// <summary>Saved searches that are to be told of, and what they find in the account.</summary>
    public IReadOnlyList<SearchedFor> Searches { get; init; } = [];

    /// <summary>The day in New York.</summary>
    public DateOnly Today => TradingCalendar.DayOf(At);
}

/// <summary>A proposal that waits for a person.</summary>
/// <param name="Id">Which.</param>
/// <param name="AsOf">The close that it stands on: its orders are good on the business day after it.</param>
/// <param name="WaitingSince">Since when.</param>
/// <param name="Worth">What it is worth to the client.</param>
public sealed record PendingProposal(ProposalId Id, DateOnly AsOf, DateTimeOffset WaitingSince, Money Worth);

/// <summary>A change of an index that is announced and moves what the account follows.</summary>
/// <param name="Version">Names the change.</param>
/// <param name="Index">The index.</param>
/// <param name="Effective">From when on it holds.</param>
/// <param name="Turnover">Half of what it moves, as a part of the target.</param>
/// <param name="Joins">Names that join.</param>
/// <param name="Leaves">Names that leave.</param>
public sealed record ComingIndexChange(int Version, string Index, DateOnly Effective, Weight Turnover, int Joins, int Leaves);

/// <summary>What stands between a corporate action and the books.</summary>
public enum ActionStanding
{
    /// <summary>It has not taken effect.</summary>
    Coming,

    /// <summary>It took effect and is not booked.</summary>
    Unbooked,

    /// <summary>It is booked, and what the custodian says differs from it.</summary>
    Differs,
}

/// <summary>A corporate action of something that the account holds.</summary>
/// <param name="Id">Names the action.</param>
/// <param name="Ticker">Of what.</param>
/// <param name="Words">The action in words.</param>
/// <param name="Effective">When it takes effect.</param>
/// <param name="Standing">How it stands with the books.</param>
/// <param name="Value">What the account holds of it, in dollars.</param>
public sealed record HeldAction(int Id, Ticker Ticker, string Words, DateOnly Effective, ActionStanding Standing, Money Value);

/// <summary>A move of one day.</summary>
/// <param name="Ticker">The security; null for what the account follows.</param>
/// <param name="Name">The same in words.</param>
/// <param name="Return">What a dollar gained; below zero where it lost.</param>
/// <param name="Value">What of the account it is about, in dollars.</param>
public sealed record DayMove(Ticker? Ticker, string Name, Weight Return, Money Value);
