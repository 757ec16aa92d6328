using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Compliance;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Coverage;

/// <summary>
/// Signs what the day's scans covered, when that is not what the last record of the day says; and, for business days since the last record on which nothing was
/// scanned, that nothing was.
/// </summary>
public sealed class AttestCoverage(Desk desk, AuditKeys keys)
{
    private const int MostDaysBack = 366;

    /// <summary>Signs; the records that were added.</summary>
    public async Task<Outcome<IReadOnlyList<CoverageRecord>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var looked = await desk.ReadAsync(actor, Capability.RunRebalance, cancel);
        if (looked.IsRefused)
        {
            return looked.Refusal;
        }
        await using (var reading = looked.Value)
        {
            if ((await MissingAsync(reading.Db, reading.At, cancel)).Count == 0)
            {
                return (CoverageRecord[])[];
            }
        }
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var records = await MissingAsync(session.Db, session.At, cancel);
        if (records.Count == 0)
        {
            return (CoverageRecord[])[];
        }
        using var key = keys.OpenSigningKey();
        foreach (var record in records)
        {
            session.Db.Add(new CoverageRow { Day = record.Day, Enrolled = record.Enrolled, Scanned = record.Scanned, SignedAt = record.At, Text = record.ToSignedText(key) });
        }
        await session.CommitAsync([.. records.Select(EventOf)], cancel);
        return records;
    }

    /// <summary>What a day covered, from the rows as they are now.</summary>
    internal static async Task<CoverageRecord> OfDayAsync(AdvisorDb db, DateOnly day, DateTimeOffset at, CancellationToken cancel)
    {
        var accounts = await db.Set<AccountRow>().AsNoTracking().Where(a => a.Enrolled)
            .Select(a => new { a.Id, a.Custodian, a.Number })
            .ToListAsync(cancel);
        var scans = await db.Set<AccountScanRow>().AsNoTracking().Select(s => new { s.AccountId, s.ScannedAt, s.Failure }).ToDictionaryAsync(s => s.AccountId, cancel);
        var gaps = new List<string>();
        foreach (var account in accounts.OrderBy(a => a.Custodian, StringComparer.Ordinal).ThenBy(a => a.Number, StringComparer.Ordinal))
        {
            var scan = scans.GetValueOrDefault(account.Id);
            if (scan is null || TradingCalendar.DayOf(scan.ScannedAt) != day)
            {
                gaps.Add($"{account.Custodian} {account.Number}: not looked at on this day");
            }
            else if (scan.Failure is { } failure)
            {
                gaps.Add(CoverageRecord.Line($"{account.Custodian} {account.Number}: {failure}"));
            }
        }
        return new CoverageRecord(day, accounts.Count, accounts.Count - gaps.Count, gaps, at);
    }

    private static async Task<List<CoverageRecord>> MissingAsync(AdvisorDb db, DateTimeOffset at, CancellationToken cancel)
    {
        var today = TradingCalendar.DayOf(at);
        var now = await OfDayAsync(db, today, at, cancel);
        var last = await db.Set<CoverageRow>().AsNoTracking().OrderByDescending(c => c.Day).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancel);
        var missing = new List<CoverageRecord>();
        for (var day = last?.Day.AddDays(1) ?? today; day < today; day = day.AddDays(1))
        {
            if (TradingCalendar.IsBusinessDay(day) && today.DayNumber - day.DayNumber <= MostDaysBack)
            {
                missing.Add(new CoverageRecord(day, now.Enrolled, 0, ["every account: no scan ran on this day"], at));
            }
        }
        if (now.Enrolled > 0 && (last is null || last.Day != today || SaysAnotherThan(now, last)))
        {
            missing.Add(now);
        }
        return missing;
    }

    private static bool SaysAnotherThan(CoverageRecord now, CoverageRow last) =>
        now.Enrolled != last.Enrolled || now.Scanned != last.Scanned || !last.Text.StartsWith((now with { At = last.SignedAt }).SignedText(), StringComparison.Ordinal);

    private static AuditEvent EventOf(CoverageRecord record) => new("coverage.attested", "firm", "", 0, new Dictionary<string, object?>
    {
        ["day"] = record.Day,
        ["enrolled"] = record.Enrolled,
        ["scanned"] = record.Scanned,
        ["gaps"] = record.Gaps.Count,
        ["hash"] = DomainJson.Hash(Encoding.UTF8.GetBytes(record.SignedText())),
    });
}
