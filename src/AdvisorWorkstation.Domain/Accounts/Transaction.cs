using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>What happened in an account.</summary>
public enum TransactionKind
{
    Buy,
    Sell,
    Dividend,
    Reinvestment,
    Deposit,
    Withdrawal,
    TransferIn,
    TransferOut,
    Fee,
    CorporateAction,

    /// <summary>On cash, or on what is owed.</summary>
    Interest,
}

/// <summary>One booked event of an account, as the custodian reports it.</summary>
/// <param name="TradeDate">The trade date, never the settlement date.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Security">Of what; null for cash events.</param>
/// <param name="Quantity">Shares bought or sold, at least zero.</param>
/// <param name="Amount">Cash in (positive) or out (negative).</param>
/// <param name="ShortTermGain">Realized by it, when it is a sale; null when the custodian does not say.</param>
/// <param name="LongTermGain">Realized by it, when it is a sale; null when the custodian does not say.</param>
public sealed record Transaction(
    DateOnly TradeDate,
    TransactionKind Kind,
    SecurityId? Security,
    Shares Quantity,
    Money Amount,
    Money? ShortTermGain,
    Money? LongTermGain)
{
    /// <summary>True when shares were acquired in a way that replaces shares sold at a loss (tax.md, Wash sales).</summary>
    public bool IsPurchase => Kind is TransactionKind.Buy or TransactionKind.Reinvestment;

    /// <summary>Shares that came in, or, below zero, that left; none for what moves cash only.</summary>
    public Shares SharesIn => Kind switch
    {
        TransactionKind.Buy or TransactionKind.Reinvestment or TransactionKind.TransferIn => Quantity,
        TransactionKind.Sell or TransactionKind.TransferOut => Shares.Zero - Quantity,
        _ => Shares.Zero,
    };

    /// <summary>True when shares were bought, or sold, on the market.</summary>
    public bool IsTrade(bool bought) => Kind == (bought ? TransactionKind.Buy : TransactionKind.Sell);
}
