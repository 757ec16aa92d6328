using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Trades of a statement. Order rows are the transactions; the executions (Trade) under them restate them and are passed over; the lots that they
/// closed (ClosedLot) are realized lots, and must add up to the order's gain. The statement does not say what a wash sale disallows.
/// </summary>
internal sealed class IbkrTrades(IbkrStatement statement)
{
    private const decimal Cent = 0.01m;
    private const string Forex = "Forex";

    private static readonly Column Level = Column.Needed("DataDiscriminator");
    private static readonly Column Asset = Column.Needed("Asset Category");
    private static readonly Column Currency = Column.Needed("Currency");
    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Time = Column.Needed("Date/Time");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column Proceeds = Column.Needed("Proceeds");
    private static readonly Column Fee = Column.Needed("Comm/Fee", "Comm in USD");
    private static readonly Column Basis = Column.Optional("Basis");
    private static readonly Column Gain = Column.Optional("Realized P/L");
    private static readonly Column Code = Column.Optional("Code");

    private static readonly Column[] Columns =
    [
        Level, Asset, Currency, Symbol, Time, Quantity, Proceeds, Fee, Basis, Gain, Code,
        Column.Optional("T. Price"), Column.Optional("C. Price"), Column.Optional("Realized P/L %"), Column.Optional("MTM P/L", "MTM in USD"),
        Column.Optional("Account"), Column.Optional("Exchange"),
    ];

    private static readonly Column[] Summed = [Quantity, Proceeds, Fee, Basis, Gain];

    private readonly IbkrTotals _totals = new();
    private readonly Dictionary<string, decimal[]> _byAsset = [];
    private readonly List<Order> _orders = [];
    private Order? _open;
    private int _lots;

    public IbkrSection Section => new("Trades", Columns, Take);

    /// <summary>An order while the lots that it closed are read.</summary>
    private sealed class Order(TableRow row, string symbol)
    {
        public TableRow Row => row;

        public string Symbol => symbol;

        public List<(HoldingTerm? Term, Money? Gain)> Closed { get; } = [];

        public Money? GainOf(HoldingTerm term) => Closed.Count == 0 || Closed.Exists(c => c.Term is null || c.Gain is null)
            ? null
            : new Money(Closed.Where(c => c.Term == term).Sum(c => c.Gain!.Value.Usd));
    }

    /// <summary>Compares the closed lots with their orders, and the orders with the totals rows.</summary>
    public void Close()
    {
        _totals.Close(statement.Reading);
        foreach (var order in _orders.Where(o => o.Closed.Count > 0))
        {
            var closed = order.Closed.Sum(c => c.Gain?.Usd ?? 0m);
            if (NumberGrammar.TryRead(order.Row.Raw(Gain)) is { } stated && Math.Abs(stated.Value - closed) > Cent * order.Closed.Count)
            {
                order.Row.Fault(
                    Gain, $"The lots that this order closed realized {closed:0.00##}, the order says {stated.Value:0.00##}. A row was lost; download the file again.");
            }
        }
        if (_orders.Count > 0 && !statement.Reading.Findings.HasErrors)
        {
            statement.Reading.Reconciled.Add(
                $"{IbkrStatement.Custodian}: {_orders.Count} orders and {_lots} closed lots agree with each other and with the totals rows.");
        }
    }

    private void Take(TableRow row, string word)
    {
        if (word == IbkrSection.Data)
        {
            TakeData(row);
        }
        else if (word == IbkrSection.SubTotal)
        {
            _totals.Compare(row, Key(row), $"Trades, {row.Raw(Symbol)}", Summed);
        }
        else
        {
            CompareTotal(row);
        }
    }

    private void TakeData(TableRow row)
    {
        switch (row.Raw(Level))
        {
            case "Order" when row.Raw(Asset) == Forex:
                _open = null;
                var cash = row.Needed(Proceeds, Cells.Money);
                statement.Reading.Ask(
                    row.Line,
                    Asset.Name,
                    $"The trade of currencies {row.Shown(Symbol)} on {row.Shown(Time)}, with proceeds of {cash}, is nothing that is kept here; it was left out. "
                    + "Confirm to go on without it.");
                break;
            case "Order":
                _totals.Count(row, Key(row), Summed);
                Sum(row);
                _open = statement.IsInDollars(row, Currency, $"The trade of {row.Shown(Symbol)}") ? TakeOrder(row) : null;
                break;
            case "ClosedLot" when row.Raw(Currency) != IbkrStatement.Dollars:
                break;
            case "ClosedLot" when _open is { } order && order.Symbol == row.Raw(Symbol):
                TakeClosed(row, order);
                break;
            case "Trade" when _open is { } order && order.Symbol == row.Raw(Symbol):
                break;
            default:
                row.Fault(Level, $"'{row.Shown(Level)}' of {row.Shown(Symbol)} does not stand under an order of it. A row was lost; download the file again.");
                break;
        }
    }

