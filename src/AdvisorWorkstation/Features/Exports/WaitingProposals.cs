using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>An approved proposal with its account and the revision on the table; null when that revision is not stored.</summary>
internal sealed record WaitingProposal(ProposalRow Row, AccountRow Account, ProposalRevisionRow? Revision)
{
    /// <summary>A finding about its account.</summary>
    public OrderFinding Finding(string rule, string what) => new(rule, Row.Id, $"Account {OrderText.Shown(Account.Number)}: {what}");
}

/// <summary>Reads what is approved and not yet exported for one custodian, with everything that orders are made from.</summary>
internal sealed class WaitingProposals(AdvisorDb db, string custodian)
{
    private const string Policy = "policy";

    public Task<List<WaitingProposal>> LoadAsync(CancellationToken cancel) => Waiting()
        .GroupJoin(
            db.Set<ProposalRevisionRow>(),
            w => new { ProposalId = w.Row.Id, w.Row.Revision },
            r => new { r.ProposalId, r.Revision },
            (w, revisions) => new { w.Row, w.Account, Revisions = revisions })
        .SelectMany(w => w.Revisions.DefaultIfEmpty(), (w, revision) => new WaitingProposal(w.Row, w.Account, revision))
        .ToListAsync(cancel);

    /// <summary>What planning needs, with the contents that were read and verified before.</summary>
    public async Task<OrderRequest> RequestAsync(
        CustodianRow profile,
        IReadOnlyList<WaitingProposal> waiting,
        IReadOnlyDictionary<ProposalId, ProposalContent> contents,
        CancellationToken cancel)
    {
        var lots = (await Waiting()
            .Join(db.Set<LotRow>(), w => w.Row.AccountId, l => l.AccountId, (_, lot) => lot)
            .AsNoTracking()
            .ToListAsync(cancel)).ToLookup(l => l.AccountId, l => l.ToLot());
        var quarantined = (await Waiting()
            .Join(db.Set<QuarantineRow>(), w => w.Row.AccountId, q => q.AccountId, (_, q) => q)
            .AsNoTracking()
            .ToListAsync(cancel)).ToLookup(q => q.AccountId, q => q.SecurityId);
        return new OrderRequest(
            profile.ToCustodian(),
            [.. waiting.Select(w => new ApprovedProposal(
                w.Row.Id,
                w.Row.Revision,
                w.Account.Id,
                w.Account.Number,
                contents[w.Row.Id].Rebalance.Trades,
                [.. lots[w.Account.Id].DistinctBy(l => l.Id)],
                quarantined[w.Account.Id].ToHashSet()))],
            await SecuritiesAsync(contents.Values, cancel));
    }

    /// <summary>What the record of the orders says of each proposal.</summary>
    public async Task<Dictionary<ProposalId, BatchProposal>> DescribeAsync(IReadOnlyList<WaitingProposal> waiting, CancellationToken cancel)
    {
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        return waiting.ToDictionary(w => w.Row.Id, w => new BatchProposal(
            w.Row.Id,
            w.Row.Revision,
            w.Account.Number,
            w.Account.Name,
            w.Account.Discretionary,
            w.Revision!.MadeBy,
            w.Row.Approver is { } approver ? names.GetValueOrDefault(approver.Value, approver.ToString()) : Policy,
            w.Row.ContentHash));
    }

    /// <summary>Proposals that have left before, whatever their state says.</summary>
    public async Task<IReadOnlySet<ProposalId>> ExportedBeforeAsync(CancellationToken cancel) => (await Waiting()
        .Join(db.Set<AllocationRow>(), w => w.Row.Id, a => a.ProposalId, (w, _) => w.Row.Id)
        .Distinct()
        .ToListAsync(cancel)).ToHashSet();

    private IQueryable<Pair> Waiting() => db.Set<ProposalRow>()
        .Where(p => p.State == ProposalState.Approved || p.State == ProposalState.AutoApproved)
        .Join(db.Set<AccountRow>(), p => p.AccountId, a => a.Id, (row, account) => new Pair { Row = row, Account = account })
        .Where(w => w.Account.Custodian == custodian && !w.Account.IsPilot);

    private async Task<Dictionary<SecurityId, Security>> SecuritiesAsync(IEnumerable<ProposalContent> contents, CancellationToken cancel)
    {
        var traded = contents.SelectMany(c => c.Rebalance.Trades).Select(t => t.Security).ToHashSet();
        var rows = await db.Set<SecurityRow>().AsNoTracking().ToListAsync(cancel);
        return rows.Where(s => traded.Contains(s.Id)).ToDictionary(s => s.Id, s => s.ToSecurity());
    }

    private sealed class Pair
    {
        public required ProposalRow Row { get; init; }

        public required AccountRow Account { get; init; }
    }
}
