using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>Which alerts are to come back on which day, and why they can wait.</summary>
public sealed record SnoozeInput(IReadOnlyList<SeenAlert> Alerts, DateOnly Until, string Reason);

/// <summary>Lets alerts rest until a day, or until they get worse.</summary>
public sealed class SnoozeAlert(Desk desk, DeskNews news)
{
    public Task<Outcome<ChangedAlerts>> RunAsync(SnoozeInput input, Actor actor, CancellationToken cancel) =>
        AlertTransition.RunAsync(desk, news, actor, input.Alerts, "alert.snoozed", AlertTransition.Plain(new AlertCommand.Snooze(input.Until, input.Reason)), cancel);
}
