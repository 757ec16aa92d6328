using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>Somebody whom an alert can be given to.</summary>
public sealed record Assignee(PersonId Person, string Name);

/// <summary>Whom some alerts can be given to: people who may deal with alerts and whose books cover all of them.</summary>
public sealed class AssigneesQuery(Desk desk)
{
    public async Task<Outcome<IReadOnlyList<Assignee>>> RunAsync(IReadOnlyList<int> alerts, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.HandleAlerts, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return await OfAsync(session.Db, [.. alerts], DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
    }

    internal static async Task<Assignee[]> OfAsync(AdvisorDb db, int[] alerts, DateOnly today, CancellationToken cancel)
    {
        var books = await db.Set<AlertRow>().Where(a => alerts.Contains(a.Id)).Select(a => a.BookId).Distinct().ToListAsync(cancel);
        var people = await db.Users.Where(p => !p.IsService && !p.IsDisabled).Select(p => new { p.Id, p.DisplayName }).ToListAsync(cancel);
        var found = new List<Assignee>();
        foreach (var person in people.OrderBy(p => p.DisplayName, StringComparer.Ordinal).ThenBy(p => p.Id))
        {
            var who = await EntitlementQuery.LoadAsync(db, new Actor(new PersonId(person.Id), ""), today, cancel);
            if (who.May(Capability.HandleAlerts) && books.TrueForAll(who.Scope.Covers))
            {
                found.Add(new Assignee(who.Person, who.Name));
            }
        }
        return [.. found];
    }
}
