using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>What verifying the history found.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Heads">Signed heads checked.</param>
/// <param name="Faults">What is wrong, the first in the history first; empty when nothing is.</param>
public sealed record AuditVerdict(long Entries, int Heads, IReadOnlyList<string> Faults);

/// <summary>
/// Recomputes everything that the history claims: every entry's leaf from its content, the tree over them, and every signed head, from the file
/// outside of the database and from the database. It needs the public key only and shares no state with what writes.
/// </summary>
public sealed class VerifyAudit(IDbContextFactory<AdvisorDb> contexts, AuditKeys keys, DataFolder data)
{
    public async Task<AuditVerdict> RunAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        using var key = keys.OpenPublicKey();
        var file = AuditHeads.FileIn(data);
        var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file, cancel) : [];
        var stored = await db.Set<AuditHeadRow>().AsNoTracking().OrderBy(h => h.Size).Select(h => h.Line).ToListAsync(cancel);
        var entries = db.Set<AuditRow>().AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable();
        var verification = new AuditVerification(lines, stored, key);
        await foreach (var row in entries.WithCancellation(cancel))
        {
            verification.Read(row.ToEntry(), row.LeafHash);
        }
        return new AuditVerdict(verification.Entries, verification.Heads, verification.End());
    }
}
