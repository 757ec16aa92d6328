using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>Shares of one security bought together.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Security">Of what.</param>
/// <param name="Quantity">How many, above zero.</param>
/// <param name="Acquired">The day from which the holding period counts; null when the custodian does not say.</param>
/// <param name="CostBasis">What all of it cost for tax, after adjustments; null when unknown, which is never zero.</param>
/// <param name="StatedTerm">The term that the custodian gives where it gives no day.</param>
/// <param name="CustodianLotId">The custodian's own name of the lot; null when it has none.</param>
public sealed record Lot(
    LotId Id,
    SecurityId Security,
    Shares Quantity,
    DateOnly? Acquired,
    Money? CostBasis,
    HoldingTerm? StatedTerm,
    string? CustodianLotId)
{
    /// <summary>The basis of one share, in dollars; null when unknown.</summary>
    public decimal? BasisPerShare => CostBasis?.Usd / Quantity.Count;
}
