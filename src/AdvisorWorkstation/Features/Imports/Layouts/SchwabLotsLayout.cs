using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Schwab's lot details: the lots of one security in one account. The symbol stands in the title only.</summary>
internal static class SchwabLotsLayout
{
    private const string Marker = " Lot Details for ";
    private const decimal ShareTolerance = 0.0001m;

    private static readonly Column OpenDate = Column.Needed("Open Date");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column Value = Column.Needed("Market Value");
    private static readonly Column CostBasis = Column.Needed("Cost Basis");
    private static readonly Column Term = Column.Optional("Holding Period");

    private static readonly Column[] Columns =
    [
        OpenDate, Quantity, Value, CostBasis, Term,
        Column.Optional("Price"), Column.Optional("Cost/Share"), Column.Optional("Gain/Loss $"), Column.Optional("Gain/Loss %"),
    ];

    private static readonly Dictionary<string, HoldingTerm> Terms = new()
    {
        ["short term"] = HoldingTerm.ShortTerm,
        ["long term"] = HoldingTerm.LongTerm,
    };

    public static readonly Layout Layout = Layouts.Layout.Of(
        "schwab-lots",
        "Schwab lot details",
        head => head.First[0].Contains(Marker, StringComparison.Ordinal) && head.RowStarting("Open Date", "Quantity") is not null,
        Read);

    private static void Read(Sheet sheet, FileReading reading)
    {
        var first = sheet.Rows[sheet.FirstRow];
        var symbol = first[0][..first[0].IndexOf(Marker, StringComparison.Ordinal)];
        if (SchwabTitle.Read(first, symbol + Marker, reading) is not { } title)
        {
            return;
        }
        if (Domain.Values.Ticker.TryParse(symbol) is null || SchwabTitle.TryReadAccount(title.Who) is not { } account)
        {
            reading.Error(
                first.Line,
                "title",
                "The first line names no symbol or no account, as 'ALFA Lot Details for XXXX-0001' does. Download the file again.");
            return;
        }
        var rows = sheet.Rows.Skip(sheet.FirstRow + 1).Where(r => !r.IsBlank).ToList();
        if (TableHeader.Open(rows[0], Columns, reading) is not { } header)
        {
            return;
        }
        var at = reading.At(first.Line, "title");
        var lots = ReadLots(rows.Skip(1).Select(header.Row).OfType<TableRow>(), new Spelled(symbol, at), title.AsOf, reading);
        if (!reading.Findings.HasErrors)
        {
            reading.Add(new LotsFact(new AccountReference(SchwabTitle.Custodian, account.Number, at), title.AsOf, false, lots));
        }
    }

    private static List<LotFact> ReadLots(IEnumerable<TableRow> rows, Spelled symbol, Taken asOf, FileReading reading)
    {
        var lots = new List<LotFact>();
        var value = 0m;
        TableRow? total = null;
        foreach (var row in rows)
        {
            if (total is not null)
            {
                row.Fault(OpenDate, "A row follows the totals row: the file holds more than one export. Download it again.");
            }
            else if (row.Raw(OpenDate) == "Total")
            {
                total = row;
            }
            else
            {
                reading.Rows++;
                value += row.Optional(Value, Cells.Money)?.Usd ?? 0m;
                lots.Add(ReadLot(row, symbol, asOf));
            }
        }
        if (total is null)
        {
            reading.Error(symbol.At.Line, symbol.At.Column, "The file has no totals row: it was cut off. Download it again.");
        }
        else if (!reading.Findings.HasErrors)
        {
            TotalsCheck.Compare($"{symbol.Text}, shares", total, Quantity, lots.Sum(l => l.Quantity.Count), lots.Count, ShareTolerance);
            TotalsCheck.Compare($"{symbol.Text}, market value", total, Value, value, lots.Count);
            TotalsCheck.Compare($"{symbol.Text}, cost basis", total, CostBasis, lots.Sum(l => l.CostBasis?.Usd ?? 0m), lots.Count);
            reading.Reconciled.Add($"{SchwabTitle.Custodian} {symbol.Text}: {lots.Count} lots add up to the totals row.");
        }
        return lots;
    }

    private static LotFact ReadLot(TableRow row, Spelled symbol, Taken asOf)
    {
        var lot = new LotFact(
            symbol,
            row.Needed(Quantity, Cells.SharesHeld),
            row.Optional(OpenDate, Cells.Date(DateGrammar.Midnight, DateGrammar.MonthFirst)),
            row.Optional(CostBasis, Cells.Money),
            row.Optional(Term, Cells.OneOf(Terms)),
            null);
        if (lot.Acquired > asOf.Date)
        {
            row.Fault(OpenDate, $"The lot is opened on {lot.Acquired:yyyy-MM-dd}, after the {asOf.Date:yyyy-MM-dd} of the file.");
        }
        return lot;
    }
}
