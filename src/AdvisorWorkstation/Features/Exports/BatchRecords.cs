using AdvisorWorkstation.Domain.Exports;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>The rows that keep a released batch.</summary>
internal sealed record BatchRecords(
    OrderBatchRow Batch, IReadOnlyList<OrderRow> Orders, IReadOnlyList<AllocationRow> Allocations, IReadOnlyList<OrderFileRow> Files)
{
    public static BatchRecords Of(BatchReport report, IReadOnlyList<OrderFileRow> files) => new(
        new OrderBatchRow
        {
            Id = report.Id,
            Custodian = report.Plan.Custodian.Name,
            TradeDate = report.OrderDate,
            CreatedAt = report.At,
            CreatedBy = report.PlacedBy,
            CreatedByName = report.PlacedByName,
            Orders = report.Plan.Blocks.Count,
            Proposals = report.Proposals.Count,
            Bought = report.Plan.Bought,
            Sold = report.Plan.Sold,
            PartialFillRule = PartialFills.ProRata,
        },
        [.. report.Plan.Blocks.Select(b => Order(report, b))],
        [.. report.Plan.Blocks.SelectMany(b => b.Allocations, (block, allocation) => Allocation(report, block, allocation))],
        files);

    public ReleaseResult.Released ToResult(IReadOnlyList<OrderFinding> heldBack) => new(
        Batch.Id,
        Batch.Custodian,
        Batch.Orders,
        Batch.Proposals,
        Batch.Sold,
        Batch.Bought,
        [.. Files.Select(f => new BatchFile(f.Format, f.Name, f.Hash))],
        heldBack);

    private static OrderRow Order(BatchReport report, OrderBlock block) => new()
    {
        BatchId = report.Id,
        Line = block.Line,
        ClientOrderId = block.ClientOrderId,
        SecurityId = block.Security,
        Side = block.Side,
        Quantity = block.Quantity,
    };

    private static AllocationRow Allocation(BatchReport report, OrderBlock block, OrderAllocation allocation) => new()
    {
        ProposalId = allocation.Proposal,
        TradeLine = allocation.TradeLine,
        Revision = allocation.Revision,
        BatchId = report.Id,
        OrderLine = block.Line,
        AccountId = allocation.Account,
        Quantity = allocation.Quantity,
        RecommendedBy = report.Proposals[allocation.Proposal].RecommendedBy,
        ApprovedBy = report.Proposals[allocation.Proposal].ApprovedBy,
        Discretionary = report.Proposals[allocation.Proposal].Discretionary,
    };
}
