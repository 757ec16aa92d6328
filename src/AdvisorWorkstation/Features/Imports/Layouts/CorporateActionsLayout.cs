using AdvisorWorkstation.Domain.Accounts.Ledger;
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

    public static readonly Layout Layout =
        OwnFormat.Of("corporate-actions", "Corporate actions", [Id, Ticker, Kind, Announced, Effective, Terms], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var effective = row.Needed(Effective, Cells.IsoDate);
        var kind = row.Words(Kind).ToLowerInvariant();
        var terms = TermsOf(row, kind);
        var fact = new CorporateActionFact(
            row.Words(Id),
            row.Ticker(Ticker),
            kind,
            row.Optional(Announced, Cells.IsoDate) ?? effective,
            effective,
            row.Words(Terms),
            terms?.Other is { } other ? new Spelled(other.Symbol, row.At(Terms)) : null,
            row.At(Id));
        if (fact.Announced > effective)
        {
            row.Fault(Announced, $"It was announced on {fact.Announced:yyyy-MM-dd}, after the day that it takes effect.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }

    private static AnnouncedTerms? TermsOf(TableRow row, string kind)
    {
        if (!TermsGrammar.KindNames.Contains(kind))
        {
            row.Fault(Kind, $"'{row.Raw(Kind)}' is no kind of corporate action; it takes one of {string.Join(", ", TermsGrammar.KindNames)}.");
            return null;
        }
        var read = TermsGrammar.Read(kind, row.Raw(Terms));
        if (read.Fault is { } fault)
        {
            row.Fault(Terms, $"terms is '{row.Raw(Terms)}': {fault}.");
        }
        return read.Terms;
    }
}
