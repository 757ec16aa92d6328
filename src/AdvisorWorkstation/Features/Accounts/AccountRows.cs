using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
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
}

/// <summary>What the custodian says an account holds.</summary>
public sealed class PositionRow
{
    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required Shares Quantity { get; set; }
}

public sealed class LotRow
{
    public LotId Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required Shares Quantity { get; set; }

    public DateOnly? Acquired { get; set; }

    public Money? CostBasis { get; set; }

    public HoldingTerm? StatedTerm { get; set; }

    public string? CustodianLotId { get; set; }

    public Lot ToLot() => new(Id, SecurityId, Quantity, Acquired, CostBasis, StatedTerm, CustodianLotId);
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

    public Transaction ToTransaction() => new(TradeDate, Kind, SecurityId, Quantity, Amount, ShortTermGain, LongTermGain);
}

/// <summary>A security that must not be traded in an account until its figures fit.</summary>
public sealed class QuarantineRow
{
    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required string Reason { get; set; }

    public required DateOnly Since { get; init; }
}
