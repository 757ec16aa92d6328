using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>One account as it is today.</summary>
/// <param name="Household">Its household's name.</param>
/// <param name="Book">The book it is in.</param>
/// <param name="Snapshot">Everything known about it.</param>
/// <param name="Scan">What measuring it says; null when it can't be measured.</param>
/// <param name="Fault">Why it can't be measured.</param>
/// <param name="Alerts">Open and lately closed alerts, open ones first.</param>
/// <param name="Proposals">Its proposals, the newest first.</param>
/// <param name="Lots">What the household's books say about its lots.</param>
/// <param name="Viewer">Who looks.</param>
/// <param name="Today">The day in New York.</param>
public sealed record AccountView(
    string Household,
    string Book,
    AccountSnapshot Snapshot,
    AccountScan? Scan,
    string? Fault,
    IReadOnlyList<AlertRow> Alerts,
    IReadOnlyList<ProposalLine> Proposals,
    LotFacts Lots,
    Entitlement Viewer,
    DateOnly Today);

/// <summary>Reads and measures one account, as of the newest day that has prices. Another book's is not there.</summary>
public sealed class AccountQuery(Desk desk, RiskModelStore riskModels)
{
    private const int MostAlerts = 200;

    public async Task<Outcome<AccountView>> RunAsync(AccountId id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var read = await AccountDay.LoadAsync(desk, session, riskModels, id, cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }
        var (account, household, snapshot, riskModel) = read.Value;
        var scan = AccountScan.Of(snapshot, riskModel);
        return new AccountView(
            household,
            await db.Set<Identity.BookRow>().Where(b => b.Id == account.BookId).Select(b => b.Name).SingleAsync(cancel),
            snapshot,
            scan.IsRefused ? null : scan.Value,
            scan.Refusal?.Sentence,
            await db.Set<AlertRow>().Where(a => a.AccountId == id)
                .OrderBy(a => a.ClosedAt != null).ThenByDescending(a => a.AtStake).ThenBy(a => a.Id).Take(MostAlerts).ToListAsync(cancel),
            await ProposalListQuery.Lines(db).Where(p => p.AccountId == id).OrderByDescending(p => p.CreatedAt).Take(MostAlerts).ToListAsync(cancel),
            await LotFacts.LoadAsync(db, account, snapshot, cancel),
            session.Who,
            TradingCalendar.DayOf(session.At));
    }
}
