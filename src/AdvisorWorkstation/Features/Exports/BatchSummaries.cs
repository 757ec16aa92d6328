using AdvisorWorkstation.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>Reads batches with their files and who took them, without the files' bytes.</summary>
internal static class BatchSummaries
{
    public static async Task<IReadOnlyList<BatchSummary>> LoadAsync(AdvisorDb db, IQueryable<OrderBatchRow> batches, CancellationToken cancel)
    {
        var rows = await batches.AsNoTracking().ToListAsync(cancel);
        var files = (await batches
            .Join(db.Set<OrderFileRow>(), b => b.Id, f => f.BatchId, (_, f) => new { f.BatchId, f.Format, f.Name, f.Hash })
            .ToListAsync(cancel)).ToLookup(f => f.BatchId);
        var takes = (await batches
            .Join(db.Set<OrderFileTakeRow>(), b => b.Id, t => t.BatchId, (_, t) => t)
            .AsNoTracking()
            .ToListAsync(cancel)).ToLookup(t => (t.BatchId, t.Format));
        return rows.ConvertAll(b => new BatchSummary(
            b.Id,
            b.Custodian,
            b.TradeDate,
            b.CreatedAt,
            b.CreatedByName,
            b.Orders,
            b.Proposals,
            b.Sold,
            b.Bought,
            [.. files[b.Id]
                .OrderBy(f => f.Format, StringComparer.Ordinal)
                .Select(f => new BatchFileView(
                    new BatchFile(f.Format, f.Name, f.Hash),
                    [.. takes[(b.Id, f.Format)].OrderByDescending(t => t.At).Select(t => new FileTake(t.At, t.ByName))]))]));
    }
}
