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
public sealed record CashFlow(CashFlowKind Kind, Money Amount, DateOnly Due, string Note)
{
    /// <summary>Days before it leaves from which money is kept for it.</summary>
    public const int ReserveDays = 14;

    /// <summary>
    /// True when cash has to be kept for it today. Money that is to come is not invested before it is in the cash balance, money that leaves later is
    /// not raised yet, and what was due before today has left, or somebody has to say when it will.
    /// </summary>
    public bool IsReservedOn(AsOf asOf) => Amount < Money.Zero && asOf.DaysUntil(Due) is >= 0 and <= ReserveDays;
}
