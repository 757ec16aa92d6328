using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Stores what a run makes of each household: one household, one transaction, so that a crash leaves whole households only.</summary>
internal sealed class RunWriter(Desk desk, BegunRun run, Actor actor) : IDisposable
{
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    /// <summary>Stores what was solved on some books; false, and nothing is stored, when those are not the household's books any more.</summary>
    public Task<bool> SaveAsync(HouseholdBooks books, IReadOnlyList<AccountRun> results, CancellationToken cancel)
    {
        var stood = books.Fingerprint();
        return StoreAsync(books.Id, stood, now => now.Fingerprint() == stood ? results : null, cancel);
    }

    /// <summary>Stores that a household's books did not stand still.</summary>
    public Task SaveMovedAsync(HouseholdId household, CancellationToken cancel) => StoreAsync(household, "", HouseholdRun.Moved, cancel);

    private async Task<bool> StoreAsync(
        HouseholdId household, string stood, Func<HouseholdBooks, IReadOnlyList<AccountRun>?> choose, CancellationToken cancel)
    {
        await _oneWriter.WaitAsync(cancel);
        try
        {
            var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
            await using var writing = opened.IsRefused
                ? throw new InvalidOperationException($"the run lost its right to write: {opened.Refusal.Sentence}")
                : opened.Value;
            var books = await HouseholdReader.LoadAsync(writing.Db, run.Market, household, cancel);
            if (choose(books) is not { } results)
            {
                return false;
            }
            await ReplaceAsync(writing.Db, household, stood, cancel);
            var events = new List<AuditEvent>(await BookedOrders.NoteAsync(writing, books, cancel));
            foreach (var (result, order) in results.Select((r, i) => (r, i)))
            {
                events.AddRange(await SaveOneAsync(writing, result, order, cancel));
            }
            await writing.CommitAsync(events, cancel);
            return true;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();

    /// <summary>Notes the books that a household was solved on; what the run had of it before it was interrupted gives way.</summary>
    private async Task ReplaceAsync(AdvisorDb db, HouseholdId household, string stood, CancellationToken cancel)
    {
        if (!run.Done.ContainsKey(household))
        {
            db.Add(new RunHouseholdRow { RunId = run.Id, HouseholdId = household, Books = stood });
            return;
        }
        (await db.Set<RunHouseholdRow>().SingleAsync(h => h.RunId == run.Id && h.HouseholdId == household, cancel)).Books = stood;
        db.RemoveRange(await db.Set<RunOutcomeRow>()
            .Where(o => o.RunId == run.Id && db.Set<AccountRow>().Any(a => a.Id == o.AccountId && a.HouseholdId == household))
            .ToListAsync(cancel));
    }

    /// <summary>Writes down how the run ended.</summary>
    public async Task<RunSummary> EndAsync(RunState state, string failure, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        await using var writing = opened.IsRefused
            ? throw new InvalidOperationException($"the run lost its right to write: {opened.Refusal.Sentence}")
            : opened.Value;
        var db = writing.Db;
        var row = await db.Set<RunRow>().SingleAsync(r => r.Id == run.Id, cancel);
        var outcomes = await db.Set<RunOutcomeRow>().AsNoTracking().Where(o => o.RunId == run.Id).ToListAsync(cancel);
        var missing = await db.Set<AccountRow>()
            .Where(a => a.Enrolled && !db.Set<RunOutcomeRow>().Any(o => o.RunId == run.Id && o.AccountId == a.Id))
            .OrderBy(a => a.Id)
            .Select(a => a.Id)
            .ToListAsync(cancel);
        (row.State, row.FinishedAt, row.Failure, row.AccountCount) = (state, writing.At, failure, outcomes.Count);
        var summary = new RunSummary(
            run.Id,
            outcomes.Count,
            outcomes.Count(o => o.Outcome == AccountOutcome.Improved),
            outcomes.Count(o => o.Outcome == AccountOutcome.AlreadyBest),
            outcomes.Count(o => o.Outcome == AccountOutcome.Cannot),
            await ToReviewAsync(db, cancel),
            missing.Count,
            writing.At - run.StartedAt);
        await writing.CommitAsync(
            [
                new AuditEvent($"run.{state.ToString().ToLowerInvariant()}", "run", run.Id.ToString(), 0, new Dictionary<string, object?>
                {
                    ["enrolled"] = summary.Accounts + summary.Missing,
                    ["accounts"] = summary.Accounts,
                    ["improved"] = summary.Improved,
                    ["alreadyBest"] = summary.AlreadyBest,
                    ["cannot"] = summary.Cannot,
                    ["toReview"] = summary.ToReview,
                    ["missing"] = missing.ConvertAll(a => a.ToString()),
                    ["failure"] = failure,
                }),
            ],
            cancel);
        return summary;
    }

    private Task<int> ToReviewAsync(AdvisorDb db, CancellationToken cancel) => db.Set<RunOutcomeRow>()
        .Where(o => o.RunId == run.Id)
        .Join(db.Set<ProposalRow>(), o => o.ProposalId, p => p.Id, (_, p) => p.State)
        .CountAsync(s => s == ProposalState.InReview || s == ProposalState.AwaitingSecondApproval, cancel);

    private async Task<IReadOnlyList<AuditEvent>> SaveOneAsync(DeskSession writing, AccountRun result, int order, CancellationToken cancel)
    {
        var db = writing.Db;
        var open = (await db.Set<ProposalRow>().Where(p => p.AccountId == result.Account.Id).ToListAsync(cancel))
            .Where(p => p.State.IsOpenBeforeExport())
            .ToList();
        var events = new List<AuditEvent>();
        ProposalId? proposal = null;
        if (result is { Snapshot: { } snapshot, Result: RebalanceResult.Improved improved })
        {
            var stored = StoredContent.Of(snapshot);
            if (open.Find(p => p.SnapshotHash == stored.Hash) is { } standing)
            {
                proposal = standing.Id;
                open.Remove(standing);
            }
            else
            {
                var made = await ProposalWriter.AddAsync(writing, run.Rules, result.Account, snapshot, stored, improved.Rebalance, cancel);
                proposal = made.Row.Id;
                events.AddRange(made.Events);
            }
        }
        events.AddRange(open.Select(p => ProposalWriter.End(writing, p, proposal, result.Result)));
        db.Add(Outcome(result, order, proposal));
        return events;
    }

    private RunOutcomeRow Outcome(AccountRun result, int order, ProposalId? proposal)
    {
        var (outcome, reason, gap) = result.Result switch
        {
            RebalanceResult.Improved i => (AccountOutcome.Improved, "", i.Rebalance.Certificate.Gap),
            RebalanceResult.AlreadyBest b => (AccountOutcome.AlreadyBest, b.Reason, b.Certificate.Gap),
            RebalanceResult.Cannot c => (AccountOutcome.Cannot, c.Reason.Sentence, (BasisPoints?)null),
            _ => throw new InvalidOperationException($"no such result: {result.Result}"),
        };
        return new RunOutcomeRow
        {
            RunId = run.Id,
            AccountId = result.Account.Id,
            Outcome = outcome,
            ProposalId = proposal,
            Reason = reason,
            Gap = gap,
            HouseholdOrder = order,
        };
    }
}
