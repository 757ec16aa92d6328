using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own <c>securities</c>: ticker,name,kind,sector,equivalence_group,average_daily_volume,cusip.</summary>
internal static class SecuritiesLayout
{
    private const int CusipLength = 9;

    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column Name = Column.Needed("name");
    private static readonly Column Kind = Column.Optional("kind");
    private static readonly Column Sector = Column.Optional("sector");
    private static readonly Column Group = Column.Optional("equivalence_group");
    private static readonly Column Volume = Column.Optional("average_daily_volume");
    private static readonly Column Cusip = Column.Optional("cusip");

    private static readonly Dictionary<string, SecurityKind> Kinds = new()
    {
        ["equity"] = SecurityKind.Equity,
        ["fund"] = SecurityKind.Fund,
        ["other"] = SecurityKind.Other,
    };

    public static readonly Layout Layout =
        OwnFormat.Of("securities", "Securities", [Ticker, Name, Kind, Sector, Group, Volume, Cusip], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var fact = new SecurityFact(
            row.Ticker(Ticker),
            Authority.Firm,
            row.Words(Name),
            row.Optional(Kind, Cells.OneOf(Kinds)),
            row.Optional(Sector, SectorOf))
        {
            EquivalenceGroup = row.OptionalWords(Group)?.ToUpperInvariant(),
            AverageDailyVolume = row.Optional(Volume, Cells.Shares),
            Cusip = row.OptionalWords(Cusip)?.ToUpperInvariant(),
        };
        if (fact.Cusip is { } cusip && (cusip.Length != CusipLength || !cusip.All(char.IsAsciiLetterOrDigit)))
        {
            row.Fault(Cusip, $"'{cusip}' is no CUSIP. A CUSIP has {CusipLength} letters and digits.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }

    private static CellValue<Sector> SectorOf(string text) => Sectors.TryParse(text) is { } sector
        ? new(sector)
        : new(default, $"it is none of the sectors {string.Join(", ", Sectors.All.Select(s => s.Name()))}");
}
