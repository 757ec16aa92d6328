using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Facts;

/// <summary>What a custodian can do.</summary>
internal sealed record CustodianFact(Custodian Profile, Place At) : Fact;

/// <summary>What the firm's own file says about an account; null where it says nothing.</summary>
internal sealed record AccountFact(AccountReference Account, string Household, string Name, AccountKind Kind) : Fact
{
    public string? Book { get; init; }

    public string? Model { get; init; }

    public Place ModelAt { get; init; }

    public DateOnly? Opened { get; init; }

    public bool? Discretionary { get; init; }

    public LotReliefMethod? Relief { get; init; }

    public Weight? FederalOrdinary { get; init; }

    public Weight? FederalLongTerm { get; init; }

    public Weight? State { get; init; }

    public Weight? NetInvestmentIncome { get; init; }

    public Money? Cash { get; init; }

    public DateOnly? CashAsOf { get; init; }

    public bool? ReinvestsDividends { get; init; }

    public override AccountReference Subject => Account;
}

/// <summary>One booked event.</summary>
internal sealed record TransactionFact(
    AccountReference Account,
    DateOnly TradeDate,
    TransactionKind Kind,
    Spelled? Ticker,
    Shares Quantity,
    Money Amount,
    Money? ShortTermGain,
    Money? LongTermGain) : Fact
{
    public override IEnumerable<Spelled> Tickers => Ticker is { } ticker ? [ticker] : [];

    public override AccountReference Subject => Account;
}

/// <summary>Money that is about to move.</summary>
internal sealed record CashFlowFact(AccountReference Account, CashFlow Flow) : Fact
{
    public override AccountReference Subject => Account;
}

/// <summary>A choice of a client or of the firm.</summary>
/// <param name="Choice">What was chosen, for which kind of scope.</param>
/// <param name="ScopeName">The account's number, the household's or the model's name; empty for the firm.</param>
/// <param name="At">Where it stands.</param>
internal sealed record CustomizationFact(Customization Choice, string ScopeName, Place At) : Fact;
