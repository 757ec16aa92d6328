using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Our own <c>lots</c>: custodian,account_number,as_of,ticker,lot_id,quantity,acquired,cost_basis,term; all lots of each account it names.
/// </summary>
internal static class LotsLayout
{
    private static readonly Column Custodian = Column.Needed("custodian");
    private static readonly Column Number = Column.Needed("account_number");
    private static readonly Column AsOf = Column.NeededDay("as_of");
    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column LotId = Column.Optional("lot_id");
    private static readonly Column Quantity = Column.Needed("quantity");
    private static readonly Column Acquired = Column.OptionalDay("acquired");
    private static readonly Column CostBasis = Column.Optional("cost_basis");
    private static readonly Column Term = Column.Optional("term");

    private static readonly Dictionary<string, HoldingTerm> Terms = new()
    {
        ["short"] = HoldingTerm.ShortTerm,
        ["long"] = HoldingTerm.LongTerm,
    };

    public static readonly Layout Layout = OwnFormat.OfTable(
        "lots", "Lots", [Custodian, Number, AsOf, Ticker, LotId, Quantity, Acquired, CostBasis, Term], Read);

    private static void Read(IReadOnlyList<TableRow> rows, FileReading reading)
    {
        var entries = new List<(AccountReference Account, DateOnly AsOf, LotFact Lot)>();
        foreach (var row in rows)
        {
            var entry = (
                Account: new AccountReference(row.Words(Custodian), row.Words(Number), row.At(Number)),
                AsOf: row.Needed(AsOf, Cells.IsoDate),
                Lot: new LotFact(
                    row.Ticker(Ticker),
                    row.Needed(Quantity, Cells.SharesHeld),
                    row.Optional(Acquired, Cells.IsoDate),
                    row.Optional(CostBasis, Cells.Money),
                    row.Optional(Term, Cells.OneOf(Terms)),
                    row.OptionalWords(LotId)));
            if (entry.Lot.Acquired > entry.AsOf)
            {
                row.Fault(
                    Acquired,
                    $"The lot is acquired on {entry.Lot.Acquired:yyyy-MM-dd}, after the {entry.AsOf:yyyy-MM-dd} that its row stands on.");
            }
            if (!row.IsFaulty)
            {
                entries.Add(entry);
            }
        }
        foreach (var account in entries.GroupBy(e => (e.Account.Custodian, e.Account.Number)))
        {
            var first = account.First();
            foreach (var (reference, asOf, _) in account.Where(e => e.AsOf != first.AsOf).Take(1))
            {
                reading.Error(
                    reference.At.Line,
                    "as_of",
                    $"Account {reference.Number} stands on {first.AsOf:yyyy-MM-dd} and on {asOf:yyyy-MM-dd} in one file. Send one day.");
            }
            foreach (var twice in account.Where(e => e.Lot.CustodianLotId is not null).GroupBy(e => e.Lot.CustodianLotId).Where(g => g.Count() > 1))
            {
                var second = twice.ElementAt(1);
                reading.Error(second.Account.At.Line, "lot_id", $"Lot {twice.Key} stands twice in account {second.Account.Number}. Keep one of the rows.");
            }
            reading.Add(new LotsFact(first.Account, new Taken(first.AsOf, null), true, [.. account.Select(e => e.Lot)]));
        }
    }
}
