using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>
/// Signs heads of the history: into the database, and into a file outside of it that is only ever appended to. The tree grows in memory from the
/// leaf hashes that were added since the last head.
/// </summary>
public sealed class AuditHeads(IDbContextFactory<AdvisorDb> contexts, AuditKeys keys, DataFolder data, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly MerkleTree _tree = new();
    private long _signed = -1;

    /// <summary>The file of heads; one line each.</summary>
    public static string FileIn(DataFolder data) => Path.Combine(data.AuditHeads, "heads.txt");

    /// <summary>Signs a head when entries were added since the last one.</summary>
    /// <param name="atLeast">Entries that must have been added for a head to be worth it.</param>
    public async Task SignAsync(int atLeast, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            if (_signed < 0)
            {
                _signed = await db.Set<AuditHeadRow>().MaxAsync(h => (long?)h.Size, cancel) ?? 0;
            }
            var from = _tree.Size;
            await foreach (var leaf in db.Set<AuditRow>().AsNoTracking()
                .Where(e => e.Sequence >= from).OrderBy(e => e.Sequence).Select(e => e.LeafHash).AsAsyncEnumerable().WithCancellation(cancel))
            {
                _tree.Append(leaf);
            }
            if (_tree.Size - _signed < Math.Max(atLeast, 1))
            {
                return;
            }
            var head = new TreeHead(_tree.Size, Convert.ToHexStringLower(_tree.Root()), clock.GetUtcNow());
            using var key = keys.OpenSigningKey();
            var line = head.ToLine(key);
            await AppendAsync(line, cancel);
            db.Add(new AuditHeadRow { Size = head.Size, Line = line });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            _signed = head.Size;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task AppendAsync(string line, CancellationToken cancel)
    {
        await using var file = new FileStream(FileIn(data), FileMode.Append, FileAccess.Write, FileShare.Read);
        await file.WriteAsync(Encoding.ASCII.GetBytes(line + "\n"), cancel);
        file.Flush(flushToDisk: true);
    }
}
