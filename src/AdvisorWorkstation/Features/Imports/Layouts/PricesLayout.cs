using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own <c>prices</c>: ticker,date,close.</summary>
internal static class PricesLayout
{
    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column Date = Column.NeededDay("date");
    private static readonly Column Close = Column.Needed("close");

    public static readonly Layout Layout = OwnFormat.Of("prices", "Prices", [Ticker, Date, Close], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var fact = new PriceFact(row.Ticker(Ticker), row.Needed(Date, Cells.IsoDate), row.Needed(Close, Cells.Price), Authority.Firm);
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }
}
