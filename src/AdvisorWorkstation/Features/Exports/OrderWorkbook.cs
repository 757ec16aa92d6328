using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Rebalancing;
using ClosedXML.Excel;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>The batch as a workbook for people: an approval sheet and an order sheet. A pure function of the report.</summary>
internal static class OrderWorkbook
{
    public const string Format = "xlsx";

    private const string Usd = "#,##0.00";
    private const string Quantity = "#,##0.######";

    private static readonly ReportColumn[] ApprovalColumns =
    [
        new("Account", 18), new("Name", 30), new("Proposal", 34), new("Revision", 9, "0"), new("Trades", 8, "0", IsSummed: true),
        new("Sold (USD)", 16, Usd, IsSummed: true), new("Bought (USD)", 16, Usd, IsSummed: true), new("Recommended by", 24),
        new("Approved by", 24), new("Discretionary", 13), new("Content hash (SHA-256)", 66),
    ];

    private static readonly ReportColumn[] OrderColumns =
    [
        new("Order", 7, "0"), new("Client order id", 23), new("Side", 6), new("Ticker", 9), new("Security", 30),
        new("Order quantity (shares)", 14, Quantity), new("Account", 18), new("Account name", 30), new("Quantity (shares)", 14, Quantity),
        new("Price at approval (USD)", 14, Usd), new("Sold (USD)", 16, Usd, IsSummed: true), new("Bought (USD)", 16, Usd, IsSummed: true),
        new("Lots", 60),
    ];

    public static byte[] Write(BatchReport report)
    {
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = $"Orders for {ReportText.Neutralize(report.Plan.Custodian.Name)}";
        workbook.Properties.Author = ReportText.Neutralize(report.PlacedByName);
        workbook.Properties.Created = report.At.UtcDateTime;
        workbook.Properties.Modified = report.At.UtcDateTime;
        Approvals(new ReportSheet(workbook.AddWorksheet("Approvals"), ApprovalColumns), report);
        new ReportSheet(workbook.AddWorksheet("Orders"), OrderColumns).Table(report.Plan.Blocks.SelectMany(b => OrderRows(report, b)));
        using var stream = new MemoryStream();
        workbook.SaveAs(stream, new SaveOptions { EvaluateFormulasBeforeSaving = true, ValidatePackage = false });
        return StablePackage.Of(stream.ToArray(), report.At);
    }

    private static void Approvals(ReportSheet sheet, BatchReport report)
    {
        sheet.Note("Custodian", report.Plan.Custodian.Name);
        sheet.Note("Batch", report.Id.ToString());
        sheet.Note("Entered at", report.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        sheet.Note("Placed by", report.PlacedByName);
        sheet.Note("Orders", "Market orders, good for the day; sales before purchases.");
        sheet.Note("Lots", report.Plan.Custodian.LotInstructions == LotInstructionStyle.None
            ? "This custodian takes no lot instructions and relieves lots by its own method: lots are an estimate."
            : "Lots are told to the custodian with each sale, where it can know them by day or by name.");
        sheet.Table(report.Plan.Blocks
            .SelectMany(b => b.Allocations, (block, allocation) => (block.Side, Allocation: allocation))
            .GroupBy(t => t.Allocation.Proposal)
            .Select(g => (Proposal: report.Proposals[g.Key], Trades: g.ToList()))
            .OrderBy(p => p.Proposal.AccountNumber, StringComparer.Ordinal)
            .Select(p => ApprovalRow(p.Proposal, p.Trades)));
    }

    private static object?[] ApprovalRow(BatchProposal proposal, List<(TradeSide Side, OrderAllocation Allocation)> trades) =>
    [
        proposal.AccountNumber,
        proposal.AccountName,
        proposal.Id.ToString(),
        proposal.Revision,
        trades.Count,
        trades.Where(t => t.Side == TradeSide.Sell).Sum(t => t.Allocation.Value.Usd),
        trades.Where(t => t.Side == TradeSide.Buy).Sum(t => t.Allocation.Value.Usd),
        proposal.RecommendedBy,
        proposal.ApprovedBy,
        proposal.Discretionary ? "yes" : "no",
        proposal.ContentHash,
    ];

    private static IEnumerable<object?[]> OrderRows(BatchReport report, OrderBlock block) => block.Allocations.Select(a => (object?[])
    [
        block.Line,
        block.ClientOrderId,
        block.Side == TradeSide.Sell ? "Sell" : "Buy",
        block.Ticker.Symbol,
        report.Securities[block.Security].Name,
        block.Quantity.Count,
        a.AccountNumber,
        report.Proposals[a.Proposal].AccountName,
        a.Quantity.Count,
        a.Price.UsdPerShare,
        block.Side == TradeSide.Sell ? a.Value.Usd : null,
        block.Side == TradeSide.Buy ? a.Value.Usd : null,
        string.Join("; ", a.Lots.Select(Words)),
    ]);

    private static string Words(LotInstruction lot) =>
        $"{lot.Quantity} of {lot.Acquired?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "an unknown day"}"
        + (lot.CustodianLotId is { } name ? $" ({name})" : "");
}
