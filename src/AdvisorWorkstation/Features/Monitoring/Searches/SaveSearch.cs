using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Searches;

/// <summary>A search as its owner wants it.</summary>
/// <param name="Name">Its name: the owner's search of that name is replaced.</param>
/// <param name="When">Its conditions as text.</param>
/// <param name="Alerts">How much its alerts weigh; null for none.</param>
public sealed record SaveSearchInput(string Name, string When, AlertLevel? Alerts);

/// <summary>Keeps a search under a name, and says whether accounts that fit it raise an alert from the next scan on.</summary>
public sealed class SaveSearch(Desk desk, DeskNews news)
{
    private const int LongestName = 60;

    public async Task<Outcome<int>> RunAsync(SaveSearchInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, input.Alerts is null ? Capability.SeeClients : Capability.HandleAlerts, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var (name, formula) = (input.Name.Trim(), Formula.Parse(input.When, AccountFields.All));
        if (formula.IsRefused)
        {
            return formula.Refusal;
        }
        if (name.Length is 0 or > LongestName)
        {
            return new Refusal("name", $"Give the search a name of at most {LongestName} characters.");
        }
        var row = await session.Db.Set<SavedSearchRow>().FirstOrDefaultAsync(s => s.Owner == session.Who.Person && s.Name == name, cancel);
        if (row is null)
        {
            row = new SavedSearchRow { Owner = session.Who.Person, OwnerName = session.Who.Name, Name = name, When = formula.Value.ToString(), Alerts = input.Alerts };
            session.Db.Add(row);
        }
        else
        {
            (row.When, row.Alerts, row.Version) = (formula.Value.ToString(), input.Alerts, row.Version + 1);
        }
        await session.CommitAsync([Saved(row)], cancel);
        news.Tell(DeskNewsKind.SearchesChanged);
        return row.Id;
    }

    private static AuditEvent Saved(SavedSearchRow row) => new("search.saved", "search", row.Name, row.Version, new Dictionary<string, object?>
    {
        ["name"] = row.Name,
        ["when"] = row.When,
        ["alerts"] = row.Alerts,
    });
}

/// <summary>Takes a search away; its alerts close with the next scan.</summary>
public sealed class DeleteSearch(Desk desk, DeskNews news)
{
    public async Task<Outcome<bool>> RunAsync(int search, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<SavedSearchRow>().FirstOrDefaultAsync(s => s.Id == search && s.Owner == session.Who.Person, cancel) is not { } row)
        {
            return new Refusal("not-found", "You have no such search any more.");
        }
        session.Db.Remove(row);
        await session.CommitAsync([new AuditEvent("search.deleted", "search", row.Name, row.Version, new Dictionary<string, object?> { ["name"] = row.Name, ["when"] = row.When })], cancel);
        news.Tell(DeskNewsKind.SearchesChanged);
        return true;
    }
}
