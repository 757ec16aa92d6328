using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Coverage;
using AdvisorWorkstation.Features.Monitoring.Scanning;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Health;

/// <summary>An account that the last look, or the last run, could not deal with.</summary>
public sealed record FailedAccount(AccountId Id, string Name, string Reason);

/// <summary>The last run over all accounts.</summary>
public sealed record RunHealth(
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, RunState State, int Accounts, int Improved, int AlreadyBest, int Cannot, string Failure, IReadOnlyList<FailedAccount> Failed);

/// <summary>What one day's scans covered.</summary>
/// <param name="Id">The record's number.</param>
/// <param name="Record">What it says; null when its signature does not fit.</param>
/// <param name="Row">What is stored beside it.</param>
public sealed record CoverageDay(int Id, CoverageRecord? Record, CoverageRow Row);

/// <summary>Whether scans and runs do their work.</summary>
/// <param name="At">When it was read.</param>
/// <param name="LastFull">The last scan of every account; null before the first.</param>
/// <param name="LastChanges">The last scan of what changed; null before the first.</param>
/// <param name="Queue">Lines of the history since the last stored scan.</param>
/// <param name="LatestLine">The newest line of the history.</param>
/// <param name="Looked">When the server last looked whether anything changed; null where none runs.</param>
/// <param name="NextLook">When it looks next.</param>
/// <param name="Trouble">What kept it from scanning; null when nothing did.</param>
/// <param name="IsBusy">True while a scan is under way.</param>
/// <param name="NextFull">The day in New York from which every account is looked at again.</param>
/// <param name="Enrolled">Enrolled accounts.</param>
/// <param name="ScannedToday">Of them, those that were looked at today and could be measured.</param>
/// <param name="Failed">Those whose last look could not measure them; empty for somebody who does not see clients.</param>
/// <param name="FailedCount">How many they are.</param>
/// <param name="PricesOf">The newest day that has prices.</param>
/// <param name="Run">The last run; null before the first.</param>
/// <param name="Coverage">The signed records, the newest day first.</param>
public sealed record HealthView(
    DateTimeOffset At,
    ScanLogRow? LastFull,
    ScanLogRow? LastChanges,
    long Queue,
    long LatestLine,
    DateTimeOffset? Looked,
    DateTimeOffset? NextLook,
    string? Trouble,
    bool IsBusy,
    DateOnly? NextFull,
    int Enrolled,
    int ScannedToday,
    IReadOnlyList<FailedAccount> Failed,
    int FailedCount,
    DateOnly? PricesOf,
    RunHealth? Run,
    IReadOnlyList<CoverageDay> Coverage)
{
    /// <summary>Business days that prices are behind; none before there are prices.</summary>
    public int PricesBehind => PricesOf is { } day ? Math.Max(TradingCalendar.BusinessDaysBetween(day, TradingCalendar.DayOf(At)) - 1, 0) : 0;
}

/// <summary>Reads whether scans and runs do their work.</summary>
public sealed class HealthQuery(Desk desk, MonitoringState state, ScanKeeper keeper, AuditKeys keys)
{
    private const int MostDays = 30;
    private const int MostFailed = 200;

    public async Task<Outcome<HealthView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeHealth, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var (db, today) = (session.Db, TradingCalendar.DayOf(session.At));
        var seesClients = session.Who.May(Capability.SeeClients);
        db.Scope = BookScope.All;
        var full = await db.Set<ScanLogRow>().Where(s => s.IsFull).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
        var changes = await db.Set<ScanLogRow>().Where(s => !s.IsFull).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
        var watermark = Math.Max(full?.Watermark ?? -1, changes?.Watermark ?? -1);
        var latest = await db.Set<AuditRow>().MaxAsync(e => (long?)e.Sequence, cancel) ?? -1;
        var enrolled = await db.Set<AccountRow>().Where(a => a.Enrolled).Select(a => new { a.Id, a.Name, a.Number, a.Custodian }).ToListAsync(cancel);
        var scans = await db.Set<AccountScanRow>().Select(s => new { s.AccountId, s.ScannedAt, s.Failure }).ToDictionaryAsync(s => s.AccountId, cancel);
        var names = enrolled.ToDictionary(a => a.Id, a => $"{a.Custodian} {a.Number}, {a.Name}");
        var failed = enrolled.Where(a => scans.GetValueOrDefault(a.Id)?.Failure is not null)
            .Select(a => new FailedAccount(a.Id, names[a.Id], scans[a.Id].Failure!)).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        var last = state.Last;
        return new HealthView(
            session.At,
            full,
            changes,
            await db.Set<AuditRow>().LongCountAsync(e => e.Sequence > watermark && e.Action != "accounts.scanned" && e.Action != "coverage.attested", cancel),
            latest,
            last.At,
            last.Next,
            last.Trouble,
            keeper.IsBusy,
            full is null ? null : TradingCalendar.DayOf(full.StartedAt) < today ? today : today.AddDays(1),
            enrolled.Count,
            enrolled.Count(a => scans.GetValueOrDefault(a.Id) is { Failure: null } scan && TradingCalendar.DayOf(scan.ScannedAt) == today),
            seesClients ? [.. failed.Take(MostFailed)] : [],
            failed.Count,
            await PriceDays.NewestWholeAsync(db, cancel),
            await RunAsync(db, names, seesClients, cancel),
            await CoverageAsync(db, seesClients, cancel));
    }

    private static async Task<RunHealth?> RunAsync(AdvisorDb db, Dictionary<AccountId, string> names, bool seesClients, CancellationToken cancel)
    {
        if (await db.Set<RunRow>().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancel) is not { } run)
        {
            return null;
        }
        var outcomes = await db.Set<RunOutcomeRow>().Where(o => o.RunId == run.Id).Select(o => new { o.AccountId, o.Outcome, o.Reason }).ToListAsync(cancel);
        return new RunHealth(
            run.StartedAt,
            run.FinishedAt,
            run.State,
            run.AccountCount,
            outcomes.Count(o => o.Outcome == AccountOutcome.Improved),
            outcomes.Count(o => o.Outcome == AccountOutcome.AlreadyBest),
            outcomes.Count(o => o.Outcome == AccountOutcome.Cannot),
            run.Failure,
            !seesClients ? [] :
            [
                .. outcomes.Where(o => o.Outcome == AccountOutcome.Cannot)
                    .Select(o => new FailedAccount(o.AccountId, names.GetValueOrDefault(o.AccountId, "an account that is not enrolled any more"), o.Reason))
                    .OrderBy(f => f.Name, StringComparer.Ordinal)
                    .Take(MostFailed),
            ]);
    }

    /// <summary>The last record of each day.</summary>
    private async Task<IReadOnlyList<CoverageDay>> CoverageAsync(AdvisorDb db, bool seesClients, CancellationToken cancel)
    {
        using var key = keys.OpenPublicKey();
        var rows = await db.Set<CoverageRow>().OrderByDescending(c => c.Day).ThenByDescending(c => c.Id).Take(MostDays * 4).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(r => r.Day).Take(MostDays).Select(g => g.First()).Select(r => new CoverageDay(
                r.Id,
                key is null || CoverageRecord.TryRead(r.Text, key) is not { } record ? null : seesClients ? record : record with { Gaps = [] },
                r)),
        ];
    }
}