    private Order TakeOrder(TableRow row)
    {
        var order = new Order(row, row.Raw(Symbol));
        var ticker = row.Ticker(Symbol);
        var date = row.Needed(Time, IbkrStatement.Day);
        var quantity = row.Needed(Quantity, Cells.Shares);
        var amount = row.Needed(Proceeds, Cells.Money) + row.Needed(Fee, Cells.Money);
        var codes = IbkrStatement.Codes(row, Code);
        if (quantity == Shares.Zero)
        {
            row.Fault(Quantity, "An order of no shares can't be. Check it at the custodian.");
        }
        if (NumberGrammar.TryRead(row.Raw(Proceeds)) is { } proceeds && proceeds.Value * quantity.Count > 0m)
        {
            row.Fault(Proceeds, $"Proceeds of {proceeds.Value} for {quantity} shares have the wrong sign. Check the row at the custodian.");
        }
        _orders.Add(order);
        var kind = quantity < Shares.Zero ? TransactionKind.Sell : codes.Contains("R") ? TransactionKind.Reinvestment : TransactionKind.Buy;
        statement.Add(account => new TransactionFact(
            account with { At = row.At(Symbol) },
            date,
            kind,
            ticker,
            new Shares(Math.Abs(quantity.Count)),
            amount,
            kind == TransactionKind.Sell ? order.GainOf(HoldingTerm.ShortTerm) : null,
            kind == TransactionKind.Sell ? order.GainOf(HoldingTerm.LongTerm) : null));
        return order;
    }

    private void TakeClosed(TableRow row, Order order)
    {
        var codes = IbkrStatement.Codes(row, Code);
        HoldingTerm? term = codes.Contains("LT") ? HoldingTerm.LongTerm : codes.Contains("ST") ? HoldingTerm.ShortTerm : null;
        var quantity = row.Needed(Quantity, Cells.Shares);
        var gain = row.Optional(Gain, Cells.Money);
        order.Closed.Add((term, gain));
        _lots++;
        if (quantity < Shares.Zero)
        {
            statement.Reading.Ask(
                row.Line, Quantity.Name, $"The lot of {row.Shown(Symbol)} was sold short. What it realized is not kept here. Confirm to go on without it.");
            return;
        }
        var basis = row.Optional(Basis, Cells.Money);
        var (opened, closed) = (row.Optional(Time, IbkrStatement.Day), IbkrStatement.Day(order.Row.Raw(Time)).Value);
        var ticker = row.Ticker(Symbol);
        RealizedLots.CheckDays(row, Time, opened, closed);
        if (!row.IsFaulty)
        {
            statement.Add(account => new RealizedLotFact(
                account with { At = row.At(Symbol) }, ticker, closed, opened, quantity, basis + gain, basis, term, Money.Zero));
        }
    }

    private void Sum(TableRow row)
    {
        var key = $"{row.Raw(Asset)} in {row.Raw(Currency)}";
        var sums = _byAsset.TryGetValue(key, out var known) ? known : _byAsset[key] = new decimal[Summed.Length + 1];
        for (var i = 0; i < Summed.Length; i++)
        {
            sums[i] += NumberGrammar.TryRead(row.Raw(Summed[i]))?.Value ?? 0m;
        }
        sums[^1]++;
    }

    /// <summary>The row for all securities of a kind; shares of different ones are not added up.</summary>
    private void CompareTotal(TableRow row)
    {
        var key = $"{row.Raw(Asset)} in {row.Raw(Currency)}";
        if (!_byAsset.Remove(key, out var sums))
        {
            return;
        }
        for (var i = 1; i < Summed.Length; i++)
        {
            if (!NumberGrammar.IsUnknown(row.Raw(Summed[i])))
            {
                TotalsCheck.Compare($"Trades, {row.Raw(Asset)}", row, Summed[i], sums[i], (int)sums[^1]);
            }
        }
    }

    private static string Key(TableRow row) => $"{row.Raw(Symbol)} in {row.Raw(Currency)}";
}
