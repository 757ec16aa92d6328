using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>The sections of a statement that are about money alone: dividends, taxes, interest, fees, what came and went, and what is left.</summary>
internal sealed partial class IbkrCash(IbkrStatement statement)
{
    private const string TotalStart = "Total";

    private static readonly Column Currency = Column.Needed("Currency");
    private static readonly Column Date = Column.Needed("Date", "Settle Date");
    private static readonly Column Description = Column.Needed("Description");
    private static readonly Column Amount = Column.Needed("Amount");
    private static readonly Column[] Columns =
        [Currency, Date, Description, Amount, Column.Optional("Code"), Column.Optional("Subtitle"), Column.Optional("Account")];

    private static readonly Column CashItem = Column.Needed("Currency Summary");
    private static readonly Column CashTotal = Column.Needed("Total");

    private static readonly (string Section, TransactionKind In, TransactionKind Out)[] Kinds =
    [
        ("Dividends", TransactionKind.Dividend, TransactionKind.Dividend),
        ("Payment In Lieu Of Dividends", TransactionKind.Dividend, TransactionKind.Dividend),
        ("Withholding Tax", TransactionKind.Fee, TransactionKind.Fee),
        ("Fees", TransactionKind.Fee, TransactionKind.Fee),
        ("Other Fees", TransactionKind.Fee, TransactionKind.Fee),
        ("Commission Adjustments", TransactionKind.Fee, TransactionKind.Fee),
        ("Interest", TransactionKind.Interest, TransactionKind.Interest),
        ("Broker Interest Paid", TransactionKind.Interest, TransactionKind.Interest),
        ("Broker Interest Received", TransactionKind.Interest, TransactionKind.Interest),
        ("Bond Interest Received", TransactionKind.Interest, TransactionKind.Interest),
        ("Deposits & Withdrawals", TransactionKind.Deposit, TransactionKind.Withdrawal),
    ];

    private readonly Dictionary<string, (decimal Sum, int Rows, int Line)> _open = new(StringComparer.Ordinal);

    public IEnumerable<IbkrSection> Sections =>
    [
        .. Kinds.Select(k => new IbkrSection(k.Section, Columns, (row, word) => Take(row, word, k.Section, k.In, k.Out))),
        new("Cash Report", [CashItem, Currency, CashTotal, Column.Optional("Securities"), Column.Optional("Futures"), Column.Optional("IB-UKL")], TakeCash),
    ];

    /// <summary><c>MSFT(US5949181045) Cash Dividend …</c></summary>
    [GeneratedRegex(@"^(?<symbol>[A-Z0-9. ]{1,30}) ?\([A-Z0-9]{9,12}\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Payer { get; }

    /// <summary>Says which rows were added up and compared with nothing.</summary>
    public void Close()
    {
        foreach (var (section, open) in _open.Where(o => o.Value.Rows > 0))
        {
            statement.Reading.Error(open.Line, section, $"The rows of '{section}' have no totals row: the file was cut off. Download it again.");
        }
    }

    private void Take(TableRow row, string word, string section, TransactionKind whenIn, TransactionKind whenOut)
    {
        if (word != IbkrSection.Data || row.Raw(Currency).StartsWith(TotalStart, StringComparison.Ordinal))
        {
            Compare(row, section);
            return;
        }
        var amount = row.Needed(Amount, Cells.Money);
        var (sum, rows, line) = _open.GetValueOrDefault(section, (0m, 0, row.Line));
        _open[section] = (sum + amount.Usd, rows + 1, line);
        var date = row.Needed(Date, Cells.IsoDate);
        var words = row.Words(Description);
        if (!statement.IsInDollars(row, Currency, $"'{row.Shown(Description)}' in {section}") || row.IsFaulty)
        {
            return;
        }
        Spelled? ticker = Payer.Match(words) is { Success: true } payer && Ticker.TryParse(payer.Groups["symbol"].Value) is not null
            ? new Spelled(payer.Groups["symbol"].Value.Trim(), row.At(Description))
            : null;
        if (whenIn == TransactionKind.Dividend && ticker is null)
        {
            row.Fault(Description, $"'{row.Shown(Description)}' does not start with the symbol of what paid it, such as 'ALFA(US0000000001) Cash Dividend'.");
            return;
        }
        var kind = amount < Money.Zero ? whenOut : whenIn;
        statement.Add(account => new TransactionFact(account with { At = row.At(Description) }, date, kind, ticker, Shares.Zero, amount, null, null));
    }

    /// <summary>A total closes the rows before it; the totals of other currencies and of their conversion are passed over.</summary>
    private void Compare(TableRow row, string section)
    {
        if (row.Raw(Currency) is not ("" or TotalStart or IbkrStatement.Dollars) || !_open.TryGetValue(section, out var open) || open.Rows == 0)
        {
            return;
        }
        TotalsCheck.Compare(section, row, Amount, open.Sum, open.Rows);
        _open[section] = (0m, 0, row.Line);
        if (!row.IsFaulty)
        {
            statement.Reading.Reconciled.Add($"{IbkrStatement.Custodian}, {section}: the rows ({open.Rows}) add up to {open.Sum:#,0.00} dollars, as the total says.");
        }
    }

    private void TakeCash(TableRow row, string word)
    {
        if (row.Raw(CashItem) == "Ending Cash" && row.Raw(Currency) == "Base Currency Summary")
        {
            var cash = row.Needed(CashTotal, Cells.Money);
            if (statement.Cash is not null)
            {
                row.Fault(CashItem, "The ending cash stands twice. Download the file again.");
            }
            statement.Cash = cash;
        }
    }
}
