using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Our own <c>positions</c>: custodian,account_number,account_name,as_of,ticker,kind,quantity,price,value,cost_basis; all positions of each account
/// it names. A row of cash has the kind cash, or the ticker <c>$CASH</c>, and its value; an account without one keeps the cash that is stored.
/// </summary>
internal static class PositionsLayout
{
    private const string CashTicker = "$CASH";
    private const string CashKind = "cash";

    private static readonly Column Custodian = Column.Needed("custodian");
    private static readonly Column Number = Column.Needed("account_number");
    private static readonly Column Name = Column.Optional("account_name");
    private static readonly Column AsOf = Column.NeededDay("as_of");
    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column Kind = Column.Optional("kind");
    private static readonly Column Quantity = Column.Needed("quantity");
    private static readonly Column Price = Column.Optional("price");
    private static readonly Column Value = Column.Needed("value");
    private static readonly Column CostBasis = Column.Optional("cost_basis");

    private static readonly Dictionary<string, SecurityKind> Kinds = new()
    {
        ["equity"] = SecurityKind.Equity,
        ["fund"] = SecurityKind.Fund,
        ["other"] = SecurityKind.Other,
    };

    public static readonly Layout Layout = OwnFormat.OfTable(
        "positions", "Positions", [Custodian, Number, Name, AsOf, Ticker, Kind, Quantity, Price, Value, CostBasis], Read);

    private sealed record Entry(AccountReference Account, string Name, DateOnly AsOf, Money? Cash, PositionFact? Position, Place DayAt);

    private static void Read(IReadOnlyList<TableRow> rows, FileReading reading)
    {
        var entries = rows.Select(r => Read(r, reading)).OfType<Entry>().ToList();
        foreach (var account in entries.GroupBy(e => (e.Account.Custodian, e.Account.Number)))
        {
            var first = account.First();
            if (account.FirstOrDefault(e => e.AsOf != first.AsOf) is { } other)
            {
                reading.Error(
                    other.DayAt.Line,
                    other.DayAt.Column,
                    $"Account {first.Account.Number} stands on {first.AsOf:yyyy-MM-dd} and on {other.AsOf:yyyy-MM-dd} in one file. Send one day.");
            }
            var cash = account.Select(e => e.Cash).OfType<Money>().ToList();
            reading.Add(new HoldingsFact(
                first.Account,
                first.Name,
                new Taken(first.AsOf, null),
                cash.Count == 0 ? null : cash.Aggregate((sum, c) => sum + c),
                [.. account.Select(e => e.Position).OfType<PositionFact>()]));
        }
    }

    private static Entry? Read(TableRow row, FileReading reading)
    {
        var account = new AccountReference(row.Words(Custodian), row.Words(Number), row.At(Number));
        var asOf = row.Needed(AsOf, Cells.IsoDate);
        var name = row.OptionalWords(Name) ?? account.Number;
        if (row.Raw(Ticker).Equals(CashTicker, StringComparison.OrdinalIgnoreCase) || row.Raw(Kind).Equals(CashKind, StringComparison.OrdinalIgnoreCase))
        {
            var cash = row.Needed(Value, Cells.Money);
            return row.IsFaulty ? null : new Entry(account, name, asOf, cash, null, row.At(AsOf));
        }
        var position = new PositionFact(
            row.Ticker(Ticker),
            row.Optional(Kind, Cells.OneOf(Kinds)),
            row.Needed(Quantity, Cells.Shares),
            NumberGrammar.TryRead(row.Raw(Price)) is { Value: 0m } ? null : row.Optional(Price, Cells.Price),
            row.Optional(Value, Cells.Money),
            row.Optional(CostBasis, Cells.Money));
        if (row.IsFaulty)
        {
            return null;
        }
        if (position.Kind is { } kind)
        {
            reading.Add(new SecurityFact(position.Ticker, Authority.Custodian, null, kind, null));
        }
        return new Entry(account, name, asOf, null, position, row.At(AsOf));
    }
}
