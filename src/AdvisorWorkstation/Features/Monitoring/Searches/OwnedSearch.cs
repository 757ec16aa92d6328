using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Searches;

/// <summary>A search that raises alerts, in the books of its owner and nowhere else.</summary>
internal sealed record OwnedSearch(int Id, string Name, Formula When, AlertLevel Level, BookScope Scope)
{
    /// <summary>What it finds in an account.</summary>
    public SearchedFor In(AccountMeasures measures) => SearchedFor.Of(Id, Name, When, Level, measures);

    /// <summary>Those whose owners may still deal with alerts.</summary>
    public static async Task<IReadOnlyList<OwnedSearch>> LoadAsync(AdvisorDb db, DateOnly today, CancellationToken cancel)
    {
        var searches = new List<OwnedSearch>();
        foreach (var row in await db.Set<SavedSearchRow>().AsNoTracking().Where(s => s.Alerts != null).OrderBy(s => s.Id).ToListAsync(cancel))
        {
            var owner = await EntitlementQuery.LoadAsync(db, new Actor(row.Owner, ""), today, cancel);
            if (owner.May(Capability.HandleAlerts))
            {
                searches.Add(new OwnedSearch(row.Id, row.Name, row.ToFormula(), row.Alerts!.Value, owner.Scope));
            }
        }
        return searches;
    }
}
