using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A security that can't be traded in an account until its figures fit.</summary>
/// <param name="Cause">Who lifts it: booking, or a file.</param>
/// <param name="Position">Shares that the custodian states.</param>
/// <param name="Lots">Shares that the lots come to.</param>
/// <param name="Worth">The position at the newest price; null without one.</param>
public sealed record QuarantineLine(
    AccountId Account,
    string AccountName,
    string AccountNumber,
    string Custodian,
    Ticker Ticker,
    QuarantineCause Cause,
    string Reason,
    DateOnly Since,
    Shares Position,
    Shares Lots,
    Money? Worth)
{
    /// <summary>Days that it stands; filled in with the day of the answer.</summary>
    public int Age { get; init; }

    public Shares Difference => Position - Lots;
}

/// <summary>All quarantined securities of the actor's books, the ones that stand longest first.</summary>
public sealed class QuarantineQuery(Desk desk)
{
    public async Task<Outcome<IReadOnlyList<QuarantineLine>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var rows = await db.Set<QuarantineRow>()
            .Join(db.Set<AccountRow>(), q => q.AccountId, a => a.Id, (q, a) => new { Quarantine = q, Account = a })
            .Join(db.Set<SecurityRow>(), q => q.Quarantine.SecurityId, s => s.Id, (q, s) => new { q.Quarantine, q.Account, s.Ticker })
            .ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return Array.Empty<QuarantineLine>();
        }
        var quarantined = db.Set<QuarantineRow>().Join(db.Set<AccountRow>(), q => q.AccountId, a => a.Id, (q, _) => q);
        var positions = await quarantined
            .Join(db.Set<PositionRow>(), q => new { q.AccountId, q.SecurityId }, p => new { p.AccountId, p.SecurityId }, (_, p) => p)
            .ToDictionaryAsync(p => (p.AccountId, p.SecurityId), p => p.Quantity, cancel);
        var lots = (await quarantined
                .Join(db.Set<LotRow>(), q => new { q.AccountId, q.SecurityId }, l => new { l.AccountId, l.SecurityId }, (_, l) => l)
                .ToListAsync(cancel))
            .ToLookup(l => (l.AccountId, l.SecurityId), l => l.Quantity);
        var today = session.Today();
        var prices = (await MarketState.LatestPricesAsync(db, new AsOf(today), cancel)).ToDictionary(p => p.SecurityId, p => p.Close);
        return rows
            .Select(r =>
            {
                var key = (r.Account.Id, r.Quarantine.SecurityId);
                var position = positions.GetValueOrDefault(key);
                return new QuarantineLine(
                    r.Account.Id,
                    r.Account.Name,
                    r.Account.Number,
                    r.Account.Custodian,
                    r.Ticker,
                    r.Quarantine.Cause,
                    r.Quarantine.Reason,
                    r.Quarantine.Since,
                    position,
                    new Shares(lots[key].Sum(q => q.Count)),
                    prices.TryGetValue(r.Quarantine.SecurityId, out var price) ? (position * price).RoundedToCents : null)
                {
                    Age = Math.Max(today.DayNumber - r.Quarantine.Since.DayNumber, 0),
                };
            })
            .OrderBy(l => l.Since)
            .ThenBy(l => l.AccountName, StringComparer.Ordinal)
            .ThenBy(l => l.Ticker)
            .ToList();
    }
}
