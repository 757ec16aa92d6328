using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>What storing a look changed.</summary>
/// <param name="Raised">Alerts that began.</param>
/// <param name="Closed">Alerts that ended.</param>
/// <param name="Reopened">Alerts that came back from their rest.</param>
internal sealed record ScanSaved(int Raised, int Closed, int Reopened)
{
    public bool IsNothing => this is { Raised: 0, Closed: 0, Reopened: 0 };
}

/// <summary>
/// Stores a look inside of one short transaction: the rows of the accounts that were looked at, the alerts of all, the watermark, and the day's coverage.
/// </summary>
internal static class ScanSaving
{
    /// <param name="session">The session that writes.</param>
    /// <param name="look">What was looked at.</param>
    /// <param name="checks">What holds and what does not, for every enrolled account.</param>
    /// <param name="startedAt">When the look began.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    /// <returns>What changed; nothing was saved when a look at changes found none.</returns>
    public static async Task<ScanSaved> SaveAsync(
        DeskSession session, ScanLook look, IReadOnlyDictionary<AccountId, AlertCheck> checks, DateTimeOffset startedAt, TimeSpan took, CancellationToken cancel)
    {
        var (db, at, today) = (session.Db, session.At, TradingCalendar.DayOf(session.At));
        var (asOf, accounts) = (look.Memory.Market.AsOf, look.Memory.Accounts.ToList());
        await FillAsync(db, look, accounts, at, cancel);
        var saved = await AlertsAsync(db, accounts, checks, at, today, cancel);
        if (!look.IsFull && look.Looked.Count == 0 && saved.IsNothing && !db.ChangeTracker.HasChanges())
        {
            return saved;
        }
        var log = new ScanLogRow
        {
            AsOf = asOf.Date,
            IsFull = look.IsFull,
            StartedAt = startedAt,
            TookMs = (int)took.TotalMilliseconds,
            Enrolled = accounts.Count,
            Looked = look.Looked.Count,
            Failed = accounts.Count(a => a.Failure is not null),
            Raised = saved.Raised,
            Closed = saved.Closed,
            Watermark = look.Memory.Watermark,
            Because = look.Because,
        };
        db.Add(log);
        await session.CommitAsync([Event(look, accounts, saved)], cancel);
        return saved;
    }

    private static async Task FillAsync(AdvisorDb db, ScanLook look, List<WatchedAccount> accounts, DateTimeOffset at, CancellationToken cancel)
    {
        if (look.Looked.Count == 0)
        {
            return;
        }
        var rows = await db.Set<AccountScanRow>().ToDictionaryAsync(s => s.AccountId, cancel);
        foreach (var account in accounts.Where(a => look.Looked.Contains(a.Row.Id)))
        {
            if (!rows.TryGetValue(account.Row.Id, out var row))
            {
                row = new AccountScanRow { AccountId = account.Row.Id, BookId = account.Row.BookId, AsOf = look.Memory.Market.AsOf.Date, ScannedAt = at };
                db.Add(row);
            }
            ScanRowFilling.Fill(row, account, look.Memory.Market.AsOf, at);
        }
    }

    private static async Task<ScanSaved> AlertsAsync(
        AdvisorDb db,
        List<WatchedAccount> accounts,
        IReadOnlyDictionary<AccountId, AlertCheck> checks,
        DateTimeOffset at,
        DateOnly today,
        CancellationToken cancel)
    {
        var open = (await db.Set<AlertRow>().Where(a => a.ClosedAt == null).OrderBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.AccountId);
        var (raised, closed, reopened) = (0, 0, 0);
        foreach (var account in accounts)
        {
            var changes = AlertChanges.Between([.. open[account.Row.Id]], account.Row, checks[account.Row.Id], account.Failure is null, at, today);
            db.AddRange(changes.Raised);
            raised += changes.Raised.Count;
            closed += changes.Closed;
            reopened += changes.Reopened;
        }
        var enrolled = accounts.Select(a => a.Row.Id).ToHashSet();
        closed += AlertChanges.CloseAll(open.Where(a => !enrolled.Contains(a.Key)).SelectMany(a => a), at, today);
        return new ScanSaved(raised, closed, reopened);
    }

    private static AuditEvent Event(ScanLook look, List<WatchedAccount> accounts, ScanSaved saved) =>
        new("accounts.scanned", "firm", "", 0, new Dictionary<string, object?>
        {
            ["asOf"] = look.Memory.Market.AsOf.Date,
            ["enrolled"] = accounts.Count,
            ["looked"] = look.Looked.Count,
            ["measured"] = accounts.Count(a => a.Failure is null),
            ["alertsRaised"] = saved.Raised,
            ["alertsClosed"] = saved.Closed,
            ["because"] = look.Because,
            ["notMeasured"] = accounts.Where(a => a.Failure is not null).Select(a => a.Row.Id.ToString()).ToList(),
        });
}
