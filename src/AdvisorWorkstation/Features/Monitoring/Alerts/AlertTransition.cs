using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>Some alerts as they were on the screen.</summary>
/// <param name="Id">Which.</param>
/// <param name="Version">How often it had changed then.</param>
public sealed record SeenAlert(int Id, int Version);

/// <summary>What a command did to alerts.</summary>
/// <param name="Alerts">As they stand now, for taking it back.</param>
public sealed record ChangedAlerts(IReadOnlyList<SeenAlert> Alerts);

/// <summary>Carries one command out on alerts, all of them or none: reads, decides by <see cref="AlertLife"/>, stores with a line of history for each.</summary>
internal static class AlertTransition
{
    public static async Task<Outcome<ChangedAlerts>> RunAsync(
        Desk desk,
        DeskNews news,
        Actor actor,
        IReadOnlyList<SeenAlert> seen,
        string action,
        Func<DeskSession, Task<Outcome<(AlertCommand Command, string Name)>>> commandOf,
        CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.HandleAlerts, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var ids = seen.Select(s => s.Id).ToArray();
        var rows = await session.Db.Set<AlertRow>().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(cancel);
        if (ids.Length == 0 || rows.Count != ids.Distinct().Count())
        {
            await session.CommitAsync([Desk.Denial(string.Join(' ', ids), "alert")], cancel);
            return new Refusal("not-found", "There is no such alert.");
        }
        var command = await commandOf(session);
        if (command.IsRefused)
        {
            return command.Refusal;
        }
        var versions = seen.ToDictionary(s => s.Id, s => s.Version);
        foreach (var row in rows)
        {
            if (row.State != AlertState.Closed && row.Version != versions[row.Id])
            {
                return new Refusal("changed", $"Somebody, or the last scan, changed \u201c{row.Sentence}\u201d while you looked. Nothing was changed; look again.");
            }
            var decided = AlertLife.Decide(row.ToStatus(), command.Value.Command, TradingCalendar.DayOf(session.At));
            if (decided.IsRefused)
            {
                return decided.Refusal;
            }
            row.Become(decided.Value, session.At, session.Who.Name);
            row.AssigneeName = command.Value.Command is AlertCommand.Assign ? command.Value.Name : row.AssigneeName;
        }
        await session.CommitAsync([.. rows.Select(r => EventOf(action, r))], cancel);
        news.Tell(DeskNewsKind.AlertsChanged);
        return new ChangedAlerts([.. rows.Select(r => new SeenAlert(r.Id, r.Version))]);
    }

    /// <summary>A command that nothing has to be read for.</summary>
    public static Func<DeskSession, Task<Outcome<(AlertCommand Command, string Name)>>> Plain(AlertCommand command) => _ => Task.FromResult<Outcome<(AlertCommand Command, string Name)>>((command, ""));

    private static AuditEvent EventOf(string action, AlertRow row) => new(
        action,
        "alert",
        row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        row.Version,
        new Dictionary<string, object?>
        {
            ["account"] = row.AccountId.ToString(),
            ["kind"] = row.Kind.Words(),
            ["sentence"] = row.Sentence,
            ["test"] = row.Predicate,
            ["atStake"] = row.AtStake.ToString(),
            ["assignee"] = row.AssigneeName,
            ["until"] = row.SnoozedUntil,
        },
        row.SnoozeReason);
}
