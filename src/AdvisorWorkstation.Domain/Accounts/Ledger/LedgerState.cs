using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>What was realized on the shares of one lot, or, where the ledger has no lots of a sale, what the custodian says of one term.</summary>
/// <param name="Entry">The sale or the corporate action.</param>
/// <param name="Lot">The lot that the shares came from; <see cref="LedgerLotNumber.None"/> where the ledger has none.</param>
/// <param name="HeldSince">The day that their holding period counted from; null when unknown.</param>
/// <param name="Term">Short or long; null when nobody knows since when they were held.</param>
/// <param name="Disallowed">The part of a loss that a wash sale took back, at least zero.</param>
public sealed record Realized(
    long Entry,
    AccountId Account,
    SecurityId Security,
    DateOnly Date,
    LedgerLotNumber Lot,
    Shares Quantity,
    Money Proceeds,
    Money? Basis,
    DateOnly? HeldSince,
    HoldingTerm? Term,
    Money Disallowed)
{
    /// <summary>True when the shares had replaced others that were sold at a loss: such shares replace no more.</summary>
    public bool WasReplacement { get; init; }

    /// <summary>Proceeds less basis; null when the basis is unknown.</summary>
    public Money? Gain => Basis is { } basis ? Proceeds - basis : null;

    /// <summary>The gain or loss that counts.</summary>
    public Money? Allowed => Gain + Disallowed;
}

/// <summary>Shares that replaced shares sold at a loss.</summary>
/// <param name="Sale">The entry that sold at a loss.</param>
/// <param name="Sold">The lot that was sold.</param>
/// <param name="Replacement">The lot that replaces it.</param>
/// <param name="Disallowed">The loss taken back, above zero.</param>
/// <param name="IsLostForGood">True when the replacement is in an account that is not taxed, where no basis can take it up (Rev. Rul. 2008-5).</param>
public sealed record WashMatch(
    long Sale, LedgerLotNumber Sold, LedgerLotNumber Replacement, Shares Quantity, Money Disallowed, bool IsLostForGood);

/// <summary>An entry that the ledger could not book as it stands, and why.</summary>
public sealed record LedgerFault(long Entry, AccountId Account, SecurityId Security, DateOnly Date, string Sentence);

/// <summary>What a statement of lots changed that no entry explains, or what about an entry was booked otherwise than stated or asked for.</summary>
/// <param name="Entry">The statement, or the entry.</param>
/// <param name="Sentence">What changed.</param>
public sealed record LedgerCorrection(long Entry, AccountId Account, SecurityId Security, DateOnly Date, string Sentence);

/// <summary>Where a household's ledger stands after its entries.</summary>
/// <param name="Lots">What is held, by account, security and number.</param>
/// <param name="Sales">Everything realized, in order.</param>
/// <param name="Washes">Every wash sale, in the order in which it was found.</param>
/// <param name="CashInLieu">Cash that corporate actions paid, by entry and account.</param>
/// <param name="Corrections">What statements changed that no entry explains, and what was booked otherwise than stated or asked for, in order.</param>
/// <param name="Faults">Entries that were left out.</param>
public sealed record LedgerState(
    IReadOnlyList<LedgerLot> Lots,
    IReadOnlyList<Realized> Sales,
    IReadOnlyList<WashMatch> Washes,
    IReadOnlyList<ActionCash> CashInLieu,
    IReadOnlyList<LedgerCorrection> Corrections,
    IReadOnlyList<LedgerFault> Faults)
{
    /// <summary>Shares that left in kind, in order.</summary>
    public IReadOnlyList<LotLeft> Left { get; init; } = [];

    /// <summary>Lots that came in by a statement, as they came.</summary>
    public IReadOnlyList<LedgerLot> Stated { get; init; } = [];
}

/// <summary>Shares of a lot that left the account in kind.</summary>
/// <param name="Entry">The transfer.</param>
/// <param name="Date">Its trade date.</param>
/// <param name="Account">Where they left from.</param>
/// <param name="Security">Of what.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Quantity">How many.</param>
/// <param name="WasReplacement">True when they had replaced shares sold at a loss.</param>
public sealed record LotLeft(
    long Entry, DateOnly Date, AccountId Account, SecurityId Security, LedgerLotNumber Lot, Shares Quantity, bool WasReplacement);

/// <summary>Cash that a corporate action paid into an account.</summary>
public sealed record ActionCash(long Entry, AccountId Account, Money Amount);

/// <summary>What the ledger has to know of an account.</summary>
/// <param name="IsTaxed">False for IRAs, whose losses do not count and whose purchases lose the losses of others for good.</param>
/// <param name="KeepsFractions">True when its custodian holds fractions of a share through a corporate action.</param>
public sealed record LedgerAccount(AccountId Id, bool IsTaxed, bool KeepsFractions, LotReliefMethod Relief, TaxProfile TaxProfile);
