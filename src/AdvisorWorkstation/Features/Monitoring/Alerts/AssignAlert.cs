using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>Which alerts are whose; null makes them nobody's.</summary>
public sealed record AssignInput(IReadOnlyList<SeenAlert> Alerts, PersonId? To);

/// <summary>Gives alerts to somebody who may deal with them in their book.</summary>
public sealed class AssignAlert(Desk desk, DeskNews news)
{
    public Task<Outcome<ChangedAlerts>> RunAsync(AssignInput input, Actor actor, CancellationToken cancel) =>
        AlertTransition.RunAsync(desk, news, actor, input.Alerts, "alert.assigned", session => CommandAsync(session, input, cancel), cancel);

    private static async Task<Outcome<(AlertCommand Command, string Name)>> CommandAsync(DeskSession session, AssignInput input, CancellationToken cancel)
    {
        if (input.To is not { } to)
        {
            return (new AlertCommand.Assign(null), "");
        }
        var candidates = await AssigneesQuery.OfAsync(session.Db, [.. input.Alerts.Select(a => a.Id)], DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
        return candidates.FirstOrDefault(c => c.Person == to) is { } found
            ? (new AlertCommand.Assign(to), found.Name)
            : new Refusal("no-person", "That person may not deal with alerts of this book. Nothing was changed.");
    }
}
