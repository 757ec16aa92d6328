using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>A high alert under the bell.</summary>
public sealed record BellLine(int Id, AccountId Account, string Household, string Name, AlertKind Kind, string Sentence, DateTimeOffset Since, bool IsNew);

/// <summary>What the bell shows.</summary>
/// <param name="Count">High alerts of the viewer's books that ask for somebody.</param>
/// <param name="Unseen">Of them, those that came since the viewer last looked.</param>
/// <param name="Lines">The newest of them.</param>
/// <param name="Newest">When the newest of them came; what seeing them is remembered by.</param>
public sealed record BellView(int Count, int Unseen, IReadOnlyList<BellLine> Lines, DateTimeOffset? Newest);

/// <summary>Reads the high alerts of the viewer's books.</summary>
public sealed class BellQuery(Desk desk)
{
    private const int Most = 30;

    public async Task<Outcome<BellView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var (db, today, person) = (session.Db, TradingCalendar.DayOf(session.At), session.Who.Person);
        var seen = await db.Set<AlertSeenRow>().Where(s => s.Person == person).Select(s => (DateTimeOffset?)s.SeenAt).FirstOrDefaultAsync(cancel) ?? DateTimeOffset.MinValue;
        var high = await db.Set<AlertRow>()
            .Where(a => a.ClosedAt == null && a.Level == AlertLevel.High && (a.State == AlertState.Open || (a.State == AlertState.Snoozed && a.SnoozedUntil <= today)))
            .OrderByDescending(a => a.StateSince).ThenByDescending(a => a.Id)
            .Join(db.Set<AccountRow>(), a => a.AccountId, a => a.Id, (alert, account) => new { Alert = alert, account.Name, account.HouseholdId })
            .Join(db.Set<HouseholdRow>(), a => a.HouseholdId, h => h.Id, (a, h) => new { a.Alert, a.Name, Household = h.Name })
            .ToListAsync(cancel);
        var ordered = high.OrderByDescending(h => h.Alert.StateSince).ThenByDescending(h => h.Alert.Id).ToList();
        return new BellView(
            ordered.Count,
            ordered.Count(h => h.Alert.StateSince > seen),
            [
                .. ordered.Take(Most).Select(h => new BellLine(
                    h.Alert.Id, h.Alert.AccountId, h.Household, h.Name, h.Alert.Kind, h.Alert.Sentence, h.Alert.StateSince, h.Alert.StateSince > seen)),
            ],
            ordered.Count > 0 ? ordered[0].Alert.StateSince : null);
    }
}
