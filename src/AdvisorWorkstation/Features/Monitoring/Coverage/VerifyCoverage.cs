using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Features.Compliance;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Coverage;

/// <summary>What verifying the coverage found.</summary>
/// <param name="Records">Records read.</param>
/// <param name="Faults">What is wrong, the oldest first; empty when nothing is.</param>
public sealed record CoverageVerdict(int Records, IReadOnlyList<string> Faults);

/// <summary>
/// Checks every signed record of coverage against the public key and its own row, and against the history, which has the hash of each: a record that was taken
/// away or put in shows. It shares no state with what signs.
/// </summary>
public sealed class VerifyCoverage(IDbContextFactory<AdvisorDb> contexts, AuditKeys keys)
{
    public async Task<CoverageVerdict> RunAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Scope = BookScope.Nothing;
        using var key = keys.OpenPublicKey();
        var rows = await db.Set<CoverageRow>().AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancel);
        var attested = await db.Set<AuditRow>().AsNoTracking().Where(e => e.Action == "coverage.attested").OrderBy(e => e.Sequence).Select(e => e.Payload).ToListAsync(cancel);
        var faults = new List<string>();
        if (rows.Count != attested.Count)
        {
            faults.Add($"The history has {attested.Count} records of coverage, and {rows.Count} are stored.");
        }
        foreach (var (i, row) in rows.Index())
        {
            if (key is null || CoverageRecord.TryRead(row.Text, key) is not { } record)
            {
                faults.Add($"The record of {row.Day:yyyy-MM-dd} is damaged, or was not signed with this key.");
            }
            else if ((record.Day, record.Enrolled, record.Scanned) != (row.Day, row.Enrolled, row.Scanned))
            {
                faults.Add($"The row of {row.Day:yyyy-MM-dd} says another thing than its record.");
            }
            else if (i < attested.Count && !attested[i].Contains(DomainJson.Hash(System.Text.Encoding.UTF8.GetBytes(record.SignedText())), StringComparison.Ordinal))
            {
                faults.Add($"The history knows another record of {row.Day:yyyy-MM-dd}.");
            }
        }
        return new CoverageVerdict(rows.Count, faults);
    }
}
