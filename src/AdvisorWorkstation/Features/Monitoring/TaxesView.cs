using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>The sold shares of one lot, with what both figures make of them.</summary>
/// <param name="Sale">What was realized.</param>
/// <param name="Symbol">Of which security.</param>
/// <param name="Account">Where.</param>
/// <param name="Rate">The marginal rate of its term; null when the term is unknown.</param>
/// <param name="Tax">Tax at that rate; null when unknown.</param>
public sealed record TaxSale(Realized Sale, string Symbol, string Account, Weight? Rate, Money? Tax);

/// <summary>A year of a return, or what one account adds to it: the two figures, and the sales that both stand on.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Bill">The bill after netting.</param>
/// <param name="Estimate">The estimate at marginal rates.</param>
/// <param name="Sales">The sold lots, the unknown ones too, the latest first.</param>
public sealed record TaxReturn(string Name, YearBill Bill, TaxEstimate Estimate, IReadOnlyList<TaxSale> Sales);

/// <summary>A proposal that has taken a part of a budget.</summary>
public sealed record BudgetTaker(ProposalId Proposal, string Name, Money Taken);

/// <summary>One term's budget of the running year.</summary>
/// <param name="Use">What has become of it.</param>
/// <param name="Takers">The proposals and orders that the books do not show yet.</param>
/// <param name="Months">What it was used for, month by month.</param>
public sealed record TermBudget(BudgetUse Use, IReadOnlyList<BudgetTaker> Takers, IReadOnlyList<BudgetMonth> Months);

/// <summary>What is blocked of a group.</summary>
/// <param name="Symbols">The securities of the group.</param>
/// <param name="Group">Its lines.</param>
public sealed record BlockedGroup(string Symbols, WashGroup Group);

/// <summary>A wash sale in the books.</summary>
/// <param name="Symbol">What was sold at a loss.</param>
/// <param name="Sold">When and where, in words.</param>
/// <param name="Date">When.</param>
/// <param name="Replacement">What replaced it, when and where, in words.</param>
/// <param name="Match">The shares and the loss taken back.</param>
public sealed record BookedWash(string Symbol, string Sold, DateOnly Date, string Replacement, WashMatch Match);

/// <summary>The taxes of one account, and of the return that it is on.</summary>
/// <param name="AsOf">The day that everything stands on.</param>
/// <param name="Year">The year that is shown.</param>
/// <param name="Years">The years that there are, the newest first.</param>
/// <param name="Profile">The account's rates.</param>
/// <param name="SameRates">False when another account of the return has other rates.</param>
/// <param name="Return">The return's year; null where nothing is taxed.</param>
/// <param name="Own">What the account adds; null where nothing is taxed.</param>
/// <param name="IsSharedBudget">True when the gain budget is the household's.</param>
/// <param name="Budgets">The budgets of the running year, short-term first; none for another year or where nothing is taxed.</param>
/// <param name="Board">What can still be done this year; null for another year or where nothing is taxed.</param>
/// <param name="Blocked">The household's wash-sale calendar of the day.</param>
/// <param name="Washes">The household's booked wash sales of the year.</param>
public sealed record TaxesView(
    AsOf AsOf,
    int Year,
    IReadOnlyList<int> Years,
    TaxProfile Profile,
    bool SameRates,
    TaxReturn? Return,
    TaxReturn? Own,
    bool IsSharedBudget,
    IReadOnlyList<TermBudget> Budgets,
    YearEndBoard? Board,
    IReadOnlyList<BlockedGroup> Blocked,
    IReadOnlyList<BookedWash> Washes)
{
    /// <summary>True for the year that is not over.</summary>
    public bool IsRunning => Year == AsOf.TaxYear;
}
