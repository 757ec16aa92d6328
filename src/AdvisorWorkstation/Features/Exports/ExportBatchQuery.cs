using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Exports.Csv;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>An account's part of a block, with the lots that its sale takes.</summary>
public sealed record AllocationView(
    ProposalId Proposal,
    int Revision,
    int TradeLine,
    AccountId Account,
    string AccountNumber,
    string AccountName,
    Shares Quantity,
    string RecommendedBy,
    string ApprovedBy,
    bool Discretionary,
    IReadOnlyList<LotInstruction> Lots);

/// <summary>A block order.</summary>
public sealed record BlockView(
    int Line, string ClientOrderId, TradeSide Side, Ticker Ticker, string Name, Shares Quantity, IReadOnlyList<AllocationView> Allocations);

/// <summary>One batch, as it left.</summary>
public sealed record BatchView(BatchSummary Summary, string PartialFillRule, IReadOnlyList<BlockView> Blocks);

/// <summary>
/// The blocks of one batch with allocations and lots. Lots are read out of the stored CSV, so the page shows what left and not what was meant.
/// </summary>
public sealed class ExportBatchQuery(Desk desk)
{
    public async Task<Outcome<BatchView>> RunAsync(OrderBatchId input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ExportOrders, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var batches = db.Set<OrderBatchRow>().Where(b => b.Id == input);
        if (await batches.FirstOrDefaultAsync(cancel) is not { } batch)
        {
            return new Refusal("not-found", "There is no such batch of orders.");
        }
        var csv = await db.Set<OrderFileRow>().FirstAsync(f => f.BatchId == input && f.Format == OrderFormats.Csv.Key, cancel);
        if (!csv.IsIntact)
        {
            return OrderFileRow.Damaged;
        }
        var lots = OrderCsvReader.Read(csv.Content).Rows.Where(r => r.Lot is not null).ToLookup(r => r.Trade, r => r.Lot!);
        var summary = (await BatchSummaries.LoadAsync(db, batches, cancel)).Single();
        return new BatchView(summary, batch.PartialFillRule, await BlocksAsync(db, input, lots, cancel));
    }

    private static async Task<List<BlockView>> BlocksAsync(
        AdvisorDb db, OrderBatchId batch, ILookup<TradeKey, LotInstruction> lots, CancellationToken cancel)
    {
        var orders = await db.Set<OrderRow>()
            .Where(o => o.BatchId == batch)
            .Join(db.Set<SecurityRow>(), o => o.SecurityId, s => s.Id, (o, s) => new { Order = o, s.Ticker, s.Name })
            .OrderBy(o => o.Order.Line)
            .ToListAsync(cancel);
        var allocations = (await db.Set<AllocationRow>()
            .Where(a => a.BatchId == batch)
            .Join(db.Set<AccountRow>(), a => a.AccountId, a => a.Id, (allocation, account) => new { Row = allocation, account.Number, account.Name })
            .ToListAsync(cancel)).ToLookup(a => a.Row.OrderLine);
        return orders.ConvertAll(o => new BlockView(
            o.Order.Line,
            o.Order.ClientOrderId,
            o.Order.Side,
            o.Ticker,
            o.Name,
            o.Order.Quantity,
            [.. allocations[o.Order.Line].OrderBy(a => a.Number, StringComparer.Ordinal).Select(a => new AllocationView(
                a.Row.ProposalId,
                a.Row.Revision,
                a.Row.TradeLine,
                a.Row.AccountId,
                a.Number,
                a.Name,
                a.Row.Quantity,
                a.Row.RecommendedBy,
                a.Row.ApprovedBy,
                a.Row.Discretionary,
                [.. lots[new TradeKey(a.Row.ProposalId, a.Row.Revision, a.Row.TradeLine)]]))]));
    }
}
