using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>Shares of one security bought together.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Security">Of what.</param>
/// <param name="Quantity">How many, above zero.</param>
/// <param name="Acquired">The day from which the holding period counts, tacked days included; null when the custodian does not say.</param>
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
    /// <summary>The day of the purchase itself, before anything was tacked on; what orders name a lot by.</summary>
    public DateOnly? PurchasedOn { get; init; } = Acquired;

    /// <summary>What it cost, before adjustments; null when unknown.</summary>
    public Money? OriginalBasis { get; init; } = CostBasis;

    /// <summary>How well the basis is known.</summary>
    public BasisStanding Standing { get; init; } = CostBasis is null ? BasisStanding.Unknown : BasisStanding.Known;

    /// <summary>True when its shares replaced shares sold at a loss: a share replaces once.</summary>
    public bool IsReplacement { get; init; }

    /// <summary>The basis of one share, in dollars; null when unknown.</summary>
    public decimal? BasisPerShare => CostBasis?.Usd / Quantity.Count;
}
