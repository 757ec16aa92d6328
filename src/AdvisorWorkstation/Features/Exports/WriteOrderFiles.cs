using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>What to release, and where the files go.</summary>
/// <param name="Custodian">One custodian; null for all.</param>
/// <param name="Folder">The folder; made if it is not there.</param>
public sealed record WriteOrderFilesInput(string? Custodian, string Folder);

/// <summary>What came of each custodian, and the files that were written.</summary>
public sealed record WrittenOrders(IReadOnlyList<ReleaseResult> Releases, IReadOnlyList<string> Files);

/// <summary>
/// Releases what is approved and writes the files to a folder: the verb <c>export</c>. A batch that the same user released before and whose files
/// nobody has taken, because the program was stopped in between, is written too; its bytes and order ids are the same, so nothing leaves twice.
/// </summary>
public sealed class WriteOrderFiles(Desk desk, ReleaseOrders release)
{
    public async Task<Outcome<WrittenOrders>> RunAsync(WriteOrderFilesInput input, Actor actor, CancellationToken cancel)
    {
        var custodians = await CustodiansAsync(input.Custodian, actor, cancel);
        if (custodians.IsRefused)
        {
            return custodians.Refusal;
        }
        var folder = OrderFolder.Open(input.Folder);
        if (folder.IsRefused)
        {
            return folder.Refusal;
        }
        var releases = new List<ReleaseResult>();
        foreach (var custodian in custodians.Value)
        {
            var released = await release.RunAsync(new ReleaseInput(custodian), actor, cancel);
            if (released.IsRefused)
            {
                return released.Refusal;
            }
            releases.Add(released.Value);
        }
        var written = await WriteAsync(folder.Value, custodians.Value, actor, cancel);
        return written.IsRefused ? written.Refusal : new WrittenOrders(releases, written.Value);
    }

    private async Task<Outcome<IReadOnlyList<string>>> CustodiansAsync(string? only, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ExportOrders, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return only is not null ? [only] : await session.Db.Set<CustodianRow>().Select(c => c.Name).OrderBy(n => n).ToListAsync(cancel);
    }

    private async Task<Outcome<IReadOnlyList<string>>> WriteAsync(
        OrderFolder folder, IReadOnlyList<string> custodians, Actor actor, CancellationToken cancel)
    {
        var untaken = await UntakenAsync(custodians, actor, cancel);
        if (untaken.IsRefused)
        {
            return untaken.Refusal;
        }
        var written = new List<string>();
        foreach (var batch in untaken.Value)
        {
            var paths = await WriteAsync(folder, batch, actor, cancel);
            if (paths.IsRefused)
            {
                return paths.Refusal;
            }
            written.AddRange(paths.Value);
        }
        return written;
    }

    /// <summary>Writes the files of a batch unless somebody has taken them in the meantime; the transaction keeps others out until it is noted.</summary>
    private async Task<Outcome<IReadOnlyList<string>>> WriteAsync(OrderFolder folder, OrderBatchId batch, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ExportOrders, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<OrderFileTakeRow>().AnyAsync(t => t.BatchId == batch, cancel))
        {
            return Array.Empty<string>();
        }
        var files = await session.Db.Set<OrderFileRow>().AsNoTracking().Where(f => f.BatchId == batch).ToListAsync(cancel);
        if (files.Exists(f => !f.IsIntact))
        {
            return OrderFileRow.Damaged;
        }
        var paths = folder.Write(files);
        if (!paths.IsRefused)
        {
            session.Db.AddRange(files.Select(f => OrderFileTakeRow.Of(f, session.Who, session.At)));
            await session.CommitAsync([OrderEvents.Written(batch, files, folder.ToString())], cancel);
        }
        return paths;
    }

    private async Task<Outcome<IReadOnlyList<OrderBatchId>>> UntakenAsync(IReadOnlyList<string> custodians, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ExportOrders, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var batches = await session.Db.Set<OrderBatchRow>()
            .Where(b => b.CreatedBy == actor.Person && !session.Db.Set<OrderFileTakeRow>().Any(t => t.BatchId == b.Id))
            .OrderBy(b => b.CreatedAt)
            .Select(b => new { b.Id, b.Custodian })
            .ToListAsync(cancel);
        return batches.FindAll(b => custodians.Contains(b.Custodian, StringComparer.OrdinalIgnoreCase)).ConvertAll(b => b.Id);
    }
}
