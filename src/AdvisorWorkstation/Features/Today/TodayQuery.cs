using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Today;

/// <summary>The worklist with its counts.</summary>
/// <param name="Rows">Every account with something open, the most valuable first.</param>
/// <param name="Accounts">Enrolled accounts in the actor's books.</param>
/// <param name="ApprovedByPolicy">Accounts whose proposal policy approved.</param>
/// <param name="ProposeNothing">Accounts where the last run proves that nothing is better.</param>
/// <param name="At">When it was read.</param>
/// <param name="Viewer">Who looks.</param>
public sealed record TodayList(
    IReadOnlyList<TodayRow> Rows, int Accounts, int ApprovedByPolicy, int ProposeNothing, DateTimeOffset At, Entitlement Viewer)
{
    /// <summary>The day in New York.</summary>
    public DateOnly Today => TradingCalendar.DayOf(At);
}

/// <summary>What needs somebody now, and what it is worth.</summary>
public sealed class TodayQuery(Desk desk)
{
    public async Task<Outcome<TodayList>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var accounts = await db.Set<AccountRow>().Where(a => a.Enrolled)
            .Join(db.Set<HouseholdRow>(), a => a.HouseholdId, h => h.Id, (a, h) => new TodayAccount(a.Id, h.Name, a.Name, a.Kind, a.Custodian))
            .ToListAsync(cancel);
        var alerts = (await db.Set<AlertRow>().Where(a => a.ClosedAt == null).ToListAsync(cancel)).ToLookup(a => a.AccountId);
        var proposals = await OpenProposalsAsync(db, cancel);
        var outcomes = await LastOutcomesAsync(db, cancel);
        var values = await db.Set<AccountScanRow>().ToDictionaryAsync(s => s.AccountId, cancel);
        var rows = accounts
            .Select(a => TodayRows.Build(
                a, [.. alerts[a.Id]], proposals.GetValueOrDefault(a.Id), outcomes.GetValueOrDefault(a.Id), values.GetValueOrDefault(a.Id), session.Who, TradingCalendar.DayOf(session.At)))
            .OfType<TodayRow>()
            .OrderByDescending(r => r.Worth ?? Money.Zero)
            .ThenBy(r => r.Household, StringComparer.Ordinal)
            .ThenBy(r => r.Account, StringComparer.Ordinal)
            .ToList();
        return new TodayList(
            rows,
            accounts.Count,
            accounts.Count(a => proposals.GetValueOrDefault(a.Id)?.State == ProposalState.AutoApproved),
            accounts.Count(a => outcomes.GetValueOrDefault(a.Id)?.Outcome == AccountOutcome.AlreadyBest),
            session.At,
            session.Who);
    }

    private static async Task<Dictionary<AccountId, ProposalRow>> OpenProposalsAsync(AdvisorDb db, CancellationToken cancel)
    {
        var states = Enum.GetValues<ProposalState>().Where(s => s.IsOpenBeforeExport() || s.IsAtCustodian()).ToArray();
        var open = await db.Set<ProposalRow>().Where(p => states.Contains(p.State)).ToListAsync(cancel);
        return open.GroupBy(p => p.AccountId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.CreatedAt)!);
    }

    /// <summary>
    /// The newest outcome of each account. A finished run looked at every one, so nothing older counts; a run that ended early or has not
    /// ended looked at some, and the others keep what they had.
    /// </summary>
    private static async Task<Dictionary<AccountId, RunOutcomeRow>> LastOutcomesAsync(AdvisorDb db, CancellationToken cancel)
    {
        var whole = await db.Set<RunRow>().Where(r => r.State == RunState.Finished).MaxAsync(r => (DateTimeOffset?)r.StartedAt, cancel);
        var outcomes = await db.Set<RunOutcomeRow>()
            .Join(db.Set<RunRow>().Where(r => whole == null || r.StartedAt >= whole), o => o.RunId, r => r.Id, (o, r) => new { Outcome = o, r.StartedAt })
            .OrderBy(o => o.StartedAt)
            .ToListAsync(cancel);
        return outcomes.GroupBy(o => o.Outcome.AccountId).ToDictionary(g => g.Key, g => g.Last().Outcome);
    }
}

/// <summary>An account as the worklist names it.</summary>
internal sealed record TodayAccount(AccountId Id, string Household, string Name, Domain.Accounts.AccountKind Kind, string Custodian);
