using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>How sure it is that no allowed portfolio is much better.</summary>
/// <param name="Gap">No allowed portfolio is better by more than this part of the account.</param>
/// <param name="GapUsd">The same in dollars.</param>
/// <param name="IsProven">False when the work limit ended the search first; the gap holds all the same.</param>
public sealed record CertificateFigures(BasisPoints Gap, Money GapUsd, bool IsProven);

/// <summary>The objective of a rebalance in dollars.</summary>
/// <param name="RiskBefore">What the tracking variance is reckoned at before.</param>
/// <param name="RiskAfter">And after.</param>
/// <param name="Tax">Tax at marginal rates; negative saves.</param>
/// <param name="Cost">Estimated cost of trading.</param>
public sealed record ObjectiveFigures(Money RiskBefore, Money RiskAfter, Money Tax, Money Cost)
{
    /// <summary>What the tilts and scores that are wished for cost after, less before: below zero the rebalance serves them.</summary>
    public Money Wishes { get; init; } = Money.Zero;

    /// <summary>
    /// What is reckoned for the chances that taking losses today gives up, and for goals of gains, beside the tax itself: what the optimizer counts for tax,
    /// less <see cref="Tax"/>. Above zero, waiting would be worth that much.
    /// </summary>
    public Money Waiting { get; init; } = Money.Zero;

    /// <summary>Risk reduced plus tax saved plus wishes served minus cost and what waiting is worth: what the rebalance is worth to the client.</summary>
    public Money Worth => RiskBefore - RiskAfter - Tax - Waiting - Cost - Wishes;
}

/// <summary>A rebalance of one account: the trades with all their figures.</summary>
/// <param name="Trades">By reason, then by value; numbered from one.</param>
/// <param name="Skipped">What was looked at and left alone, by worth.</param>
/// <param name="Before">The portfolio before.</param>
/// <param name="After">The portfolio after.</param>
/// <param name="Objective">The objective in dollars.</param>
/// <param name="Certificate">How far from the best possible it is at most.</param>
/// <param name="YearToDate">What the year has realized before.</param>
/// <param name="YearToDateAfter">And after.</param>
/// <param name="ForcedBy">The needs that are not met before; empty when the rebalance is only for the better.</param>
/// <param name="Pins">Quantities that a person fixed.</param>
public sealed record Rebalance(
    IReadOnlyList<Trade> Trades,
    IReadOnlyList<SkippedOpportunity> Skipped,
    PortfolioFigures Before,
    PortfolioFigures After,
    ObjectiveFigures Objective,
    CertificateFigures Certificate,
    YearToDateGains YearToDate,
    YearToDateGains YearToDateAfter,
    IReadOnlyList<string> ForcedBy,
    IReadOnlyList<Pin> Pins)
{
    public Money Sold => Sum(TradeSide.Sell);

    public Money Bought => Sum(TradeSide.Buy);

    /// <summary>Value sold as a part of the account before trading.</summary>
    public Weight Turnover => new(decimal.Round(Sold.ShareOf(Before.Value).Fraction, 8));

    private Money Sum(TradeSide side) => Trades.Where(t => t.Side == side).Aggregate(Money.Zero, (sum, t) => sum + t.Value);
}

/// <summary>What looking at an account led to: exactly one of three.</summary>
public abstract record RebalanceResult
{
    private RebalanceResult() { }

    /// <summary>A better portfolio exists.</summary>
    public sealed record Improved(Rebalance Rebalance) : RebalanceResult;

    /// <summary>No allowed portfolio is worth its trades.</summary>
    public sealed record AlreadyBest(CertificateFigures Certificate, string Reason) : RebalanceResult;

    /// <summary>It can't be said; the reason says what to do.</summary>
    public sealed record Cannot(Refusal Reason) : RebalanceResult;
}
