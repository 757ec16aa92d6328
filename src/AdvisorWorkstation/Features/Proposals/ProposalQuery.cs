using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>A proposal as it stands on the table.</summary>
/// <param name="Line">Its headline figures.</param>
/// <param name="Content">The revision on the table.</param>
/// <param name="Unedited">The first revision: what the optimizer wants when nobody edits.</param>
/// <param name="Snapshot">What it was computed from.</param>
/// <param name="Revisions">All revisions, the newest first.</param>
/// <param name="Editors">Everybody whose edits led to the revision on the table.</param>
/// <param name="FirstApprover">Who approved it while it waits for a second approver.</param>
/// <param name="Viewer">Who looks.</param>
public sealed record ProposalView(
    ProposalLine Line,
    ProposalContent Content,
    ProposalContent Unedited,
    AccountSnapshot Snapshot,
    IReadOnlyList<RevisionLine> Revisions,
    IReadOnlyList<PersonId> Editors,
    PersonId? FirstApprover,
    Entitlement Viewer)
{
    /// <summary>True when the viewer may decide it now.</summary>
    public bool MayDecide => Line.State.NeedsPerson() && Viewer.May(Capability.DecideProposals);

    /// <summary>True when the viewer may say that its orders were not carried out.</summary>
    public bool MayWithdraw => Line.State == ProposalState.Exported && Viewer.May(Capability.ExportOrders);

    /// <summary>True when the viewer's approval would not be enough or not be taken.</summary>
    public bool IsOwnEdit => Editors.Contains(Viewer.Person) || FirstApprover == Viewer.Person;

    /// <summary>What approving does next.</summary>
    public string WhatNext => (Line.State, IsOwnEdit, Content.HasBlock) switch
    {
        (_, _, true) => "A rule blocks it: edit it until the rule no longer fires, or reject it.",
        (ProposalState.InReview, true, _) => "You edited it, so approving sends it to a second approver.",
        (ProposalState.AwaitingSecondApproval, true, _) => "You edited or approved it; somebody else has to approve it too.",
        (ProposalState.InReview or ProposalState.AwaitingSecondApproval, _, _) => "Approving lets its orders leave with the next export.",
        (ProposalState.AutoApproved or ProposalState.Approved, _, _) => "Its orders leave with the next export.",
        (ProposalState.Exported, _, _) => "Its orders are with the custodian. The account is looked at again once its positions show them.",
        _ => $"It is {Line.State.Words().ToLowerInvariant()}.",
    };
}

/// <summary>One revision in a list.</summary>
public sealed record RevisionLine(int Revision, DateTimeOffset MadeAt, string MadeBy, string Reason);

/// <summary>Reads one proposal. Another book's is not there.</summary>
public sealed class ProposalQuery(Desk desk)
{
    public async Task<Outcome<ProposalView>> RunAsync(ProposalId id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var line = await ProposalListQuery.Lines(db).FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (line is null)
        {
            await desk.RecordDenialAsync(session.Who, id.ToString(), "proposal", cancel);
            return new Refusal("not-found", "There is no such proposal.");
        }
        var row = await db.Set<ProposalRow>().SingleAsync(p => p.Id == id, cancel);
        var revisions = await db.Set<ProposalRevisionRow>().Where(r => r.ProposalId == id).OrderByDescending(r => r.Revision).ToListAsync(cancel);
        var snapshot = await db.Set<SnapshotRow>().SingleAsync(s => s.Hash == row.SnapshotHash, cancel);
        var current = revisions.Find(r => r.Revision == row.Revision)
            ?? throw new InvalidOperationException($"proposal {id} has no revision {row.Revision}");
        var content = StoredContent.ReadVerified<ProposalContent>(current.Content, row.ContentHash);
        var first = revisions[^1];
        return new ProposalView(
            line,
            content,
            first == current ? content : StoredContent.ReadVerified<ProposalContent>(first.Content, first.ContentHash),
            StoredContent.ReadVerified<AccountSnapshot>(snapshot.Content, row.SnapshotHash),
            revisions.ConvertAll(r => new RevisionLine(r.Revision, r.MadeAt, r.MadeBy, r.Reason)),
            row.Editors,
            row.FirstApprover,
            session.Who);
    }
}
