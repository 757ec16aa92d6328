using System.Text.RegularExpressions;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Schwab's transactions export of one account. Most exports do not say of which: then the file's name, or a person does. Of a date such as
/// <c>11/17/2026 as of 11/16/2026</c> the first is when Schwab booked it, the second when it counts, which is taken as the trade date.
/// </summary>
internal static partial class SchwabTransactionsLayout
{
    private const string TotalWords = "Transactions Total";
    private const string AsOf = " as of ";

    private static readonly Column Date = Column.Needed("Date");
    private static readonly Column Action = Column.Needed("Action");
    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Description = Column.Optional("Description");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column Price = Column.Needed("Price");
    private static readonly Column Fees = Column.Optional("Fees & Comm");
    private static readonly Column Amount = Column.Needed("Amount");

    private static readonly Column[] Columns = [Date, Action, Symbol, Description, Quantity, Price, Fees, Amount];

    private static readonly Dictionary<string, Meaning> Meanings = ActionWords.Table(
        (Meaning.Buy, ["Buy"]),
        (Meaning.Sell, ["Sell"]),
        (Meaning.Reinvestment, ["Reinvest Shares"]),
        (Meaning.Dividend, [
            "Cash Dividend", "Qualified Dividend", "Qual Div Reinvest", "Non-Qualified Div", "Reinvest Dividend", "Special Dividend", "Special Qual Div",
            "Special Non Qual Div", "Pr Yr Cash Div", "Pr Yr Div Reinvest", "Pr Yr Non-Qual Div", "Pr Yr Special Div", "Div Adjustment", "Long Term Cap Gain",
            "Long Term Cap Gain Reinvest", "Short Term Cap Gain", "Short Term Cap Gain Reinvest",
        ]),
        (Meaning.Interest, ["Bank Interest", "Credit Interest", "Bond Interest", "Margin Interest"]),
        (Meaning.Fee, ["Service Fee", "ADR Mgmt Fee", "Advisor Fee", "Foreign Tax Paid", "NRA Tax Adj"]),
        (Meaning.Cash, [
            "MoneyLink Transfer", "MoneyLink Deposit", "MoneyLink Adj", "Wire Funds", "Wire Funds Received", "Wire Funds Adj", "Wire Sent", "Wire Received",
            "Funds Received", "Funds Paid", "Misc Cash Entry", "Misc Credits", "ATM Withdrawal", "Bill Pay", "Visa Purchase", "Promotional Award",
        ]),
        (Meaning.Shares, ["Journaled Shares", "Shares Transferred", "Internal Transfer Shares"]),
        (Meaning.SharesOrCash, ["Journal", "Security Transfer", "Internal Transfer"]),
        (Meaning.CorporateAction, [
            "Stock Split", "Reverse Split", "Spin-off", "Name Change", "Symbol Change", "Cash Merger", "Cash Merger Adj", "Stock Merger", "Stock Merger Adj",
            "Mandatory Reorg Exc", "Mandatory Reorg Exc Adj", "Exchange or Exercise", "Return Of Capital", "Cash/Stock Merger", "Reorganized Issue",
            "Full Redemption", "Full Redemption Adj", "Cash In Lieu", "Assigned", "Expired", "Exercised",
        ]));

    public static readonly Layout Layout = Layouts.Layout.Of(
        "schwab-transactions",
        "Schwab transactions",
        head => head.RowWith("Date", "Action", "Symbol", "Amount") is not null && head.RowWith("Run Date") is null,
        Read);

    [GeneratedRegex(@"^Transactions +for account (?<who>.+) as of .+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title { get; }

    private static void Read(Sheet sheet, FileReading reading)
    {
        var start = sheet.Rows.TakeWhile(r => !(r.Has(Date.Name) && r.Has(Action.Name))).Count();
        var account = AccountOf(sheet, start, reading);
        if (TableHeader.Open(sheet.Rows[start], Columns, reading) is not { } header)
        {
            return;
        }
        var booking = new Booking(new BookingColumns(Action, Symbol, Description, Quantity, Price, Amount, Fees), reading);
        var (sum, hasTotal) = (0m, false);
        foreach (var row in sheet.Rows.Skip(start + 1).Where(r => !r.IsBlank).Select(header.Row).OfType<TableRow>())
        {
            if (hasTotal)
            {
                row.Fault(Date, "A row follows the totals row: the file holds more than one export. Download it again.");
            }
            else if (row.Raw(Date).Equals(TotalWords, StringComparison.OrdinalIgnoreCase))
            {
                hasTotal = true;
                TotalsCheck.Compare("Amount", row, Amount, sum, Math.Max(reading.Rows, 1));
                if (!row.IsFaulty)
                {
                    reading.Reconciled.Add($"{SchwabTitle.Custodian}: {reading.Rows} transactions add up to {sum:#,0.00} dollars, as the totals row says.");
                }
            }
            else
            {
                reading.Rows++;
                sum += NumberGrammar.TryRead(row.Raw(Amount))?.Value ?? 0m;
                Take(row, account, booking);
            }
        }
    }

    private static AccountReference AccountOf(Sheet sheet, int start, FileReading reading)
    {
        foreach (var row in sheet.Rows.Take(start).Where(r => !r.IsBlank))
        {
            var at = reading.At(row.Line, "title");
            if (Title.Match(row[0]) is { Success: true } title && SchwabTitle.TryReadAccount(title.Groups["who"].Value) is { } account)
            {
                return new AccountReference(SchwabTitle.Custodian, account.Number, at);
            }
            if (row.IsTitle)
            {
                reading.Warn(row.Line, "title", $"'{row[0]}' names no account and was not read.");
            }
            else
            {
                reading.Error(row.Line, "column 1", "The row stands before the row of headings. Download the file again.");
            }
        }
        return AccountReference.OfNobody(SchwabTitle.Custodian, reading.At(sheet.Rows[start].Line, ContentCheck.WholeFile));
    }

    private static void Take(TableRow row, AccountReference account, Booking booking)
    {
        var date = row.Needed(Date, TradeDate);
        if (!Meanings.TryGetValue(row.Raw(Action), out var meaning))
        {
            row.Fault(
                Action,
                $"'{row.Shown(Action)}' is no action that is known here, so what it changes is not known either. "
                + "Give this transaction in a file of our own format, and leave it out of this one.");
        }
        else if (!row.IsFaulty)
        {
            booking.Take(row, meaning, account with { At = row.At(Action) }, date);
        }
    }

    /// <summary>Both dates have to be dates; the one it counts from is the trade date.</summary>
    private static CellValue<DateOnly> TradeDate(string text)
    {
        var parts = text.Split(AsOf);
        var read = parts.Length <= 2
            ? parts.Select(p => Cells.Date(DateGrammar.MonthFirst)(p)).ToList()
            : [new CellValue<DateOnly>(default, "it has more than one 'as of'")];
        return read.Find(p => p.Fault is not null) is { Fault: not null } faulty ? faulty : read[^1];
    }
}
