using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A position before and after; null where there is none.</summary>
internal sealed record PositionChange(Ticker Ticker, Shares? Before, Shares? After);

/// <summary>All lots of one security that a file states, where they differ from the books.</summary>
/// <param name="Ticker">Of what.</param>
/// <param name="AsOf">The day that it is of.</param>
/// <param name="Lots">The lots; none where the security is held no more.</param>
/// <param name="New">Lots that the books do not have.</param>
/// <param name="Changed">Lots that get other figures.</param>
/// <param name="Gone">Lots that the file does not have.</param>
internal sealed record LotStatement(Ticker Ticker, DateOnly AsOf, IReadOnlyList<StatedLot> Lots, int New, int Changed, int Gone);

/// <summary>A security that must not be traded in the account, or may again.</summary>
/// <param name="Ticker">Which.</param>
/// <param name="Cause">Who lifts it: booking, or a file.</param>
/// <param name="Reason">Why; null when it may be traded again.</param>
internal sealed record QuarantineChange(Ticker Ticker, QuarantineCause Cause, string? Reason);

/// <summary>What changes about one account's holdings.</summary>
/// <param name="Account">Whose.</param>
/// <param name="AsOf">The day they stand on.</param>
/// <param name="CashBefore">Its cash as stored; null for a new account.</param>
/// <param name="Cash">Its cash as it is to be; null when no file says.</param>
/// <param name="Positions">The positions that are new, change or go.</param>
/// <param name="Lots">What files state about lots that differs from the books.</param>
/// <param name="KeptLots">How many stay as they are.</param>
/// <param name="Quarantines">Securities that enter or leave quarantine.</param>
internal sealed record HoldingsChange(
    AccountKey Account,
    DateOnly AsOf,
    Money? CashBefore,
    Money? Cash,
    IReadOnlyList<PositionChange> Positions,
    IReadOnlyList<LotStatement> Lots,
    int KeptLots,
    IReadOnlyList<QuarantineChange> Quarantines);
