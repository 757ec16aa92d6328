using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>Why money is about to move.</summary>
public enum CashFlowKind
{
    Deposit,
    Withdrawal,
    RequiredDistribution,
    Fee,
    TaxPayment,
}

/// <summary>Money that is about to enter or leave an account, known before it does.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Amount">Positive when it enters, negative when it leaves.</param>
/// <param name="Due">The day it is expected.</param>
/// <param name="Note">What the advisor wrote about it.</param>
public sealed record CashFlow(CashFlowKind Kind, Money Amount, DateOnly Due, string Note);
