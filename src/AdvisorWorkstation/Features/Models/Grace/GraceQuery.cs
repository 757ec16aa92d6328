using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Grace;

/// <summary>A line of the grace list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">Whose.</param>
/// <param name="Household">The household's name.</param>
/// <param name="AccountName">The account's name.</param>
/// <param name="Security">Which security.</param>
/// <param name="Ticker">Its symbol.</param>
/// <param name="Until">The last day on which it is kept.</param>
/// <param name="TaxThen">What leaving would have cost when it was granted; null when unknown.</param>
/// <param name="Reason">Why.</param>
/// <param name="GrantedBy">By whom.</param>
/// <param name="GrantedAt">When.</param>
/// <param name="Runs">True while it keeps the name.</param>
/// <param name="Ended">How it ended; empty while it runs.</param>
public sealed record GraceLine(
    int Id,
    AccountId Account,
    string Household,
    string AccountName,
    SecurityId Security,
    Ticker Ticker,
    DateOnly Until,
    Money? TaxThen,
    string Reason,
    string GrantedBy,
    DateTimeOffset GrantedAt,
    bool Runs,
    string Ended);

/// <summary>The grace list of the viewer's books.</summary>
public sealed record GraceView(IReadOnlyList<GraceLine> Lines);

/// <summary>Reads the grace list.</summary>
public sealed class GraceQuery(Desk desk)
{
    public async Task<Outcome<GraceView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var today = await PriceDays.NewestWholeAsync(session.Db, cancel) ?? DateOnly.FromDateTime(session.At.UtcDateTime);
        return new GraceView(await LinesAsync(session.Db, today, cancel));
    }

    /// <summary>Running lines first, then by their last day.</summary>
    internal static async Task<IReadOnlyList<GraceLine>> LinesAsync(AdvisorDb db, DateOnly today, CancellationToken cancel)
    {
        var rows = await db.Set<GraceRow>().AsNoTracking()
            .Join(db.Set<AccountRow>(), g => g.AccountId, a => a.Id, (g, a) => new { Grace = g, Account = a })
            .Join(db.Set<HouseholdRow>(), g => g.Account.HouseholdId, h => h.Id, (g, h) => new { g.Grace, g.Account, Household = h.Name })
            .Join(db.Set<SecurityRow>(), g => g.Grace.SecurityId, s => s.Id, (g, s) => new { g.Grace, g.Account, g.Household, s.Ticker })
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r => new GraceLine(
                    r.Grace.Id,
                    r.Account.Id,
                    r.Household,
                    r.Account.Name,
                    r.Grace.SecurityId,
                    r.Ticker,
                    r.Grace.Until,
                    r.Grace.TaxThen,
                    r.Grace.Reason,
                    r.Grace.GrantedBy,
                    r.Grace.GrantedAt,
                    r.Grace.EndedAt is null && r.Grace.Until >= today,
                    r.Grace.EndedAt is { } ended
                        ? $"{r.Grace.EndedBy} ended it on {ended:yyyy-MM-dd}: {r.Grace.EndReason}"
                        : r.Grace.Until < today ? $"It ended with {r.Grace.Until:yyyy-MM-dd}." : ""))
                .OrderByDescending(l => l.Runs).ThenBy(l => l.Until).ThenBy(l => l.Household, StringComparer.Ordinal).ThenBy(l => l.Id),
        ];
    }
}
