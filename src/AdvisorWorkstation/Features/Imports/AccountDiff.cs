using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>What a delivery does to the holdings of one account, against what is stored.</summary>
/// <param name="Account">Custodian and number.</param>
/// <param name="AsOf">The day that the holdings stand on.</param>
/// <param name="CashBefore">Its cash as stored; null for a new account.</param>
/// <param name="Cash">Its cash as it is to be; null when no file says.</param>
/// <param name="Positions">How many positions are new, change or go.</param>
/// <param name="LotsNew">Lots that the books do not have.</param>
/// <param name="LotsChanged">Lots that get other figures.</param>
/// <param name="LotsGone">Lots that are stated no more.</param>
/// <param name="LotsKept">Lots that stay as they are.</param>
/// <param name="Lines">The securities that change, as many as are listed.</param>
/// <param name="NotListed">Securities that change and are counted only.</param>
public sealed record AccountDiff(
    string Account,
    DateOnly AsOf,
    Money? CashBefore,
    Money? Cash,
    int Positions,
    int LotsNew,
    int LotsChanged,
    int LotsGone,
    int LotsKept,
    IReadOnlyList<SecurityDiff> Lines,
    int NotListed)
{
    /// <summary>True when a file gives cash and it is another than before.</summary>
    public bool CashChanges => Cash is not null && Cash != CashBefore;
}

/// <summary>What a delivery does to one security of an account.</summary>
/// <param name="Ticker">Which.</param>
/// <param name="Position">The position before and after; null when it stays.</param>
/// <param name="LotsNew">Lots that the books do not have.</param>
/// <param name="LotsChanged">Lots that get other figures.</param>
/// <param name="LotsGone">Lots that are stated no more.</param>
/// <param name="Quarantine">Whether it enters or leaves quarantine; null when neither.</param>
public sealed record SecurityDiff(Ticker Ticker, PositionDiff? Position, int LotsNew, int LotsChanged, int LotsGone, QuarantineDiff? Quarantine);

/// <summary>A position before and after; null where there is none.</summary>
public sealed record PositionDiff(Shares? Before, Shares? After);

/// <summary>A security that must not be traded, or may again.</summary>
/// <param name="Reason">Why it must not; null when it may again.</param>
public sealed record QuarantineDiff(string? Reason);
