using System.Text.RegularExpressions;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Fidelity's history of one account or of several, in any order of columns: blank lines, the table, prose, the day it was downloaded. A file of
/// one account does not say of which: then its name, or a person does. What is still processing comes again when it is done.
/// </summary>
internal static partial class FidelityHistoryLayout
{
    private const string Custodian = "Fidelity";
    private const string Pending = "Processing";

    private static readonly Column Date = Column.Needed("Run Date");
    private static readonly Column Number = Column.Optional("Account Number");
    private static readonly Column Action = Column.Needed("Action");
    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Description = Column.Optional("Description", "Security Description");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column Price = Column.Needed("Price ($)", "Price");
    private static readonly Column Commission = Column.Optional("Commission ($)", "Commission");
    private static readonly Column Fees = Column.Optional("Fees ($)", "Fees");
    private static readonly Column AccruedInterest = Column.Optional("Accrued Interest ($)", "Accrued Interest");
    private static readonly Column Amount = Column.Needed("Amount ($)", "Amount");
    private static readonly Column Currency = Column.Optional("Currency");

    private static readonly Column[] Columns =
    [
        Date, Number, Action, Symbol, Description, Quantity, Price, Commission, Fees, AccruedInterest, Amount, Currency,
        Column.Optional("Cash Balance ($)", "Cash Balance"), Column.Optional("Settlement Date"), Column.Optional("Account", "Account Name"), Column.Optional("Type", "Security Type"), Column.Optional("Exchange Quantity"),
        Column.Optional("Exchange Currency"), Column.Optional("Exchange Rate"),
    ];

    /// <summary>How the words of an action start; the longest start that fits counts.</summary>
    private static readonly Dictionary<string, Meaning> Starts = ActionWords.Table(
        (Meaning.Buy, ["YOU BOUGHT"]),
        (Meaning.Sell, ["YOU SOLD"]),
        (Meaning.Reinvestment, ["REINVESTMENT"]),
        (Meaning.Dividend, ["DIVIDEND RECEIVED", "LONG-TERM CAP GAIN", "SHORT-TERM CAP GAIN", "DIVIDEND ADJUSTMENT"]),
        (Meaning.Interest, ["INTEREST EARNED", "INTEREST", "MARGIN INTEREST"]),
        (Meaning.Fee, ["FEE CHARGED", "ADVISORY FEE", "ADVISOR FEE", "MANAGEMENT FEE", "FOREIGN TAX PAID", "ADJ FOREIGN TAX PAID", "ADR FEE"]),
        (Meaning.Cash, [
            "ELECTRONIC FUNDS TRANSFER RECEIVED", "ELECTRONIC FUNDS TRANSFER PAID", "DIRECT DEPOSIT", "DIRECT DEBIT", "WIRE TRANSFER FROM BANK",
            "WIRE TRANSFER TO BANK", "WIRE TRANSFER RECEIVED", "WIRE TRANSFER SENT", "CHECK RECEIVED", "CHECK PAID", "CASH CONTRIBUTION", "CONTRIBUTION",
            "PARTIC CONTR", "CO CONTR", "NORMAL DISTR", "EARLY DISTR", "REQUIRED MINIMUM DISTR", "FED TAX W/H", "STATE TAX W/H", "BILL PAYMENT",
        ]),
        (Meaning.SharesOrCash, ["TRANSFERRED FROM", "TRANSFERRED TO", "TRANSFER OF ASSETS", "JOURNALED", "ROLLOVER", "CONVERSION"]),
        (Meaning.CorporateAction, [
            "STOCK SPLIT", "REVERSE SPLIT", "DISTRIBUTION", "SPIN-OFF", "SPINOFF", "MERGER", "EXCHANGED TO", "NAME CHANGED", "RETURN OF CAPITAL",
            "IN LIEU OF FRX SHARE", "TENDERED", "EXPIRED", "ASSIGNED", "EXERCISED", "REDEMPTION PAYOUT",
        ]),
        (Meaning.Sweep, ["REDEMPTION FROM CORE ACCOUNT", "PURCHASE INTO CORE ACCOUNT", "EXCHANGE CORE ACCOUNT"]));

