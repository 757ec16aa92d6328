using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>What a scan did.</summary>
/// <param name="Accounts">Enrolled accounts.</param>
/// <param name="Measured">Accounts that could be measured.</param>
/// <param name="Raised">Alerts that began.</param>
/// <param name="Closed">Alerts that ended.</param>
public sealed record ScanSummary(int Accounts, int Measured, int Raised, int Closed);

/// <summary>
/// Looks at every enrolled account: measures it, raises the alerts that now hold, and closes those that no longer do, with what showed it.
/// </summary>
public sealed class ScanAccounts(
    Desk desk, IDbContextFactory<AdvisorDb> contexts, RiskModelStore riskModels, WorkerCount workers, DeskNews news)
{
    public async Task<Outcome<ScanSummary>> RunAsync(AsOf asOf, Actor actor, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var reading = opened.Value;
        if (await riskModels.NewestAsync(reading.Db, cancel) is not { } riskModel)
        {
            return CurrentRiskModelQuery.NoModel;
        }
        var market = await MarketState.LoadAsync(reading.Db, asOf, riskModel, cancel);
        var households = await reading.Db.Set<HouseholdRow>().OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(cancel);
        var looks = new List<AccountLook>[households.Count];
        var counter = new WorkCounter("Looking at households", households.Count, progress);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, households.Count),
            new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = cancel },
            async (i, token) =>
            {
                await using var db = await contexts.CreateDbContextAsync(token);
                db.Scope = reading.Who.Scope;
                looks[i] = LookAt(market, await HouseholdReader.LoadWithPendingAsync(db, market, households[i], token));
                counter.Step();
            });
        return await SaveAsync(actor, asOf, [.. looks.SelectMany(l => l)], cancel);
    }

    private static List<AccountLook> LookAt(MarketState market, HouseholdBooks books) =>
    [
        .. books.Accounts.Where(a => a.Enrolled).Select(row =>
        {
            var snapshot = SnapshotBuilder.Build(market, books, row, new HouseholdDay());
            if (snapshot.IsRefused)
            {
                return new AccountLook(row, null, snapshot.Refusal.Sentence, []);
            }
            var scan = AccountScan.Of(snapshot.Value, market.RiskModel);
            return scan.IsRefused
                ? new AccountLook(row, null, scan.Refusal.Sentence, [])
                : new AccountLook(row, scan.Value, null, AlertRules.Check(scan.Value));
        }),
    ];

    private async Task<Outcome<ScanSummary>> SaveAsync(Actor actor, AsOf asOf, List<AccountLook> looks, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var writing = opened.Value;
        var (db, at) = (writing.Db, writing.At);
        var scans = await db.Set<AccountScanRow>().ToDictionaryAsync(s => s.AccountId, cancel);
        var alerts = (await db.Set<AlertRow>().Where(a => a.ClosedAt == null).ToListAsync(cancel)).ToLookup(a => a.AccountId);
        var (raised, closed) = (0, 0);
        foreach (var look in looks)
        {
            if (!scans.TryGetValue(look.Account.Id, out var row))
            {
                row = new AccountScanRow { AccountId = look.Account.Id, BookId = look.Account.BookId, AsOf = asOf.Date, ScannedAt = at };
                db.Add(row);
            }
            ScanRows.Fill(row, look, asOf, at);
            var changes = AlertChanges.Between([.. alerts[look.Account.Id]], look, at);
            db.AddRange(changes.Raised);
            raised += changes.Raised.Count;
            closed += changes.Closed;
        }
        var summary = new ScanSummary(looks.Count, looks.Count(l => l.Scan is not null), raised, closed);
        await writing.CommitAsync(
            [
                new AuditEvent("accounts.scanned", "firm", "", 0, new Dictionary<string, object?>
                {
                    ["asOf"] = asOf.Date,
                    ["enrolled"] = summary.Accounts,
                    ["measured"] = summary.Measured,
                    ["alertsRaised"] = raised,
                    ["alertsClosed"] = closed,
                    ["notMeasured"] = looks.Where(l => l.Scan is null).Select(l => l.Account.Id.ToString()).ToList(),
                }),
            ],
            cancel);
        news.Tell(DeskNewsKind.AccountsScanned);
        return summary;
    }
}

/// <summary>One account as a scan saw it.</summary>
internal sealed record AccountLook(AccountRow Account, AccountScan? Scan, string? Failure, IReadOnlyList<AlertFinding> Alerts);
