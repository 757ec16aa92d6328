using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>How well the basis of a lot is known.</summary>
public enum BasisStanding
{
    /// <summary>As the custodian or the ledger has it.</summary>
    Known,

    /// <summary>Stated for a whole position, and shared out: good for looking, not confirmed for its day.</summary>
    Estimated,

    /// <summary>Nobody says. The optimizer does not sell it; a person can, with a reason.</summary>
    Unknown,
}

/// <summary>Shares of one security that came in together and share one history.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Account">Where it is held.</param>
/// <param name="Security">Of what.</param>
/// <param name="Quantity">Above zero, six decimals.</param>
/// <param name="Bought">The day of a purchase, which the wash-sale window counts from; null for the client's own shares that came from elsewhere.</param>
/// <param name="Acquired">The day they were acquired, before anything was tacked on; null when unknown.</param>
/// <param name="HeldSince">The day from which the holding period counts, tacked days included; null when unknown.</param>
/// <param name="OriginalBasis">What they cost; null when unknown.</param>
/// <param name="Basis">Their basis for tax, after adjustments; null when unknown, which is never zero.</param>
/// <param name="IsReplacement">True when they replaced shares sold at a loss; a share replaces once.</param>
public sealed record LedgerLot(
    LedgerLotNumber Number,
    AccountId Account,
    SecurityId Security,
    Shares Quantity,
    DateOnly? Bought,
    DateOnly? Acquired,
    DateOnly? HeldSince,
    Money? OriginalBasis,
    Money? Basis,
    bool IsReplacement)
{
    /// <summary>Decimals of a dollar that a basis is kept with.</summary>
    internal const int BasisDecimals = 4;

    /// <summary>How well the basis is known.</summary>
    public BasisStanding Standing { get; init; } = Basis is null ? BasisStanding.Unknown : BasisStanding.Known;

    /// <summary>The term that the custodian gives where it gives no day.</summary>
    public HoldingTerm? StatedTerm { get; init; }

    /// <summary>The custodian's own name of it; null when it has none.</summary>
    public string? CustodianLotId { get; init; }

    /// <summary>
    /// Cuts shares off: the part, with its share of the basis, and what stays, with the rest of it; the two bases sum to the old one exactly.
    /// Nothing stays when all of it is cut off.
    /// </summary>
    public (LedgerLot Part, LedgerLot? Left) Cut(Shares quantity)
    {
        if (quantity >= Quantity)
        {
            return (this, null);
        }
        var part = quantity.Count / Quantity.Count;
        var (basis, original) = (PartOf(Basis, part), PartOf(OriginalBasis, part));
        return (
            this with { Quantity = quantity, Basis = basis, OriginalBasis = original },
            this with { Quantity = Quantity - quantity, Basis = Basis - basis, OriginalBasis = OriginalBasis - original });
    }

    /// <summary>As the replacement of shares sold at a loss: the disallowed loss on top of the basis, the days that those were held tacked on.</summary>
    public LedgerLot Replacing(Money disallowed, int daysHeld) =>
        this with { Basis = Basis + disallowed, HeldSince = HeldSince?.AddDays(-daysHeld), IsReplacement = true };

    private static Money? PartOf(Money? whole, decimal part) =>
        whole is { } money ? new Money(decimal.Round(money.Usd * part, BasisDecimals)) : null;
}
