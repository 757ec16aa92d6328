using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own <c>index</c>: index,announced,effective,ticker,weight; all constituents of each version, weights in percent.</summary>
internal static class IndexLayout
{
    private static readonly Column Index = Column.Needed("index");
    private static readonly Column Announced = Column.OptionalDay("announced");
    private static readonly Column Effective = Column.NeededDay("effective");
    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column Weight = Column.Needed("weight");

    public static readonly Layout Layout = OwnFormat.OfTable("index", "Index", [Index, Announced, Effective, Ticker, Weight], Read);

    private static void Read(IReadOnlyList<TableRow> rows, FileReading reading)
    {
        var entries = new List<Entry>();
        foreach (var row in rows)
        {
            var effective = row.Needed(Effective, Cells.IsoDate);
            var entry = new Entry(
                row.Words(Index),
                row.Optional(Announced, Cells.IsoDate) ?? effective,
                effective,
                new StatedWeight(row.Ticker(Ticker), row.Needed(Weight, Cells.Percent)),
                row.At(Weight));
            if (entry.Weight.Percent < 0m)
            {
                row.Fault(Weight, $"The weight of {entry.Weight.Ticker.Text} is below zero; an index holds nothing short.");
            }
            if (entry.Announced > entry.Effective)
            {
                row.Fault(Announced, "The change is announced after it takes effect. Check the two dates.");
            }
            if (!row.IsFaulty)
            {
                entries.Add(entry);
            }
        }
        foreach (var version in entries.GroupBy(e => (Name: e.Index.ToUpperInvariant(), e.Effective)))
        {
            var first = version.First();
            foreach (var other in version.Where(e => e.Announced != first.Announced).Take(1))
            {
                reading.Error(other.At.Line, "announced", $"One version of {first.Index} has two announcement dates. Give the same one on every row.");
            }
            reading.Add(new IndexFact(
                first.At, first.Index, first.Announced, first.Effective, version.Sum(e => e.Weight.Percent), [.. version.Select(e => e.Weight)]));
        }
    }

    private readonly record struct Entry(string Index, DateOnly Announced, DateOnly Effective, StatedWeight Weight, Place At);
}
