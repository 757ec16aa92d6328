using System.Text;

namespace AdvisorWorkstation.Domain.Exports.Csv;

/// <summary>
/// Reads an order CSV back, strictly: the exact header, CRLF at every line's end, and in each cell the one spelling that the writer has. Blocks
/// must agree with themselves and with the sum of their allocations.
/// </summary>
public static class OrderCsvReader
{
    /// <summary>The rows of a file, and what is wrong with it.</summary>
    public static CsvOrders Read(byte[] content)
    {
        var faults = new List<string>();
        var rows = new List<CsvOrderRow>();
        var lines = Encoding.Latin1.GetString(content).Split(CsvColumns.NewLine);
        if (lines[0] != string.Join(',', CsvColumns.Names))
        {
            faults.Add("Line 1 is not the header.");
        }
        if (lines[^1].Length > 0)
        {
            faults.Add($"Line {lines.Length} does not end.");
        }
        for (var i = 1; i < lines.Length - 1; i++)
        {
            var cells = new CsvCells(lines[i].Split(','));
            var row = cells.ToRow();
            faults.AddRange(cells.Faults.Select(f => $"Line {i + 1}: {f}"));
            if (row is not null)
            {
                rows.Add(row);
            }
        }
        faults.AddRange(Disagreements(rows));
        return new CsvOrders(rows, faults);
    }

    /// <summary>The trades in a file.</summary>
    public static FiledOrders ReadTrades(byte[] content)
    {
        var read = Read(content);
        return new FiledOrders([.. read.Rows.GroupBy(r => (r.Trade, r.ClientOrderId)).Select(g => Trade([.. g]))], read.Faults);
    }

    private static FiledTrade Trade(List<CsvOrderRow> rows) => new(
        rows[0].ClientOrderId,
        OrderCsv.Reference(rows[0].Trade, rows[0].OrderDate),
        rows[0].Side,
        rows[0].Symbol,
        rows[0].Cusip ?? "",
        rows[0].Account,
        rows[0].AllocationQuantity,
        [.. rows.Where(r => r.Lot is not null).Select(r => new FiledLot(OrderCsv.NameOf(r.Lot!), r.Lot!.Quantity))]);

    private static IEnumerable<string> Disagreements(List<CsvOrderRow> rows)
    {
        foreach (var block in rows.GroupBy(r => r.OrderLine))
        {
            if (block.Select(r => (r.OrderDate, r.ClientOrderId, r.Side, r.Symbol, r.Cusip, r.OrderQuantity)).Distinct().Count() > 1)
            {
                yield return $"The rows of order {block.Key} do not agree.";
            }
            var trades = block.GroupBy(r => r.Trade).ToList();
            if (trades.Exists(t => t.Select(r => (r.Account, r.AllocationQuantity)).Distinct().Count() > 1))
            {
                yield return $"The rows of a trade in order {block.Key} do not agree.";
            }
            if (trades.Sum(t => t.First().AllocationQuantity.Count) != block.First().OrderQuantity.Count)
            {
                yield return $"The allocations of order {block.Key} do not come to its quantity.";
            }
            if (trades.Exists(t => t.Any(r => r.Lot is not null) && t.Sum(r => r.Lot?.Quantity.Count) != t.First().AllocationQuantity.Count))
            {
                yield return $"The lots of a trade in order {block.Key} do not come to its quantity.";
            }
        }
        if (!rows.Select(r => r.OrderLine).Distinct().SequenceEqual(Enumerable.Range(1, rows.Select(r => r.OrderLine).Distinct().Count())))
        {
            yield return "The orders are not numbered from one, in order.";
        }
        if (rows.GroupBy(r => r.ClientOrderId).Any(g => g.Select(r => r.OrderLine).Distinct().Count() > 1))
        {
            yield return "Two orders have the same id.";
        }
    }
}
