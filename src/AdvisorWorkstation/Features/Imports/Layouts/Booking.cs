using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>What a custodian's word for an event means here.</summary>
internal enum Meaning
{
    Buy,
    Sell,
    Reinvestment,
    Dividend,
    Interest,
    Fee,

    /// <summary>Money in or out, by its sign.</summary>
    Cash,

    /// <summary>Shares in or out without a sale, by their sign.</summary>
    Shares,

    /// <summary>Shares where the row has shares, else money.</summary>
    SharesOrCash,

    /// <summary>Something that happened to the security itself, which a corporate actions file describes.</summary>
    CorporateAction,

    /// <summary>Cash that moves between the account and its own money market fund.</summary>
    Sweep,
}

/// <summary>The columns that events of all custodians have, as one of them spells them.</summary>
internal sealed record BookingColumns(Column Action, Column Symbol, Column Description, Column Quantity, Column Price, Column Amount, params Column[] Fees);

/// <summary>Turns a row of a custodian's history into a transaction, once its layout has found out what the row means and when it was.</summary>
internal sealed class Booking(BookingColumns columns, FileReading reading)
{
    private const decimal Cent = 0.01m;
    private const decimal RoundedPrice = 0.005m;
    private const decimal RoundedShares = 0.0005m;

    /// <summary>Amounts of options are for a hundred shares each, bonds are priced per hundred.</summary>
    private static readonly decimal[] Multipliers = [1m, 100m, 0.01m];

    public void Take(TableRow row, Meaning meaning, AccountReference account, DateOnly tradeDate)
    {
        switch (meaning)
        {
            case Meaning.Sweep:
                reading.Note(
                    row.Line,
                    columns.Action.Name,
                    $"'{row.Shown(columns.Action)}' moves cash within the account and changes nothing; it was left out.");
                break;
            case Meaning.CorporateAction:
                reading.Ask(
                    row.Line,
                    columns.Action.Name,
                    $"'{row.Shown(columns.Action)}' of {row.Raw(columns.Symbol)} happened to the security itself and was left out. "
                    + "Give its terms in a corporate_actions file. Confirm to go on without it.");
                break;
            case Meaning.Shares:
            case Meaning.SharesOrCash when HasShares(row):
                TakeShares(row, account, tradeDate);
                break;
            case Meaning.SharesOrCash when !NumberGrammar.IsUnknown(row.Raw(columns.Symbol)):
                row.Fault(columns.Quantity, $"'{row.Shown(columns.Action)}' names {row.Shown(columns.Symbol)} and no shares of it. Check the row at the custodian.");
                break;
            case Meaning.Cash or Meaning.SharesOrCash:
                var amount = Amount(row);
                Add(row, account, tradeDate, amount < Money.Zero ? TransactionKind.Withdrawal : TransactionKind.Deposit, null, Shares.Zero, amount);
                break;
            case Meaning.Buy or Meaning.Sell or Meaning.Reinvestment:
                TakeTrade(row, meaning, account, tradeDate);
                break;
            default:
                Add(row, account, tradeDate, KindOf(meaning), OptionalTicker(row), Shares.Zero, Amount(row));
                break;
        }
    }

    private void TakeTrade(TableRow row, Meaning meaning, AccountReference account, DateOnly tradeDate)
    {
        var quantity = row.Needed(columns.Quantity, Cells.Shares);
        var amount = Amount(row);
        var isSale = meaning == Meaning.Sell;
        if (quantity == Shares.Zero || (!isSale && quantity < Shares.Zero))
        {
            row.Fault(columns.Quantity, $"'{row.Shown(columns.Action)}' of {quantity} shares can't be. Check the row at the custodian.");
        }
        if (isSale ? amount < Money.Zero : amount > Money.Zero)
        {
            row.Fault(columns.Amount, $"'{row.Shown(columns.Action)}' with an amount of {amount} has the wrong sign. Check the row at the custodian.");
        }
        CheckAmount(row, new Shares(Math.Abs(quantity.Count)), amount, isSale);
        Add(row, account, tradeDate, KindOf(meaning), row.Ticker(columns.Symbol), new Shares(Math.Abs(quantity.Count)), amount);
    }

    /// <summary>Moving shares moves no cash: an empty amount is none here, and any other amount is asked about.</summary>
    private void TakeShares(TableRow row, AccountReference account, DateOnly tradeDate)
    {
        var quantity = row.Needed(columns.Quantity, Cells.Shares);
        if (quantity == Shares.Zero)
        {
            row.Fault(columns.Quantity, $"'{row.Shown(columns.Action)}' of no shares can't be. Check the row at the custodian.");
        }
        if (row.Optional(columns.Amount, Cells.Money) is { } amount && amount != Money.Zero)
        {
            reading.Ask(
                row.Line,
                columns.Amount.Name,
                $"'{row.Shown(columns.Action)}' moves shares and has an amount of {amount} all the same. Confirm that it is their value, and that no cash moved.");
        }
        var kind = quantity < Shares.Zero ? TransactionKind.TransferOut : TransactionKind.TransferIn;
        Add(row, account, tradeDate, kind, row.Ticker(columns.Symbol), new Shares(Math.Abs(quantity.Count)), Money.Zero);
    }

    private void Add(TableRow row, AccountReference account, DateOnly tradeDate, TransactionKind kind, Spelled? ticker, Shares quantity, Money amount)
    {
        if (row.IsFaulty)
        {
            return;
        }
        if (ticker is { } spelled)
        {
            reading.Add(new SecurityFact(spelled, Authority.Custodian, row.OptionalWords(columns.Description), null, null));
        }
        reading.Add(new TransactionFact(account, tradeDate, kind, ticker, quantity, amount, null, null));
    }

    private Money Amount(TableRow row) => row.Needed(columns.Amount, Cells.Money);

    private bool HasShares(TableRow row) => NumberGrammar.TryRead(row.Raw(columns.Quantity)) is { Value: not 0m };

    private Spelled? OptionalTicker(TableRow row) => NumberGrammar.IsUnknown(row.Raw(columns.Symbol)) ? null : row.Ticker(columns.Symbol);

    private void CheckAmount(TableRow row, Shares quantity, Money amount, bool isSale)
    {
        if (row.IsFaulty || row.Optional(columns.Price, Cells.Price) is not { } price || row.IsFaulty)
        {
            return;
        }
        var fees = columns.Fees.Sum(f => row.Optional(f, Cells.Money)?.Usd ?? 0m);
        var worth = quantity.Count * price.UsdPerShare;
        var tolerance = Cent + quantity.Count * RoundedPrice + price.UsdPerShare * RoundedShares;
        if (!Array.Exists(Multipliers, m => Math.Abs((isSale ? worth * m - fees : -worth * m - fees) - amount.Usd) <= tolerance * Math.Max(m, 1m)))
        {
            reading.Warn(
                row.Line,
                columns.Amount.Name,
                $"{quantity} shares at {price} with fees of {fees:0.00} come to {(isSale ? worth - fees : -worth - fees):#,0.00}, the row says {amount}. "
                + "The amount was taken; check the row at the custodian.");
        }
    }

    private static TransactionKind KindOf(Meaning meaning) => meaning switch
    {
        Meaning.Buy => TransactionKind.Buy,
        Meaning.Sell => TransactionKind.Sell,
        Meaning.Reinvestment => TransactionKind.Reinvestment,
        Meaning.Dividend => TransactionKind.Dividend,
        Meaning.Interest => TransactionKind.Interest,
        Meaning.Fee => TransactionKind.Fee,
        _ => throw new InvalidOperationException($"{meaning} is no one kind of transaction"),
    };
}
