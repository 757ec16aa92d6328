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
    /// <summary>When shares that are transferred in were acquired, where the file says so.</summary>
    public DateOnly? Acquired { get; init; }

    /// <summary>What shares that are transferred in have cost, where the file says so.</summary>
    public Money? CostBasis { get; init; }

    public override IEnumerable<Spelled> Tickers => Ticker is { } ticker ? [ticker] : [];

    public override AccountReference Subject => Account;
}

/// <summary>What the custodian says that a closed lot realized.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Ticker">Of which security.</param>
/// <param name="Closed">The day it was sold.</param>
/// <param name="Opened">The day it was bought; null when the file does not say, or says various.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Proceeds">What it brought, after fees.</param>
/// <param name="CostBasis">What it had cost.</param>
/// <param name="Term">How it is taxed; null when the file does not say, or says both.</param>
/// <param name="Disallowed">The loss that a wash sale disallows, zero or more.</param>
internal sealed record RealizedLotFact(
    AccountReference Account,
    Spelled Ticker,
    DateOnly Closed,
    DateOnly? Opened,
    Shares Quantity,
    Money? Proceeds,
    Money? CostBasis,
    HoldingTerm? Term,
    Money Disallowed) : Fact
{
    public override IEnumerable<Spelled> Tickers => [Ticker];

    public override AccountReference Subject => Account;
}

/// <summary>The orders of a file that was written for a custodian. It changes nothing; what is known of them is said.</summary>
internal sealed record OrderFileFact(Place At, IReadOnlyList<string> ClientOrderIds, decimal Bought, decimal Sold) : Fact;

/// <summary>Money that is about to move.</summary>
internal sealed record CashFlowFact(AccountReference Account, CashFlow Flow) : Fact
{
    public override AccountReference Subject => Account;
}

/// <summary>Losses that a return carries into a year.</summary>
/// <param name="Household">The household's name.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Account">The trust whose return it is; null for the household's.</param>
/// <param name="Year">The year.</param>
/// <param name="YearAt">Where that stands.</param>
/// <param name="Losses">The losses, each zero or more.</param>
internal sealed record LossCarryforwardFact(string Household, Place At, AccountReference? Account, int Year, Place YearAt, LossCarried Losses) : Fact
{
    public override AccountReference? Subject => Account;
}

/// <summary>A choice of a client or of the firm.</summary>
/// <param name="Choice">What was chosen, for which kind of scope.</param>
/// <param name="ScopeName">The account's number, the household's or the model's name; empty for the firm.</param>
/// <param name="At">Where it stands.</param>
internal sealed record CustomizationFact(Customization Choice, string ScopeName, Place At) : Fact;
