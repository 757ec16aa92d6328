using System.Globalization;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Csv;

/// <summary>The cells of one row while they are read. A cell is right when writing what was read from it gives the cell again.</summary>
internal sealed class CsvCells(string[] cells)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public CsvOrderRow? ToRow()
    {
        if (cells.Length != CsvColumns.Names.Length)
        {
            _faults.Add($"{cells.Length} cells where {CsvColumns.Names.Length} are needed.");
            return null;
        }
        Demand(CsvColumns.OrderType, CsvColumns.Market);
        Demand(CsvColumns.TimeInForce, CsvColumns.Day);
        var row = new CsvOrderRow(
            Date(CsvColumns.OrderDate) ?? default,
            Number(CsvColumns.OrderLine),
            Text(CsvColumns.ClientOrderId, t => t.Length is > 0 and <= ClientOrderIds.MaxLength),
            Side(),
            Text(CsvColumns.Symbol, OrderText.IsSymbol),
            cells[CsvColumns.Cusip].Length == 0 ? null : Text(CsvColumns.Cusip, OrderText.IsCusip),
            Quantity(CsvColumns.OrderQuantity),
            Text(CsvColumns.Account, OrderText.IsAccount),
            Quantity(CsvColumns.AllocationQuantity),
            Lot(),
            Trade());
        return _faults.Count == 0 ? row : null;
    }

    private LotInstruction? Lot()
    {
        if (cells[CsvColumns.Lot..(CsvColumns.LotQuantity + 1)].All(c => c.Length == 0))
        {
            return null;
        }
        var id = Read(CsvColumns.Lot, t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : (long?)null, v => $"{v}");
        var name = cells[CsvColumns.LotCustodianId].Length == 0 ? null : Text(CsvColumns.LotCustodianId, OrderText.IsName);
        return new LotInstruction(
            new LotId(id ?? 0),
            Quantity(CsvColumns.LotQuantity),
            cells[CsvColumns.LotAcquired].Length == 0 ? null : Date(CsvColumns.LotAcquired),
            cells[CsvColumns.LotBasisPerShare].Length == 0 ? null : Read(CsvColumns.LotBasisPerShare, Decimal, v => CsvColumns.BasisText(v)),
            name);
    }

    private TradeKey Trade() => new(
        new ProposalId(Read(CsvColumns.Proposal, t => Guid.TryParseExact(t, "N", out var v) ? v : (Guid?)null, v => v.ToString("N")) ?? default),
        Number(CsvColumns.Revision),
        Number(CsvColumns.TradeLine));

    private TradeSide Side() =>
        Read<TradeSide>(CsvColumns.Side, t => t == CsvColumns.Word(TradeSide.Sell) ? TradeSide.Sell : TradeSide.Buy, CsvColumns.Word) ?? default;

    private Shares Quantity(int column)
    {
        var count = Read(column, Decimal, v => new Shares(v).ToString()) ?? 0m;
        if (count <= 0m)
        {
            Fault(column);
        }
        return new Shares(count);
    }

    private int Number(int column) =>
        Read(column, t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : (int?)null, CsvColumns.Text) ?? 0;

    private DateOnly? Date(int column) => Read(
        column,
        t => DateOnly.TryParseExact(t, CsvColumns.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var v) ? v : (DateOnly?)null,
        v => CsvColumns.Text(v));

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private string Text(int column, Func<string, bool> allowed)
    {
        if (!allowed(cells[column]))
        {
            Fault(column);
        }
        return cells[column];
    }

    private void Demand(int column, string word) => Text(column, t => t == word);

    private T? Read<T>(int column, Func<string, T?> read, Func<T, string> write) where T : struct
    {
        var value = read(cells[column]);
        if (value is null || write(value.Value) != cells[column])
        {
            Fault(column);
        }
        return value;
    }

    private void Fault(int column) => _faults.Add($"'{OrderText.Shown(cells[column])}' can't be {CsvColumns.Names[column]}.");
}
