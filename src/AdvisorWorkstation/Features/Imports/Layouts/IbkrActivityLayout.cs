using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// An activity statement of Interactive Brokers: many tables in one file, the section in the first column, Header, Data or Total in the second. The
/// header of a section may come again with other columns. Every row of a section that moves something is read, asked about, or refused.
/// </summary>
internal static class IbkrActivityLayout
{
    private const string HeaderWord = "Header";
    private const string Title = "Activity Statement";

    private static readonly Column FieldName = Column.Needed("Field Name");
    private static readonly Column FieldValue = Column.Needed("Field Value");

    /// <summary>What follows from the other sections, explains them, or is about the market.</summary>
    private static readonly HashSet<string> Derived = new(StringComparer.OrdinalIgnoreCase)
    {
        "Net Asset Value", "Change in NAV", "Mark-to-Market Performance Summary", "Realized & Unrealized Performance Summary",
        "Month & Year to Date Performance Summary", "Net Stock Position Summary", "Forex Balances", "Financial Instrument Information", "Codes",
        "Notes/Legal Notes", "Change in Dividend Accruals", "Open Dividend Accruals", "Interest Accruals", "Base Currency Exchange Rate",
        "Trade Summary by Symbol", "Trade Summary by Asset Class", "Location of Customer Assets, Positions and Money",
    };

    /// <summary>What moves shares or cash in a way that has to be looked at.</summary>
    private static readonly HashSet<string> Moving = new(StringComparer.OrdinalIgnoreCase)
    {
        "Corporate Actions", "Transfers", "Option Exercises, Assignments and Expirations", "Stock Grant Activity", "Incoming Trade Transfers",
        "Outgoing Trade Transfers", "Transaction Fees", "Sales Tax Details", "Soft Dollar Activity", "CFD Charges",
    };

    public static readonly Layout Layout = Layouts.Layout.Of(
        "ibkr-activity",
        "Interactive Brokers activity statement",
        head => head.RowStarting("Statement", HeaderWord, "Field Name") is not null,
        Read);

    private static void Read(Sheet sheet, FileReading reading)
    {
        var statement = new IbkrStatement(reading);
        var (positions, trades, cash) = (new IbkrPositions(statement), new IbkrTrades(statement), new IbkrCash(statement));
        IbkrSection[] sections =
        [
            new("Statement", [FieldName, FieldValue], (row, _) => TakeStatement(statement, row)),
            new("Account Information", [FieldName, FieldValue], (row, _) => TakeAccount(statement, row)),
            positions.Section,
            trades.Section,
            .. cash.Sections,
        ];
        var headers = new Dictionary<string, TableHeader?>(StringComparer.OrdinalIgnoreCase);
        var passed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in sheet.Rows.Where(r => !r.IsBlank))
        {
            reading.Cancel.ThrowIfCancellationRequested();
            if (Array.Find(sections, s => s.Name.Equals(row[0], StringComparison.OrdinalIgnoreCase)) is not { } section)
            {
                PassOver(row, passed, reading);
            }
            else if (row[1] == HeaderWord)
            {
                headers[section.Name] = TableHeader.Open(row, section.AllColumns, reading, mayHaveBlanks: true);
            }
            else if (!headers.TryGetValue(section.Name, out var header))
            {
                reading.Error(row.Line, section.Name, $"The section '{section.Name}' has no header before this row: rows were lost. Download the file again.");
            }
            else if (row[1] is not (IbkrSection.Data or IbkrSection.Total or IbkrSection.SubTotal or "Notes"))
            {
                reading.Error(row.Line, "Header", $"'{row[1]}' is no kind of row that is known here. Download the file again.");
            }
            else if (row[1] != "Notes" && header?.Row(WithoutGap(row, header)) is { } data)
            {
                reading.Rows += row[1] == IbkrSection.Data ? 1 : 0;
                section.Take(data, row[1]);
            }
        }
        positions.Close();
        trades.Close();
        cash.Close();
        statement.Close(sheet.Rows[sheet.FirstRow].Line);
    }

    /// <summary>Some statements have an empty cell too much before the code of a lot; nothing is lost with it.</summary>
    private static SheetRow WithoutGap(SheetRow row, TableHeader header) =>
        row[2] is "Lot" or "ClosedLot" && row.Count == header.Width + 1 && row[header.Width - 1].Length == 0
            ? row with { Cells = [.. row.Cells[..(header.Width - 1)], row.Cells[^1]] }
            : row;

    /// <summary>What is passed over is said once for each section.</summary>
    private static void PassOver(SheetRow row, HashSet<string> passed, FileReading reading)
    {
        var isNew = passed.Add(row[1] == IbkrSection.Data ? $"{row[0]} {IbkrSection.Data}" : row[0]);
        if (!isNew)
        {
            return;
        }
        if (Moving.Contains(row[0]))
        {
            if (row[1] == IbkrSection.Data)
            {
                reading.Ask(
                    row.Line,
                    row[0],
                    $"The section '{row[0]}' moves shares or cash in a way that is not read from this file; it was left out. "
                    + "Give what it says in files of our own formats. Confirm to go on without it.");
            }
        }
        else if (!Derived.Contains(row[0]) && row[1] != IbkrSection.Data)
        {
            reading.Warn(row.Line, row[0], $"The section '{row[0]}' is not known here and was not read.");
        }
        else if (!Derived.Contains(row[0]) && !passed.Contains(row[0]))
        {
            reading.Error(row.Line, "section", $"'{row[0]}' is no section with a header: rows were lost or damaged. Download the file again.");
        }
    }

    private static void TakeStatement(IbkrStatement statement, TableRow row)
    {
        switch (row.Raw(FieldName))
        {
            case "Title" when !row.Raw(FieldValue).StartsWith(Title, StringComparison.Ordinal):
                row.Fault(FieldValue, $"The file is a '{row.Shown(FieldValue)}', not an {Title}.");
                break;
            case "Period":
                var last = row.Raw(FieldValue).Split(" - ")[^1];
                if (DateGrammar.TryRead(last, DateGrammar.LongNamed) is not { } day)
                {
                    row.Fault(FieldValue, $"'{row.Shown(FieldValue)}' is no period such as 'January 1, 2026 - November 19, 2026'.");
                }
                else if (statement.AsOf is not null)
                {
                    row.Fault(FieldValue, "The period stands twice: the file holds more than one statement. Download one at a time.");
                }
                else
                {
                    statement.AsOf = day;
                }
                break;
        }
    }

    private static void TakeAccount(IbkrStatement statement, TableRow row)
    {
        switch (row.Raw(FieldName))
        {
            case "Name":
                statement.AccountName = row.OptionalWords(FieldValue) ?? "";
                break;
            case "Account" when statement.Account is not null:
                row.Fault(FieldValue, "The account stands twice: the file holds more than one statement. Download one at a time.");
                break;
            case "Account":
                var number = row.Words(FieldValue);
                if (!row.IsFaulty && !number.All(char.IsAsciiLetterOrDigit))
                {
                    row.Fault(FieldValue, $"'{row.Shown(FieldValue)}' is no single account. Download a statement for each account.");
                }
                statement.Account = new AccountReference(IbkrStatement.Custodian, number, row.At(FieldValue));
                break;
            case "Base Currency" when row.Raw(FieldValue) != IbkrStatement.Dollars:
                row.Fault(FieldValue, $"The statement is in {row.Shown(FieldValue)}. Only accounts in US dollars are kept here.");
                break;
        }
    }
}
