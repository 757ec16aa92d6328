using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>Money that is about to move.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Share">Part of the account; negative when it leaves.</param>
/// <param name="DueInDays">Trading days until; negative when it was due.</param>
/// <param name="Note">What the advisor wrote.</param>
public sealed record FlowPlan(CashFlowKind Kind, double Share, int DueInDays, string Note);

/// <summary>A wish of a client or a choice of the firm.</summary>
/// <param name="Scope">For whom.</param>
/// <param name="Option">The option's key.</param>
/// <param name="Arguments">What was chosen; <c>{ticker}</c> stands for the security.</param>
/// <param name="FromDaysAgo">Calendar days since it holds.</param>
/// <param name="AskedHow">In a call, a meeting, by mail.</param>
/// <param name="Reason">Why.</param>
public sealed record WishPlan(PolicyScope Scope, string Option, string Arguments, int FromDaysAgo, string AskedHow, string Reason)
{
    /// <summary>Calendar days until it ends, negative when it has ended; null when it has no end.</summary>
    public int? EndsInDays { get; init; }

    /// <summary>The security that it is about.</summary>
    public SecurityChoice? Security { get; init; }
}

/// <summary>Gains less losses that the account is to have realized this year, in dollars.</summary>
public sealed record YearPlan(decimal ShortTerm, decimal LongTerm);

/// <summary>What an account is made like. The values it starts with make an ordinary one.</summary>
public sealed record AccountRecipe
{
    /// <summary>Index names held.</summary>
    public required int Names { get; init; }

    /// <summary>The expected tracking error that drift is made to reach, in basis points.</summary>
    public double TrackingBp { get; init; } = 60;

    /// <summary>Cash with pending flows, as a part of the account.</summary>
    public double Cash { get; init; } = 0.018;

    /// <summary>How often a lot at a loss was left alone instead of harvested: none of them at 0, all at 1.</summary>
    public double LossesKept { get; init; } = 0.03;

    /// <summary>Growth that every lot is looked for to have; 0.4 is forty percent, and 0 means that none is.</summary>
    public double GainSought { get; init; }

    /// <summary>Holdings with a lot from the last thirty days.</summary>
    public int RecentBuys { get; init; }

    /// <summary>Names sold at a loss in the last thirty days and not held any more.</summary>
    public int RecentLossSales { get; init; }

    /// <summary>Positions beside the sampled portfolio.</summary>
    public IReadOnlyList<Stake> Stakes { get; init; } = [];

    /// <summary>A sector that is held heavier than the index, and by how much.</summary>
    public (Sector Sector, double Extra)? Tilt { get; init; }

    public IReadOnlyList<FlowPlan> Flows { get; init; } = [];

    public IReadOnlyList<WishPlan> Wishes { get; init; } = [];

    /// <summary>What the year's sales are to sum to; null when chance may say.</summary>
    public YearPlan? Year { get; init; }

    /// <summary>Calendar days since the firm took the account on; null when chance may say.</summary>
    public int? OpenedDaysAgo { get; init; }

    public bool Discretionary { get; init; } = true;

    /// <summary>False when the account was opened and nothing has arrived yet.</summary>
    public bool Funded { get; init; } = true;

    /// <summary>A purchase of the last trading day that the custodian's positions do not show.</summary>
    public (string Ticker, int Shares)? MissingPurchase { get; init; }
}
