using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own <c>corporate_actions</c>: action_id,ticker,kind,announced,effective,terms.</summary>
internal static class CorporateActionsLayout
{
    private static readonly Column Id = Column.Needed("action_id");
    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column Kind = Column.Needed("kind");
    private static readonly Column Announced = Column.OptionalDay("announced");
    private static readonly Column Effective = Column.NeededDay("effective");
    private static readonly Column Terms = Column.Needed("terms");

    private static readonly string[] Kinds =
        ["split", "stock-dividend", "symbol-change", "spin-off", "merger", "return-of-capital", "delisting"];

    public static readonly Layout Layout =
        OwnFormat.Of("corporate-actions", "Corporate actions", [Id, Ticker, Kind, Announced, Effective, Terms], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var effective = row.Needed(Effective, Cells.IsoDate);
        var fact = new CorporateActionFact(
            row.Words(Id),
            row.Ticker(Ticker),
            row.Words(Kind).ToLowerInvariant(),
            row.Optional(Announced, Cells.IsoDate) ?? effective,
            effective,
            row.Words(Terms),
            row.At(Id));
        if (Array.IndexOf(Kinds, fact.Kind) < 0)
        {
            row.Fault(Kind, $"'{fact.Kind}' is no kind of corporate action; it takes one of {string.Join(", ", Kinds)}.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }
}
