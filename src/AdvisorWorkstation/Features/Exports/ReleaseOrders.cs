using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>Whose waiting orders to release.</summary>
public sealed record ReleaseInput(string Custodian);

/// <summary>
/// Releases everything that is approved for one custodian, exactly once: plans, encodes, reads the files back, and stores orders, files and history
/// in one transaction that no other writer can enter, and signs the history that says so. A finding about one account keeps that account's proposal
/// here; one about the data itself, or about the batch, holds all of it back.
/// </summary>
public sealed class ReleaseOrders(Desk desk, WorkstationOptions options, AuditHeads heads, DeskNews news)
{
    public async Task<Outcome<ReleaseResult>> RunAsync(ReleaseInput input, Actor actor, CancellationToken cancel)
    {
        var released = await ReleaseAsync(input, actor, cancel);
        if (released is { IsRefused: false, Value: ReleaseResult.Released })
        {
            await heads.SignAsync(1, CancellationToken.None);
            news.Tell(DeskNewsKind.OrdersExported);
        }
        return released;
    }

    private async Task<Outcome<ReleaseResult>> ReleaseAsync(ReleaseInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ExportOrders, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var custodians = await session.Db.Set<CustodianRow>().AsNoTracking().ToListAsync(cancel);
        if (custodians.Find(c => string.Equals(c.Name, input.Custodian, StringComparison.OrdinalIgnoreCase)) is not { } custodian)
        {
            return NoSuchCustodian(input.Custodian, custodians);
        }
        await UnbookedActions.BookAsync(session.Db, DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
        var proposals = await new WaitingProposals(session.Db, custodian.Name).LoadAsync(cancel);
        if (proposals.Count == 0)
        {
            return new ReleaseResult.NothingWaiting(custodian.Name, await session.Db.Set<OrderBatchRow>().AnyAsync(b => b.Custodian == custodian.Name, cancel));
        }
        var prepared = await PrepareAsync(session, custodian, proposals, cancel);
        if (prepared.Report is not { } report)
        {
            await session.CommitAsync([OrderEvents.HeldBack(custodian.Name, prepared.Findings)], cancel);
            return new ReleaseResult.HeldBack(custodian.Name, prepared.Findings);
        }
        if (Export(session, report, proposals) is { } refusal)
        {
            return refusal;
        }
        var records = BatchRecords.Of(report, prepared.Files);
        session.Db.Add(records.Batch);
        session.Db.AddRange([.. records.Orders, .. records.Allocations, .. records.Files]);
        await session.CommitAsync([.. OrderEvents.Exported(report, records), .. OrderEvents.Stayed(custodian.Name, prepared.Findings)], cancel);
        return records.ToResult(prepared.Findings);
    }

    /// <summary>Plans and writes what can leave; takes the proposals that can't out of <paramref name="proposals"/>, with the findings that say why.</summary>
    private async Task<Prepared> PrepareAsync(DeskSession session, CustodianRow custodian, List<WaitingProposal> proposals, CancellationToken cancel)
    {
        var waiting = new WaitingProposals(session.Db, custodian.Name);
        var (contents, unread) = ReadContents(proposals, await waiting.ExportedBeforeAsync(cancel));
        unread.AddRange(await ApprovalsOnRecord.FindLackingAsync(session.Db, proposals, cancel));
        if (unread.Count > 0)
        {
            return Prepared.Nothing(unread);
        }
        var heldBack = new List<OrderFinding>();
        HoldBack(proposals, await new ReleaseChecks(session.Db, DateOnly.FromDateTime(session.At.UtcDateTime)).FindAsync(proposals, contents, cancel), heldBack);
        while (proposals.Count > 0)
        {
            var request = await waiting.RequestAsync(custodian, proposals, contents, cancel);
            var planned = OrderPlanner.Plan(request);
            if (planned.Plan is { } plan)
            {
                return await WriteAsync(session, waiting, request, plan, proposals, heldBack, cancel);
            }
            if (planned.Findings.Any(f => f.Proposal is null))
            {
                return Prepared.Nothing([.. heldBack, .. planned.Findings]);
            }
            HoldBack(proposals, planned.Findings, heldBack);
        }
        return Prepared.Nothing(heldBack);
    }

    /// <summary>Writes a plan's files and reads them back.</summary>
    private async Task<Prepared> WriteAsync(
        DeskSession session,
        WaitingProposals waiting,
        OrderRequest request,
        OrderPlan plan,
        List<WaitingProposal> proposals,
        List<OrderFinding> heldBack,
        CancellationToken cancel)
    {
        var report = new BatchReport(
            new OrderBatchId(Guid.NewGuid()),
            session.At,
            session.Who.Person,
            session.Who.Name,
            plan,
            await waiting.DescribeAsync(proposals, cancel),
            request.Securities);
        var (files, differences) = BatchFiles.Write(report, request, options.Exports.FixSender);
        List<OrderFinding> against = [.. await UsedIdsAsync(session.Db, plan, cancel), .. differences];
        return against.Count > 0 ? Prepared.Nothing([.. heldBack, .. against]) : new Prepared(report, files, heldBack);
    }

    private static void HoldBack(List<WaitingProposal> proposals, IReadOnlyList<OrderFinding> findings, List<OrderFinding> heldBack)
    {
        heldBack.AddRange(findings);
        var stay = findings.Select(f => f.Proposal).ToHashSet();
        proposals.RemoveAll(p => stay.Contains(p.Row.Id));
    }

    private static (Dictionary<ProposalId, ProposalContent> Contents, List<OrderFinding> Findings) ReadContents(
        List<WaitingProposal> proposals, IReadOnlySet<ProposalId> exportedBefore)
    {
        var contents = new Dictionary<ProposalId, ProposalContent>();
        var findings = new List<OrderFinding>();
        foreach (var proposal in proposals)
        {
            var read = ApprovedContent.Read(proposal);
            if (read.IsRefused || exportedBefore.Contains(proposal.Row.Id))
            {
                var sentence = read.Refusal?.Sentence ?? "it has been exported before. Tell compliance; nothing may leave twice.";
                findings.Add(new OrderFinding(
                    read.Refusal?.Code ?? "exported-before",
                    proposal.Row.Id,
                    $"Account {OrderText.Shown(proposal.Account.Number)}, revision {proposal.Row.Revision} of its proposal: {sentence}"));
            }
            else
            {
                contents.Add(proposal.Row.Id, read.Value);
            }
        }
        return (contents, findings);
    }

    private static async Task<IEnumerable<OrderFinding>> UsedIdsAsync(AdvisorDb db, OrderPlan plan, CancellationToken cancel)
    {
        var ids = plan.Blocks.Select(b => b.ClientOrderId).ToList();
        var used = await db.Set<OrderRow>().Where(o => ids.Contains(o.ClientOrderId)).Select(o => o.ClientOrderId).ToListAsync(cancel);
        return used.Select(id => new OrderFinding("order-id", null, $"The order id {id} was used in an earlier batch. Tell compliance."));
    }

    /// <summary>Moves every proposal on; the reason why not, when one may not.</summary>
    private static Refusal? Export(DeskSession session, BatchReport report, List<WaitingProposal> proposals)
    {
        foreach (var proposal in proposals)
        {
            var decided = ProposalLife.Decide(proposal.Row.ToStatus(), new ReviewCommand.Export(report.Id), session.Who);
            if (decided.IsRefused)
            {
                return decided.Refusal;
            }
            proposal.Row.State = decided.Value.State;
            proposal.Row.StateSince = session.At;
            proposal.Row.TradeDate = report.OrderDate;
            proposal.Row.Version++;
        }
        return null;
    }

    private static Refusal NoSuchCustodian(string name, List<CustodianRow> custodians) => new(
        "no-custodian",
        $"There is no custodian '{OrderText.Shown(name)}'. Nothing was released. "
        + (custodians.Count == 0
            ? "None is known yet: import accounts first."
            : $"Known: {string.Join(", ", custodians.Select(c => c.Name).Order(StringComparer.Ordinal))}."));

    /// <summary>What can leave, if anything, and what stands against the rest.</summary>
    private sealed record Prepared(BatchReport? Report, IReadOnlyList<OrderFileRow> Files, IReadOnlyList<OrderFinding> Findings)
    {
        public static Prepared Nothing(IReadOnlyList<OrderFinding> findings) => new(null, [], findings);
    }
}
