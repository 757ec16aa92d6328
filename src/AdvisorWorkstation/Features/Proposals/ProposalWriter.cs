using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Proposals.Rules;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>
/// Puts proposals into the database and takes their first step: to a person, or approved by policy. That of a pilot account takes none, so that nothing
/// can approve it.
/// </summary>
internal static class ProposalWriter
{
    private const string PilotHeadline = "A pilot account: its proposals are computed and shown, and none can be approved or exported.";

    /// <summary>A stored proposal and what there is to write down about it.</summary>
    public sealed record Made(ProposalRow Row, IReadOnlyList<AuditEvent> Events);

    public static async Task<Made> AddAsync(
        DeskSession writing, RunRules rules, AccountRow account, AccountSnapshot snapshot, StoredContent stored, Rebalance rebalance, CancellationToken cancel)
    {
        var around = await rules.Surroundings.ReadAsync(writing.Db, account, snapshot, cancel);
        var content = ProposalContent.Of(rules.InForce, new ProposalSubject(snapshot, rebalance, around));
        var revision = StoredContent.Of(content);
        if (!await writing.Db.Set<SnapshotRow>().AnyAsync(s => s.Hash == stored.Hash, cancel))
        {
            writing.Db.Add(new SnapshotRow { Hash = stored.Hash, Content = stored.Content });
        }
        var row = new ProposalRow
        {
            Id = new ProposalId(Guid.NewGuid()),
            AccountId = account.Id,
            BookId = account.BookId,
            RunId = rules.Run,
            AsOf = snapshot.AsOf.Date,
            CreatedAt = writing.At,
            State = ProposalState.Proposed,
            StateSince = writing.At,
            Revision = 1,
            ContentHash = revision.Hash,
            SnapshotHash = stored.Hash,
            Facts = DomainJson.Write(content.Facts),
        };
        ProposalHeadline.Fill(row, content);
        writing.Db.Add(row);
        writing.Db.Add(new ProposalRevisionRow
        {
            ProposalId = row.Id,
            Revision = 1,
            MadeAt = writing.At,
            MadeBy = $"run of {snapshot.AsOf}",
            Reason = "",
            Content = revision.Content,
            ContentHash = revision.Hash,
        });
        var made = ProposalEvents.Made(row, account);
        if (account.IsPilot)
        {
            row.Headline = PilotHeadline;
            return new Made(row, [made]);
        }
        var reasons = Routing.ReasonsForReview(snapshot, content);
        row.Headline = reasons.Count > 0 ? reasons[0] : "";
        ReviewCommand step = reasons.Count > 0 ? new ReviewCommand.SendToReview() : new ReviewCommand.ApproveByPolicy();
        var routed = ProposalTransition.Apply(writing, row, step, reasons.Count > 0 ? string.Join(" ", reasons) : Routing.WhyByPolicy);
        return routed.IsRefused
            ? throw new InvalidOperationException($"a new proposal could not be routed: {routed.Refusal.Sentence}")
            : new Made(row, [made, routed.Value]);
    }

    /// <summary>Ends a proposal that a newer look at its account replaces.</summary>
    public static AuditEvent End(DeskSession writing, ProposalRow row, ProposalId? successor, RebalanceResult result)
    {
        ReviewCommand command = (successor, result) switch
        {
            ({ } next, _) => new ReviewCommand.Supersede($"A newer proposal takes its place ({next})."),
            (_, RebalanceResult.AlreadyBest best) => new ReviewCommand.Expire($"A newer look at the account proposes nothing: {best.Reason}"),
            (_, RebalanceResult.Cannot cannot) => new ReviewCommand.Expire($"The account can't be looked at today: {cannot.Reason.Sentence}"),
            _ => throw new InvalidOperationException($"no reason to end proposal {row.Id}"),
        };
        var ended = ProposalTransition.Apply(writing, row, command, command switch
        {
            ReviewCommand.Supersede s => s.Reason,
            ReviewCommand.Expire e => e.Reason,
            _ => "",
        });
        return ended.IsRefused
            ? throw new InvalidOperationException($"proposal {row.Id} could not be ended: {ended.Refusal.Sentence}")
            : ended.Value;
    }
}
