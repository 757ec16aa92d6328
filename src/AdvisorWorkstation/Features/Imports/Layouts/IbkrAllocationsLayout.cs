using System.Globalization;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Allocations for Interactive Brokers: no header; trading account, allocation account, symbol, side, executing broker, quantity.</summary>
internal static class IbkrAllocationsLayout
{
    private const int Columns = 6;
    private const int QuantityDecimals = 6;

    public static readonly Layout Layout = Layouts.Layout.Of(
        "ibkr-allocations",
        "Interactive Brokers allocations",
        head => head.First.Count == Columns && OrderRows.Sides.Contains(head.First[3]) && NumberGrammar.TryRead(head.First[5]) is not null,
        Read);

    private static void Read(Sheet sheet, FileReading reading)
    {
        var lines = new List<OrderLine>();
        var blocks = new Dictionary<(string Account, string Symbol, string Side), decimal>();
        var seen = new HashSet<(string, string, string, string)>();
        foreach (var row in sheet.Rows.Where(r => !r.IsBlank))
        {
            reading.Cancel.ThrowIfCancellationRequested();
            if (Take(row, reading) is not { } line)
            {
                continue;
            }
            if (!seen.Add((row.Cells[0], line.Account, line.Symbol, row.Cells[3])))
            {
                reading.Error(row.Line, "B allocation account", $"Account {line.Account} has a part of this block of {line.Symbol} already. Keep one of the rows.");
            }
            var block = (row.Cells[0], line.Symbol, row.Cells[3]);
            blocks[block] = blocks.GetValueOrDefault(block) + line.Quantity;
            lines.Add(line);
        }
        foreach (var (block, sum) in blocks)
        {
            reading.Note(
                sheet.Rows[sheet.FirstRow].Line,
                "F quantity",
                $"The block of {block.Symbol} ({block.Side}) of {block.Account} comes to {sum.ToString("#,0.######", CultureInfo.InvariantCulture)} shares.");
        }
        OrderRows.Close("Interactive Brokers allocations", lines, [], sheet.Rows[sheet.FirstRow].Line, reading);
    }

    private static OrderLine? Take(SheetRow row, FileReading reading)
    {
        var faults = 0;
        void Demand(bool isRight, string column, string sentence)
        {
            if (!isRight)
            {
                reading.Error(row.Line, column, sentence);
                faults++;
            }
        }

        if (row.Count != Columns)
        {
            reading.Error(row.Line, "row", $"The row has {row.Count} cells where an allocation has {Columns}.");
            return null;
        }
        var cells = row.Cells;
        Demand(OrderText.IsAccount(cells[0]), "A trading account", $"'{OrderText.Shown(cells[0])}' is no account number.");
        Demand(OrderText.IsAccount(cells[1]), "B allocation account", $"'{OrderText.Shown(cells[1])}' is no account number.");
        Demand(OrderText.IsSymbol(cells[2]), "C symbol", $"'{OrderText.Shown(cells[2])}' is no symbol.");
        Demand(OrderRows.Sides.Contains(cells[3]), "D side", $"'{OrderText.Shown(cells[3])}' is none of {string.Join(", ", OrderRows.Sides)}.");
        Demand(OrderText.IsAccount(cells[4]), "E executing broker", $"'{OrderText.Shown(cells[4])}' is no broker.");
        var quantity = OrderRows.Positive(cells[5], QuantityDecimals);
        Demand(quantity is not null, "F quantity", $"'{OrderText.Shown(cells[5])}' is no quantity above zero.");
        return faults > 0 ? null : new OrderLine(cells[1], cells[2], OrderRows.IsSale(cells[3]), quantity!.Value);
    }
}
