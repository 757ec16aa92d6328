using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>Which file.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Format">csv, fix or xlsx.</param>
public sealed record OrderFileInput(OrderBatchId Batch, string Format);

/// <summary>A stored file, to be offered as a download.</summary>
public sealed record OrderFile(string Name, string ContentType, byte[] Content, string Hash);

/// <summary>The very bytes that were stored at release, every time; who takes them is written down.</summary>
public sealed class OrderFileQuery(Desk desk)
{
    public async Task<Outcome<OrderFile>> RunAsync(OrderFileInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ExportOrders, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var file = await session.Db.Set<OrderFileRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(f => f.BatchId == input.Batch && f.Format == input.Format, cancel);
        if (file is null)
        {
            return new Refusal("not-found", "There is no such order file.");
        }
        if (!file.IsIntact)
        {
            await session.CommitAsync([OrderEvents.Damaged(file)], cancel);
            return OrderFileRow.Damaged;
        }
        session.Db.Add(OrderFileTakeRow.Of(file, session.Who, session.At));
        await session.CommitAsync([OrderEvents.Downloaded(file)], cancel);
        return new OrderFile(file.Name, ContentTypeOf(file.Format), file.Content, file.Hash);
    }

    private static string ContentTypeOf(string format) =>
        format == OrderFormats.Csv.Key ? "text/csv; charset=us-ascii"
        : format == OrderWorkbook.Format ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "application/octet-stream";
}
