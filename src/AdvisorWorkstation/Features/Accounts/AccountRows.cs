using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Accounts;

public sealed class CustodianRow
{
    public required string Name { get; init; }

    public bool FractionalShares { get; set; }

    public int ShareDecimals { get; set; }

    public LotInstructionStyle LotInstructions { get; set; }

    public required string FixTarget { get; set; }

    public Custodian ToCustodian() => new(Name, FractionalShares, ShareDecimals, LotInstructions, FixTarget);
}

public sealed class HouseholdRow : IBooked
{
    public required HouseholdId Id { get; init; }

    public required string Name { get; set; }

    public required BookId BookId { get; set; }
}

public sealed class AccountRow : IBooked
{
    public required AccountId Id { get; init; }

    public required HouseholdId HouseholdId { get; set; }

    public required BookId BookId { get; set; }

    /// <summary>The custodian's number; masked, such as <c>...001</c>, until a file gives all of it.</summary>
    public required string Number { get; set; }

    public required string Name { get; set; }

    public AccountKind Kind { get; set; }

    public required string Custodian { get; init; }

    public Weight FederalOrdinary { get; set; }

    public Weight FederalLongTerm { get; set; }

    public Weight State { get; set; }

    public Weight NetInvestmentIncome { get; set; }

    public LotReliefMethod Relief { get; set; }

    public required DateOnly Opened { get; set; }

    public bool Discretionary { get; set; } = true;

    /// <summary>What it follows; null when it follows the firm's default.</summary>
    public ModelId? ModelId { get; set; }

    public Money Cash { get; set; }

    /// <summary>The day that positions, lots and cash stand on; null before any arrived.</summary>
    public DateOnly? HoldingsAsOf { get; set; }

    /// <summary>True when the run looks at it.</summary>
    public bool Enrolled { get; set; } = true;

    /// <summary>True for an account of the shadow ring: the run proposes for it as for any other, and nothing of it ever leaves the house.</summary>
    public bool IsPilot { get; set; }

    /// <summary>True when its custodian buys shares for its dividends, which is a purchase for the wash-sale rule.</summary>
    public bool ReinvestsDividends { get; set; }

    /// <summary>Its marginal rates; none where nothing is taxed.</summary>
    public TaxProfile TaxProfile() => Kind.IsTaxable() ? new TaxProfile(FederalOrdinary, FederalLongTerm, State, NetInvestmentIncome) : Domain.Accounts.Tax.TaxProfile.None;
}

/// <summary>What the custodian says an account holds.</summary>
public sealed class PositionRow
{
    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required Shares Quantity { get; set; }
}

/// <summary>A lot as the ledger has it: what booking the household gives, and nothing else writes.</summary>
public sealed class LotRow
{
    public LotId Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    /// <summary>The entry of the ledger that its shares came in by (<see cref="Books.LedgerSequence"/>).</summary>
    public long Entry { get; init; }

    /// <summary>Its place among the parts of that entry's shares.</summary>
    public int Part { get; init; }

    public required Shares Quantity { get; set; }

    /// <summary>The day it was acquired, before anything was tacked on.</summary>
    public DateOnly? Acquired { get; set; }

    /// <summary>The day that its holding period counts from, where that is another one.</summary>
    public DateOnly? HeldSince { get; set; }

    /// <summary>The basis for tax, adjustments included.</summary>
    public Money? CostBasis { get; set; }

    /// <summary>What it cost, where the basis was adjusted.</summary>
    public Money? OriginalBasis { get; set; }

    public BasisStanding Standing { get; set; }

    public bool IsReplacement { get; set; }

    public HoldingTerm? StatedTerm { get; set; }

    public string? CustodianLotId { get; set; }

    public Lot ToLot() => new(Id, SecurityId, Quantity, HeldSince ?? Acquired, CostBasis, StatedTerm, CustodianLotId)
    {
        PurchasedOn = Acquired,
        OriginalBasis = OriginalBasis ?? CostBasis,
        Standing = CostBasis is null ? BasisStanding.Unknown : Standing,
        IsReplacement = IsReplacement,
    };

    /// <summary>As a statement gives it: what it was bought for, on the day that it was.</summary>
    public StatedLot ToStatedLot() => new(Quantity, Acquired, OriginalBasis ?? CostBasis, StatedTerm, CustodianLotId, Standing == BasisStanding.Estimated);

    public LedgerLot ToLedgerLot() => new(
        new LedgerLotNumber(Entry, Part), AccountId, SecurityId, Quantity, Acquired, Acquired, HeldSince ?? Acquired, OriginalBasis ?? CostBasis, CostBasis, IsReplacement)
    {
        Standing = Standing,
        StatedTerm = StatedTerm,
        CustodianLotId = CustodianLotId,
    };
}

public sealed class CashFlowRow
{
    public int Id { get; set; }

    public required AccountId AccountId { get; init; }

    public CashFlowKind Kind { get; set; }

    public required Money Amount { get; set; }

    public required DateOnly Due { get; set; }

    public string Note { get; set; } = "";

    public CashFlow ToCashFlow() => new(Kind, Amount, Due, Note);
}

public sealed class TransactionRow
{
    public long Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required DateOnly TradeDate { get; init; }

    public TransactionKind Kind { get; init; }

    public SecurityId? SecurityId { get; init; }

    public Shares Quantity { get; init; }

    public Money Amount { get; init; }

    public Money? ShortTermGain { get; init; }

    public Money? LongTermGain { get; init; }

    /// <summary>For shares that came in kind: since when they are held; null when unknown.</summary>
    public DateOnly? Acquired { get; init; }

    /// <summary>For shares that came in kind: their basis; null when unknown.</summary>
    public Money? CostBasis { get; init; }

    /// <summary>The corporate action that it books.</summary>
    public int? ActionId { get; init; }

    /// <summary>The delivery that it came with; null for what was booked here.</summary>
    public ImportId? ImportId { get; init; }

    public Transaction ToTransaction() => new(TradeDate, Kind, SecurityId, Quantity, Amount, ShortTermGain, LongTermGain);
}

/// <summary>Why a security is quarantined, which says who lifts it.</summary>
public enum QuarantineCause
{
    /// <summary>Position and lots don't fit: lifted by booking, when they do.</summary>
    Lots,

    /// <summary>The custodian's own figures don't fit, or the account is short: lifted by a file in which they do.</summary>
    Figures,
}

/// <summary>A security that must not be traded in an account until its figures fit.</summary>
public sealed class QuarantineRow
{
    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public QuarantineCause Cause { get; set; }

    public required string Reason { get; set; }

    public required DateOnly Since { get; init; }
}
