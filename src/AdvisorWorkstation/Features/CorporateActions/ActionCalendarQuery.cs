using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>What the calendar shows.</summary>
/// <param name="All">True for everything, the newest first; false for what is to come or to do, by day.</param>
public sealed record ActionCalendarFilter(bool All);

/// <summary>Corporate actions by effective day.</summary>
/// <param name="Today">The day that they are looked at.</param>
/// <param name="MayBook">True when the person may book and reverse them.</param>
public sealed record ActionCalendar(DateOnly Today, bool MayBook, int Total, IReadOnlyList<ActionLine> Lines);

/// <summary>The calendar of corporate actions, with how many accounts each reaches.</summary>
public sealed class ActionCalendarQuery(Desk desk)
{
    private const int HouseholdsAtOnce = 20;

    public async Task<Outcome<ActionCalendar>> RunAsync(ActionCalendarFilter input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeActions, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = DateOnly.FromDateTime(session.At.UtcDateTime);
        var rows = await db.Set<CorporateActionRow>().OrderBy(a => a.Effective).ThenBy(a => a.Id).ToListAsync(cancel);
        var securities = await db.Set<SecurityRow>().ToDictionaryAsync(s => s.Id, cancel);
        var reach = await ReachAsync(db, rows, today, cancel);
        var lines = rows.ConvertAll(a => LineOf(a, securities[a.SecurityId], reach[a.Id], today));
        return new ActionCalendar(
            today,
            session.Who.May(Capability.ApplyActions),
            lines.Count,
            input.All ? [.. lines.AsEnumerable().Reverse()] : lines.FindAll(l => l.State is ActionState.Announced or ActionState.Due || l.Waiting > 0));
    }

    private static ActionLine LineOf(CorporateActionRow row, SecurityRow security, Reach reach, DateOnly today)
    {
        var announced = row.AnnouncedTerms();
        var state = row.Effective > today && row.Applied is null ? ActionState.Announced
            : announced.ChangesLots && reach.Open > 0 ? ActionState.Due
            : row.Applied is not null ? ActionState.Booked
            : ActionState.Passed;
        return new ActionLine(
            row.Id,
            row.ExternalId,
            security.Ticker,
            security.Name,
            row.Kind,
            announced.Words,
            row.Announced,
            row.Effective,
            state,
            reach.Accounts,
            reach.Shares,
            reach.Waiting,
            row.AppliedBy,
            row.AppliedAt,
            row.Applied is null && row.ReversedAt is { } at ? $"reversed by {row.ReversedBy} on {at:yyyy-MM-dd}: {row.ReversalReason}" : "");
    }

    /// <summary>What is booked as it was booked, what took effect by replaying the ledgers, what is to come by what is held.</summary>
    private static async Task<Dictionary<int, Reach>> ReachAsync(AdvisorDb db, List<CorporateActionRow> rows, DateOnly today, CancellationToken cancel)
    {
        var booked = (await db.Set<TransactionRow>().Where(t => t.ActionId != null).ToListAsync(cancel)).ToLookup(t => t.ActionId!.Value);
        var wanted = rows.Select(r => r.SecurityId).Distinct().ToArray();
        var lots = (await db.Set<LotRow>().Where(l => wanted.Contains(l.SecurityId)).Select(l => new { l.SecurityId, l.AccountId, l.Quantity }).ToListAsync(cancel))
            .ToLookup(l => l.SecurityId);
        var quarantined = (await db.Set<QuarantineRow>().Select(q => new { q.AccountId, q.SecurityId }).ToListAsync(cancel)).ToLookup(q => q.AccountId, q => q.SecurityId);
        var due = await DueAsync(db, [.. rows.Where(r => r.Effective <= today && r.AnnouncedTerms().ChangesLots)], cancel);
        return rows.ToDictionary(r => r.Id, r =>
        {
            var held = r.Applied is not null ? [.. booked[r.Id].Select(t => (Account: t.AccountId, t.Quantity))]
                : r.Effective <= today && r.AnnouncedTerms().ChangesLots ? due[r.Id].ToList()
                : lots[r.SecurityId].Select(l => (Account: l.AccountId, l.Quantity)).ToList();
            var touched = r.Applied is null ? [r.SecurityId] : new[] { r.SecurityId, r.AppliedTerms().Other() }.OfType<SecurityId>().ToArray();
            var accounts = held.Select(h => h.Account).Distinct().ToList();
            return new Reach(
                accounts.Count,
                held.Aggregate(Shares.Zero, (sum, h) => sum + h.Quantity),
                due[r.Id].Select(d => d.Account).Distinct().Count(),
                r.Effective > today ? 0 : accounts.Count(a => quarantined[a].Any(touched.Contains)));
        });
    }

    /// <summary>Who held the security at the close before an action that the ledger does not have.</summary>
    private static async Task<ILookup<int, (AccountId Account, Shares Quantity)>> DueAsync(AdvisorDb db, CorporateActionRow[] effective, CancellationToken cancel)
    {
        var due = new List<(int Action, (AccountId, Shares) Held)>();
        var households = effective.Length == 0 ? [] : await UnbookedActions.HoldersAsync(db, [.. effective.Select(a => a.SecurityId).Distinct()], cancel);
        foreach (var some in households.OrderBy(h => h.Value).Chunk(HouseholdsAtOnce))
        {
            foreach (var ledger in await StoredLedger.LoadAsync(db, some, cancel))
            {
                due.AddRange(
                    from action in effective
                    where ledger.Actions.All(a => a.Row.Id != action.Id)
                    from held in ledger.HeldBefore(action.SecurityId, action.Effective)
                    select (action.Id, (held.Key, held.Value)));
            }
        }
        return due.ToLookup(d => d.Action, d => d.Held);
    }

    /// <summary>Whom an action reaches, how many of them have it to come, and how many may not trade its security.</summary>
    private sealed record Reach(int Accounts, Shares Shares, int Open, int Waiting);
}
