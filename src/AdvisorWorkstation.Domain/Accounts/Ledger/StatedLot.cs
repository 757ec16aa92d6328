using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>One lot as a custodian or a person states it.</summary>
/// <param name="Quantity">Above zero.</param>
/// <param name="Acquired">The day that the custodian gives; null when it gives none.</param>
/// <param name="Basis">The basis that it gives, adjusted or not; null when unknown, which is never zero.</param>
/// <param name="Term">The term where it gives no day.</param>
/// <param name="CustodianLotId">Its own name of the lot.</param>
/// <param name="IsEstimate">True when the basis is a position's, shared out.</param>
public sealed record StatedLot(
    Shares Quantity, DateOnly? Acquired, Money? Basis, HoldingTerm? Term = null, string? CustodianLotId = null, bool IsEstimate = false);
