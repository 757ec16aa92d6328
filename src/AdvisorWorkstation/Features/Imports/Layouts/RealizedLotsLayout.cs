using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Our own <c>realized_lots</c>: custodian,account_number,ticker,closed,opened,quantity,proceeds,cost_basis,term,disallowed; what a custodian
/// says that closed lots realized.
/// </summary>
internal static class RealizedLotsLayout
{
    private static readonly Column Custodian = Column.Needed("custodian");
    private static readonly Column Number = Column.Needed("account_number");
    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column Closed = Column.NeededDay("closed");
    private static readonly Column Opened = Column.OptionalDay("opened");
    private static readonly Column Quantity = Column.Needed("quantity");
    private static readonly Column Proceeds = Column.Needed("proceeds");
    private static readonly Column CostBasis = Column.Optional("cost_basis");
    private static readonly Column Term = Column.Optional("term");
    private static readonly Column Disallowed = Column.Needed("disallowed");

    private static readonly Dictionary<string, HoldingTerm> Terms = new()
    {
        ["short"] = HoldingTerm.ShortTerm,
        ["long"] = HoldingTerm.LongTerm,
    };

    public static readonly Layout Layout = OwnFormat.Of(
        "realized-lots",
        "Realized lots",
        [Custodian, Number, Ticker, Closed, Opened, Quantity, Proceeds, CostBasis, Term, Disallowed],
        Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var fact = new RealizedLotFact(
            new AccountReference(row.Words(Custodian), row.Words(Number), row.At(Number)),
            row.Ticker(Ticker),
            row.Needed(Closed, Cells.IsoDate),
            row.Optional(Opened, Cells.IsoDate),
            row.Needed(Quantity, Cells.SharesHeld),
            row.Optional(Proceeds, Cells.Money),
            row.Optional(CostBasis, Cells.Money),
            row.Optional(Term, Cells.OneOf(Terms)),
            row.Needed(Disallowed, Cells.Money));
        RealizedLots.CheckDays(row, Opened, fact.Opened, fact.Closed);
        if (fact.Disallowed < Money.Zero)
        {
            row.Fault(Disallowed, "A disallowed loss is zero or more.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }
}