    /// <summary>Money market funds that positions files show as cash.</summary>
    private static readonly HashSet<string> CoreFunds = new(StringComparer.OrdinalIgnoreCase) { "SPAXX", "FDRXX", "FZFXX", "FDLXX", "FCASH", "QPIFQ" };

    public static readonly Layout Layout =
        Layouts.Layout.Of("fidelity-history", "Fidelity history", head => head.RowWith("Run Date", "Action", "Symbol") is not null, Read);

    [GeneratedRegex(@"^Date downloaded (?<date>[0-9/]{10})( [0-9:]+ ?[ap]\.?m\.?)?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Downloaded { get; }

    private static void Read(Sheet sheet, FileReading reading)
    {
        var start = sheet.Rows.TakeWhile(r => !(r.Has(Date.Name) && r.Has(Action.Name))).Count();
        foreach (var title in sheet.Rows.Take(start).Where(r => !r.IsBlank))
        {
            if (title.IsTitle)
            {
                reading.Warn(title.Line, "title", $"'{title[0]}' stands before the table and was not read.");
            }
            else
            {
                reading.Error(title.Line, "column 1", "The row stands before the row of headings. Download the file again.");
            }
        }
        if (TableHeader.Open(sheet.Rows[start], Columns, reading) is not { } header)
        {
            return;
        }
        var nobody = AccountReference.OfNobody(Custodian, reading.At(sheet.Rows[start].Line, ContentCheck.WholeFile));
        var rows = sheet.Rows.Skip(start + 1).TakeWhile(r => !r.IsBlank).ToList();
        CheckFooter(sheet.Rows.Skip(start + 1 + rows.Count).Where(r => !r.IsBlank), sheet.Rows[^1].Line, reading);
        var booking = new Booking(new BookingColumns(Action, Symbol, Description, Quantity, Price, Amount, Commission, Fees, AccruedInterest), reading);
        foreach (var row in rows.Select(header.Row).OfType<TableRow>())
        {
            reading.Rows++;
            Take(row, nobody, header.IndexOf(Number) >= 0, booking, reading);
        }
    }

    /// <summary>The last line proves that nothing was cut off; a file without it may still be whole, which a person can say.</summary>
    private static void CheckFooter(IEnumerable<SheetRow> rows, int lastLine, FileReading reading)
    {
        var isComplete = false;
        foreach (var row in rows)
        {
            if (!row.IsTitle || isComplete)
            {
                reading.Error(row.Line, "column 1", "A row follows the end of the table: the file holds more than one export. Download it again.");
                return;
            }
            isComplete = Downloaded.Match(row[0]) is { Success: true } match
                && DateGrammar.TryRead(match.Groups["date"].Value, DateGrammar.MonthFirst) is not null;
        }
        if (!isComplete)
        {
            reading.Ask(
                lastLine,
                "last line",
                "The file does not end with the line 'Date downloaded 11/19/2026 5:45 pm', so it may have been cut off. Confirm that it is complete.");
        }
    }

    private static void Take(TableRow row, AccountReference nobody, bool namesAccounts, Booking booking, FileReading reading)
    {
        if (row.ColumnSaying(Pending) is { } pending)
        {
            reading.Note(row.Line, pending, $"'{row.Shown(Action)}' is still processing and was left out; it comes again when it is done.");
            return;
        }
        var date = row.Needed(Date, Cells.Date(DateGrammar.MonthFirst));
        var account = namesAccounts ? nobody with { Number = row.Words(Number) } : nobody;
        if (row.OptionalWords(Currency) is { } currency && currency != "USD")
        {
            row.Fault(Currency, $"The row is in {currency}. Only US dollars are kept here.");
        }
        if (MeaningOf(row) is not { } meaning)
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

    private static Meaning? MeaningOf(TableRow row)
    {
        var words = row.Raw(Action);
        var start = Starts.Keys.Where(s => words.StartsWith(s, StringComparison.OrdinalIgnoreCase)).MaxBy(s => s.Length);
        return start is null ? null
            : CoreFunds.Contains(row.Raw(Symbol)) && Starts[start] is Meaning.Reinvestment or Meaning.Buy or Meaning.Sell ? Meaning.Sweep
            : Starts[start];
    }
}
