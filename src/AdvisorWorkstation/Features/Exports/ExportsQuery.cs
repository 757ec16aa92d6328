using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>What to show.</summary>
/// <param name="Custodian">One custodian's batches; null for all.</param>
/// <param name="Batches">How many recent batches.</param>
public sealed record ExportsFilter(string? Custodian = null, int Batches = 50);

/// <summary>A custodian with what is approved and not yet exported.</summary>
public sealed record CustodianWaiting(Custodian Custodian, int Proposals, int Trades, Money Sold, Money Bought, DateTimeOffset? OldestApproval);

/// <summary>Somebody took a file.</summary>
public sealed record FileTake(DateTimeOffset At, string ByName);

/// <summary>A file of a batch with who took it, latest first.</summary>
public sealed record BatchFileView(BatchFile File, IReadOnlyList<FileTake> Takes);

/// <summary>A released batch.</summary>
public sealed record BatchSummary(
    OrderBatchId Id,
    string Custodian,
    DateOnly TradeDate,
    DateTimeOffset CreatedAt,
    string CreatedByName,
    int Orders,
    int Proposals,
    Money Sold,
    Money Bought,
    IReadOnlyList<BatchFileView> Files);

/// <summary>The page: every custodian, and the recent batches, latest first.</summary>
public sealed record ExportsView(IReadOnlyList<CustodianWaiting> Custodians, IReadOnlyList<BatchSummary> Batches);

/// <summary>What is waiting for each custodian, and what has left.</summary>
public sealed class ExportsQuery(Desk desk)
{
    public async Task<Outcome<ExportsView>> RunAsync(ExportsFilter input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ExportOrders, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var batches = session.Db.Set<OrderBatchRow>().Where(b => input.Custodian == null || b.Custodian == input.Custodian);
        return new ExportsView(
            await CustodiansAsync(session.Db, cancel),
            await BatchSummaries.LoadAsync(session.Db, batches.OrderByDescending(b => b.CreatedAt).ThenBy(b => b.Id).Take(input.Batches), cancel));
    }

    private static async Task<List<CustodianWaiting>> CustodiansAsync(AdvisorDb db, CancellationToken cancel)
    {
        var waiting = (await db.Set<ProposalRow>()
            .Where(p => p.State == ProposalState.Approved || p.State == ProposalState.AutoApproved)
            .Join(db.Set<AccountRow>(), p => p.AccountId, a => a.Id, (p, a) => new { a.Custodian, p.Trades, p.Sold, p.Bought, p.StateSince })
            .ToListAsync(cancel)).ToLookup(w => w.Custodian);
        var custodians = await db.Set<CustodianRow>().OrderBy(c => c.Name).ToListAsync(cancel);
        return custodians.ConvertAll(c => new CustodianWaiting(
            c.ToCustodian(),
            waiting[c.Name].Count(),
            waiting[c.Name].Sum(w => w.Trades),
            waiting[c.Name].Aggregate(Money.Zero, (sum, w) => sum + w.Sold),
            waiting[c.Name].Aggregate(Money.Zero, (sum, w) => sum + w.Bought),
            waiting[c.Name].Select(w => (DateTimeOffset?)w.StateSince).Min()));
    }
}
