using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>What exports write into the history.</summary>
internal static class OrderEvents
{
    private const string Batch = "order-batch";
    private const int MostFindings = 50;

    /// <summary>The batch, then each of its proposals.</summary>
    public static IReadOnlyList<AuditEvent> Exported(BatchReport report, BatchRecords records)
    {
        var orderIds = report.Plan.Blocks
            .SelectMany(b => b.Allocations, (block, allocation) => (allocation.Proposal, block.ClientOrderId))
            .ToLookup(t => t.Proposal, t => t.ClientOrderId);
        return [BatchExported(records.Batch, records.Files), .. report.Proposals.Values.Select(p => ProposalExported(records.Batch, p, orderIds[p.Id]))];
    }

    private static AuditEvent BatchExported(OrderBatchRow batch, IEnumerable<OrderFileRow> files) => Of("orders.exported", batch.Id, new()
    {
        ["custodian"] = batch.Custodian,
        ["tradeDate"] = batch.TradeDate,
        ["orders"] = batch.Orders,
        ["proposals"] = batch.Proposals,
        ["bought"] = batch.Bought.Usd,
        ["sold"] = batch.Sold.Usd,
        ["partialFillRule"] = batch.PartialFillRule,
        ["files"] = files.ToDictionary(f => f.Format, f => (object?)f.Hash),
    });

    private static AuditEvent ProposalExported(OrderBatchRow batch, BatchProposal proposal, IEnumerable<string> orderIds) => new(
        "proposal.exported",
        "proposal",
        proposal.Id.ToString(),
        proposal.Revision,
        new Dictionary<string, object?>
        {
            ["batch"] = batch.Id.ToString(),
            ["custodian"] = batch.Custodian,
            ["contentHash"] = proposal.ContentHash,
            ["clientOrderIds"] = orderIds.ToArray<object?>(),
        });

    public static AuditEvent HeldBack(string custodian, IReadOnlyList<OrderFinding> findings) => new(
        "orders.held-back",
        "custodian",
        custodian,
        0,
        new Dictionary<string, object?>
        {
            ["findings"] = findings.Count,
            ["first"] = findings.Take(MostFindings).Select(f => (object?)$"{f.Rule}: {f.Sentence}").ToArray(),
        });

    /// <summary>What of a released batch stayed here, if anything did.</summary>
    public static IEnumerable<AuditEvent> Stayed(string custodian, IReadOnlyList<OrderFinding> findings) =>
        findings.Count > 0 ? [HeldBack(custodian, findings)] : [];

    public static AuditEvent Downloaded(OrderFileRow file) => Of("orders.downloaded", file.BatchId, Names([file]));

    public static AuditEvent Damaged(OrderFileRow file) => Of("orders.file-damaged", file.BatchId, Names([file]));

    public static AuditEvent Written(OrderBatchId batch, IEnumerable<OrderFileRow> files, string folder)
    {
        var payload = Names(files);
        payload["folder"] = folder;
        return Of("orders.written", batch, payload);
    }

    private static Dictionary<string, object?> Names(IEnumerable<OrderFileRow> files) =>
        new() { ["files"] = files.ToDictionary(f => f.Name, f => (object?)f.Hash) };

    private static AuditEvent Of(string action, OrderBatchId batch, Dictionary<string, object?> payload) =>
        new(action, Batch, batch.ToString(), 0, payload);
}
