using System.Text;

namespace AdvisorWorkstation.Domain.Exports.Csv;

/// <summary>
/// Writes our own order CSV: a header, then a row for each lot of a sale and each purchase, printable ASCII, CRLF, nothing quoted. A machine
/// reads it, so text is never changed to fit; the rules refuse it long before.
/// </summary>
public static class OrderCsv
{
    /// <summary>The bytes for a plan.</summary>
    /// <exception cref="InvalidOperationException">A cell can't be written: the rules were not applied to the plan.</exception>
    public static byte[] Write(OrderPlan plan, BatchStamp stamp)
    {
        var text = new StringBuilder().AppendJoin(',', CsvColumns.Names).Append(CsvColumns.NewLine);
        foreach (var block in plan.Blocks)
        {
            foreach (var allocation in block.Allocations)
            {
                foreach (var lot in allocation.Lots.DefaultIfEmpty())
                {
                    text.AppendJoin(',', Cells(block, allocation, lot, stamp).Select(Checked)).Append(CsvColumns.NewLine);
                }
            }
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>What the CSV for these approved trades must say.</summary>
    public static IReadOnlyList<FiledTrade> Expect(OrderRequest request, BatchStamp stamp) => ApprovedTrades.AsFiled(
        request, trade => Reference(trade, stamp.OrderDate), (_, trade) => trade.Lots.Select(l => new FiledLot(NameOf(LotInstruction.Of(l)), l.Quantity)));

    /// <summary>A trade by its approval and its day.</summary>
    internal static string Reference(TradeKey trade, DateOnly orderDate) => $"trade {trade} on {CsvColumns.Text(orderDate)}";

    /// <summary>A lot by everything that the CSV says of it.</summary>
    internal static string NameOf(LotInstruction lot) =>
        $"{lot.Lot}/{lot.CustodianLotId}/{CsvColumns.Text(lot.Acquired)}/{CsvColumns.BasisText(lot.BasisPerShare)}";

    private static string[] Cells(OrderBlock block, OrderAllocation allocation, LotInstruction? lot, BatchStamp stamp) =>
    [
        CsvColumns.Text(stamp.OrderDate),
        CsvColumns.Text(block.Line),
        block.ClientOrderId,
        CsvColumns.Word(block.Side),
        block.Ticker.Symbol,
        block.Cusip ?? "",
        block.Quantity.ToString(),
        CsvColumns.Market,
        CsvColumns.Day,
        allocation.AccountNumber,
        allocation.Quantity.ToString(),
        lot?.Lot.ToString() ?? "",
        lot?.CustodianLotId ?? "",
        CsvColumns.Text(lot?.Acquired),
        CsvColumns.BasisText(lot?.BasisPerShare),
        lot?.Quantity.ToString() ?? "",
        allocation.Proposal.ToString(),
        CsvColumns.Text(allocation.Revision),
        CsvColumns.Text(allocation.TradeLine),
    ];

    private static string Checked(string cell) => cell.All(c => c is >= ' ' and <= '~' and not ',' and not '"')
        ? cell
        : throw new InvalidOperationException($"the cell '{OrderText.Shown(cell)}' can't be written into an order file");
}
