using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// A list of an index's constituents without weights, as several sites publish it: Symbol,Name,Sector. It says which securities there are.
/// </summary>
internal static class ConstituentsLayout
{
    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Name = Column.Needed("Name");
    private static readonly Column Sector = Column.Needed("Sector");

    public static readonly Layout Layout = OwnFormat.Of("constituents", "Constituent list", [Symbol, Name, Sector], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var ticker = row.Ticker(Symbol);
        var name = row.OptionalWords(Name);
        var words = row.OptionalWords(Sector);
        var sector = words is null ? null : Sectors.TryParse(words);
        if (words is not null && sector is null)
        {
            reading.Warn(row.Line, row.At(Sector).Column, $"'{words}' is none of the eleven sectors; {ticker.Text} stays as it is.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(new SecurityFact(ticker, Authority.ConstituentList, name, SecurityKind.Equity, sector));
        }
    }
}
