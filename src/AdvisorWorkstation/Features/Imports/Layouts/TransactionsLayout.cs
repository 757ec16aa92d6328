using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Our own <c>transactions</c>: custodian,account_number,trade_date,kind,ticker,quantity,amount,short_term_gain,long_term_gain,
/// acquired,cost_basis; cash that enters is positive, cash that leaves negative. The last two are of shares that are transferred in.
/// </summary>
internal static class TransactionsLayout
{
    private static readonly Column Custodian = Column.Needed("custodian");
    private static readonly Column Number = Column.Needed("account_number");
    private static readonly Column TradeDate = Column.NeededDay("trade_date");
    private static readonly Column Kind = Column.Needed("kind");
    private static readonly Column Ticker = Column.Optional("ticker");
    private static readonly Column Quantity = Column.Optional("quantity");
    private static readonly Column Amount = Column.Needed("amount");
    private static readonly Column ShortTermGain = Column.Optional("short_term_gain");
    private static readonly Column LongTermGain = Column.Optional("long_term_gain");
    private static readonly Column Acquired = Column.OptionalDay("acquired");
    private static readonly Column CostBasis = Column.Optional("cost_basis");

    private static readonly Dictionary<string, (TransactionKind Kind, bool NeedsShares, int Sign)> Kinds = new()
    {
        ["buy"] = (TransactionKind.Buy, true, -1),
        ["sell"] = (TransactionKind.Sell, true, 1),
        ["dividend"] = (TransactionKind.Dividend, false, 1),
        ["reinvestment"] = (TransactionKind.Reinvestment, true, -1),
        ["deposit"] = (TransactionKind.Deposit, false, 1),
        ["withdrawal"] = (TransactionKind.Withdrawal, false, -1),
        ["transfer_in"] = (TransactionKind.TransferIn, false, 0),
        ["transfer_out"] = (TransactionKind.TransferOut, false, 0),
        ["fee"] = (TransactionKind.Fee, false, -1),
        ["interest"] = (TransactionKind.Interest, false, 0),
    };

    public static readonly Layout Layout = OwnFormat.Of(
        "transactions",
        "Transactions",
        [Custodian, Number, TradeDate, Kind, Ticker, Quantity, Amount, ShortTermGain, LongTermGain, Acquired, CostBasis],
        Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var (kind, needsShares, sign) = row.Needed(Kind, Cells.OneOf(Kinds));
        var hasTicker = needsShares || !NumberGrammar.IsUnknown(row.Raw(Ticker));
        var fact = new TransactionFact(
            new AccountReference(row.Words(Custodian), row.Words(Number), row.At(Number)),
            row.Needed(TradeDate, Cells.IsoDate),
            kind,
            hasTicker ? row.Ticker(Ticker) : null,
            needsShares ? row.Needed(Quantity, Cells.SharesHeld) : row.Optional(Quantity, Cells.Shares) ?? Shares.Zero,
            row.Needed(Amount, Cells.Money),
            row.Optional(ShortTermGain, Cells.Money),
            row.Optional(LongTermGain, Cells.Money))
        {
            Acquired = row.Optional(Acquired, Cells.IsoDate),
            CostBasis = row.Optional(CostBasis, Cells.Money),
        };
        if (kind != TransactionKind.TransferIn && (fact.Acquired is not null || fact.CostBasis is not null))
        {
            row.Fault(
                fact.Acquired is not null ? Acquired : CostBasis,
                $"A {row.Raw(Kind)} has no day or basis of its own; only shares that are transferred in bring them along.");
        }
        if (fact.Acquired > fact.TradeDate)
        {
            row.Fault(Acquired, $"The shares were acquired on {fact.Acquired:yyyy-MM-dd}, after the {fact.TradeDate:yyyy-MM-dd} that they came in on.");
        }
        if (sign * fact.Amount.Usd < 0m)
        {
            row.Fault(
                Amount,
                $"A {row.Raw(Kind)} of {fact.Amount} has the wrong sign. Cash that enters is positive, cash that leaves negative.");
        }
        if (fact.Quantity < Shares.Zero)
        {
            row.Fault(Quantity, "A number of shares is zero or more; the kind says which way they went.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }
}
