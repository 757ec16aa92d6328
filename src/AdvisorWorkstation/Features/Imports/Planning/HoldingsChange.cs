using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A position before and after; null where there is none.</summary>
internal sealed record PositionChange(Ticker Ticker, Shares? Before, Shares? After);

/// <summary>A lot as it is to be.</summary>
internal sealed record PlannedLot(
    Ticker Ticker, Shares Quantity, DateOnly? Acquired, Money? CostBasis, HoldingTerm? Term, string? CustodianLotId);

/// <summary>A stored lot whose figures change.</summary>
internal sealed record LotChange(LotId Id, PlannedLot After);

/// <summary>A security that must not be traded in the account, or may again.</summary>
/// <param name="Ticker">Which.</param>
/// <param name="Reason">Why; null when it may be traded again.</param>
internal sealed record QuarantineChange(Ticker Ticker, string? Reason);

/// <summary>What changes about one account's holdings.</summary>
/// <param name="Account">Whose.</param>
/// <param name="AsOf">The day they stand on.</param>
/// <param name="CashBefore">Its cash as stored; null for a new account.</param>
/// <param name="Cash">Its cash as it is to be; null when no file says.</param>
/// <param name="Positions">The positions that are new, change or go.</param>
/// <param name="NewLots">Lots that are new.</param>
/// <param name="ChangedLots">Lots that keep their place and get other figures.</param>
/// <param name="GoneLots">Lots that go.</param>
/// <param name="KeptLots">How many stay as they are.</param>
/// <param name="Quarantines">Securities that enter or leave quarantine.</param>
internal sealed record HoldingsChange(
    AccountKey Account,
    DateOnly AsOf,
    Money? CashBefore,
    Money? Cash,
    IReadOnlyList<PositionChange> Positions,
    IReadOnlyList<PlannedLot> NewLots,
    IReadOnlyList<LotChange> ChangedLots,
    IReadOnlyList<LotId> GoneLots,
    int KeptLots,
    IReadOnlyList<QuarantineChange> Quarantines);
