using System.Text.Json;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Features.Compliance;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>
/// The state of a proposal alone lets nothing out: the history has to say that this revision, with this content, was approved. Where it does not,
/// somebody has written into the data past this program.
/// </summary>
internal static class ApprovalsOnRecord
{
    private const string ByPerson = "proposal.approved";
    private const string ByPolicy = "proposal.approved-by-policy";

    /// <summary>The proposals whose approval is not in the history.</summary>
    public static async Task<List<OrderFinding>> FindLackingAsync(AdvisorDb db, IReadOnlyList<WaitingProposal> waiting, CancellationToken cancel)
    {
        var ids = waiting.Select(w => w.Row.Id.ToString()).ToArray();
        var approvals = (await db.Set<AuditRow>().AsNoTracking()
            .Where(e => e.SubjectType == "proposal" && ids.Contains(e.SubjectId) && (e.Action == ByPerson || e.Action == ByPolicy))
            .ToListAsync(cancel)).ToLookup(e => e.SubjectId);
        return
        [
            .. waiting
                .Where(w => !approvals[w.Row.Id.ToString()].Any(e => IsOf(w, e)))
                .Select(w => w.Finding(
                    "no-approval",
                    $"the history has no approval of revision {w.Row.Revision} of its proposal, though its state says so. Tell compliance; nothing leaves for {w.Account.Custodian}.")),
        ];
    }

    private static bool IsOf(WaitingProposal waiting, AuditRow line) =>
        line.Action == (waiting.Row.State == ProposalState.AutoApproved ? ByPolicy : ByPerson)
        && line.SubjectVersion == waiting.Row.Revision
        && MerkleTree.LeafHash(line.ToEntry().LeafBytes()).AsSpan().SequenceEqual(line.LeafHash)
        && HashIn(line.Payload) == waiting.Row.ContentHash;

    private static string? HashIn(string payload)
    {
        using var read = JsonDocument.Parse(payload);
        return read.RootElement.TryGetProperty("contentHash", out var hash) ? hash.GetString() : null;
    }
}
