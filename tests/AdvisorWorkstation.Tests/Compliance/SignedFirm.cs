using System.Reflection;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Compliance;

/// <summary>A firm with a decision in its history and signed heads over it, and an insider who gets past the triggers.</summary>
internal static class SignedFirm
{
    /// <summary>The columns of an entry that its leaf covers, but for its place.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [.. typeof(AuditRow).GetProperties().Select(p => p.Name).Except([nameof(AuditRow.Sequence), nameof(AuditRow.LeafHash)])];

    public static async Task<LakesideFirm> OpenAsync()
    {
        var firm = await LakesideFirm.OpenAsync();
        await firm.Get<AuditHeads>().SignAsync(1, LakesideFirm.Cancel);
        await firm.Get<DecideProposal>().RunAsync(
            (await firm.ProposalAsync()).Id, new ReviewCommand.Reject(1, "The client said no."), firm.Operations, LakesideFirm.Cancel);
        await firm.Get<AuditHeads>().SignAsync(1, LakesideFirm.Cancel);
        return firm;
    }

    public static Task<AuditVerdict> VerifyAsync(this LakesideFirm firm) => firm.Get<VerifyAudit>().RunAsync(LakesideFirm.Cancel);

    public static string HeadsFile(this LakesideFirm firm) => AuditHeads.FileIn(firm.Folder);

    public static async Task DropTriggersAsync(this LakesideFirm firm)
    {
        foreach (var table in (string[])["AuditEntries", "AuditHeads"])
        {
            await firm.ExecuteAsync($"DROP TRIGGER {table}_no_UPDATE");
            await firm.ExecuteAsync($"DROP TRIGGER {table}_no_DELETE");
        }
    }

    /// <summary>Changes one column of an entry, and its leaf too where the insider is thorough.</summary>
    public static async Task TamperAsync(this LakesideFirm firm, long sequence, string column, bool withLeaf)
    {
        await firm.DropTriggersAsync();
        var row = (await firm.HistoryAsync()).Single(e => e.Sequence == sequence);
        var changed = Changed(row.ToEntry(), column);
        await firm.LookAsync(db => StoreAsync(db, changed, withLeaf ? MerkleTree.LeafHash(changed.LeafBytes()) : row.LeafHash));
    }

    private static AuditEntry Changed(AuditEntry entry, string column)
    {
        var changed = entry with { Sequence = entry.Sequence };
        var property = typeof(AuditEntry).GetProperty(column, BindingFlags.Public | BindingFlags.Instance)!;
        property.SetValue(changed, property.GetValue(entry) switch
        {
            string text => text + " ",
            int number => number + 1,
            DateTimeOffset at => at.AddTicks(1),
            var other => throw new NotSupportedException($"{column} is a {other?.GetType()}"),
        });
        return changed;
    }

    private static Task<int> StoreAsync(AdvisorDb db, AuditEntry entry, byte[] leaf) => db.Set<AuditRow>()
        .Where(e => e.Sequence == entry.Sequence)
        .ExecuteUpdateAsync(
            s => s
                .SetProperty(e => e.At, entry.At)
                .SetProperty(e => e.ActorId, entry.ActorId)
                .SetProperty(e => e.ActorName, entry.ActorName)
                .SetProperty(e => e.ActorRoles, entry.ActorRoles)
                .SetProperty(e => e.ActorScope, entry.ActorScope)
                .SetProperty(e => e.Session, entry.Session)
                .SetProperty(e => e.Action, entry.Action)
                .SetProperty(e => e.SubjectType, entry.SubjectType)
                .SetProperty(e => e.SubjectId, entry.SubjectId)
                .SetProperty(e => e.SubjectVersion, entry.SubjectVersion)
                .SetProperty(e => e.Payload, entry.Payload)
                .SetProperty(e => e.Reason, entry.Reason)
                .SetProperty(e => e.LeafHash, leaf),
            LakesideFirm.Cancel);
}
