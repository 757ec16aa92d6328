using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// The holdings file of an iShares fund, read as an index: its stocks are the constituents, its cash and futures are left out. Its price
/// column counts as a price of its day. A file that the site sends when it has no data holds nothing and is set aside.
/// </summary>
internal static class ISharesLayout
{
    private const string DayLine = "Fund Holdings as of";

    private static readonly Column Ticker = Column.Needed("Ticker");
    private static readonly Column Name = Column.Needed("Name");
    private static readonly Column SectorColumn = Column.Needed("Sector");
    private static readonly Column AssetClass = Column.Needed("Asset Class");
    private static readonly Column WeightColumn = Column.Needed("Weight (%)");
    private static readonly Column Price = Column.Needed("Price");
    private static readonly Column Currency = Column.Optional("Currency");

    private static readonly Column[] Columns =
    [
        Ticker, Name, SectorColumn, AssetClass, WeightColumn, Price, Currency,
        Column.Optional("Market Value"), Column.Optional("Notional Value"), Column.Optional("Quantity"), Column.Optional("Location"),
        Column.Optional("Exchange"), Column.Optional("FX Rate"), Column.Optional("Market Currency"), Column.Optional("Accrual Date"),
    ];

    public static readonly Layout Layout = Layouts.Layout.Of(
        "ishares-holdings",
        "iShares holdings",
        head => head.RowStarting(DayLine) is not null && head.RowStarting("Ticker", "Name") is not null,
        Read);

    public static readonly Layout German = Layouts.Layout.Of(
        "ishares-holdings-german",
        "iShares holdings, German site",
        head => head.RowStarting("Positionen zum") is not null || head.RowStarting("Emittententicker") is not null,
        (sheet, reading) => reading.SetAside(
            ImportSeverity.NeedsYourWord,
            sheet.FirstRow + 1,
            "Gewichtung (%)",
            "The file comes from the German site: decimal commas, and amounts in euros, which would be misread. It was set aside. "
            + "Download the fund's file from the US site."));

    private static void Read(Sheet sheet, FileReading reading)
    {
        var dayRow = sheet.Rows.First(r => r[0].Equals(DayLine, StringComparison.OrdinalIgnoreCase));
        if (dayRow[1] == "-")
        {
            reading.SetAside(
                ImportSeverity.NeedsYourWord,
                dayRow.Line,
                DayLine,
                "The file holds no data: its day is '-', which is what the site sends when it has none. It was set aside; download it again later.");
            return;
        }
        if (DateGrammar.TryRead(dayRow[1], DateGrammar.Named) is not { } day)
        {
            reading.Error(dayRow.Line, DayLine, $"'{dayRow[1]}' is no day of the form Mmm D, YYYY. Download the file again.");
            return;
        }
        var start = sheet.Rows.TakeWhile(r => !r[0].Equals(Ticker.Name, StringComparison.OrdinalIgnoreCase)).Count();
        if (TableHeader.Open(sheet.Rows[start], Columns, reading) is not { } header)
        {
            return;
        }
        var rows = sheet.Rows.Skip(start + 1).TakeWhile(r => !r.IsBlank).ToList();
        var index = new Constituents(day);
        foreach (var row in rows.Select(header.Row).OfType<TableRow>())
        {
            reading.Rows++;
            Take(row, index, reading);
        }
        CheckFooter(sheet.Rows.Skip(start + 1 + rows.Count), reading);
        if (!reading.Findings.HasErrors)
        {
            index.Finish(sheet.Rows[sheet.FirstRow], sheet.Rows[start].Line, reading);
        }
    }

    private static void Take(TableRow row, Constituents index, FileReading reading)
    {
        var percent = row.Needed(WeightColumn, Cells.Percent);
        index.Total += percent;
        if (row.Raw(AssetClass) != "Equity")
        {
            index.LeftOut.Add($"{row.Raw(Name)} ({row.Raw(AssetClass)})");
            return;
        }
        if (NumberGrammar.IsUnknown(row.Raw(Ticker)))
        {
            index.LeftOut.Add($"{row.Raw(Name)} (no ticker)");
            return;
        }
        var ticker = row.Ticker(Ticker);
        var words = row.OptionalWords(SectorColumn);
        var sector = words is null ? null : Sectors.TryParse(words);
        if (words is not null && sector is null)
        {
            reading.Warn(row.Line, row.At(SectorColumn).Column, $"'{words}' is none of the eleven sectors; {ticker.Text} stays as it is.");
        }
        if (percent < 0m)
        {
            row.Fault(WeightColumn, $"The weight of {ticker.Text} is below zero; an index holds nothing short.");
        }
        if (row.Raw(Currency) is not ("" or "USD"))
        {
            row.Fault(
                Currency,
                $"The figures are in {row.Raw(Currency)}; prices are kept in US dollars. Download the fund's file from the US site.");
        }
        var price = NumberGrammar.TryRead(row.Raw(Price)) is { Value: 0m } ? null : row.Optional(Price, Cells.Price);
        if (!row.IsFaulty)
        {
            reading.Add(new SecurityFact(ticker, Authority.IndexProvider, row.OptionalWords(Name), SecurityKind.Equity, sector));
            index.Weights.Add(new StatedWeight(ticker, percent));
            if (price is { } close)
            {
                reading.Add(new PriceFact(ticker, index.Day, close, Authority.IndexProvider));
            }
        }
    }

    private static void CheckFooter(IEnumerable<SheetRow> rows, FileReading reading)
    {
        if (rows.FirstOrDefault(r => !r.IsBlank && !r.IsTitle) is { } row)
        {
            reading.Error(row.Line, "column 1", "A row follows the end of the table: the file holds more than one export. Download it again.");
        }
    }

    /// <summary>The constituents as they are read.</summary>
    private sealed class Constituents(DateOnly day)
    {
        public DateOnly Day => day;

        public decimal Total { get; set; }

        public List<StatedWeight> Weights { get; } = [];

        public List<string> LeftOut { get; } = [];

        public void Finish(SheetRow title, int headerLine, FileReading reading)
        {
            if (LeftOut.Count > 0)
            {
                reading.Note(
                    headerLine,
                    AssetClass.Name,
                    $"{LeftOut.Count} rows are no constituents and were left out: {string.Join(", ", LeftOut.Take(5))}{(LeftOut.Count > 5 ? ", …" : "")}.");
            }
            reading.Add(new IndexFact(reading.At(headerLine, WeightColumn.Name), title[0], day, day, Total, Weights));
        }
    }
}
