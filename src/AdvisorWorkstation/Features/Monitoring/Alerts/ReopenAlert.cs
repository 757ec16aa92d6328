using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>Somebody takes back that alerts were acknowledged or snoozed.</summary>
public sealed class ReopenAlert(Desk desk, DeskNews news)
{
    public Task<Outcome<ChangedAlerts>> RunAsync(IReadOnlyList<SeenAlert> alerts, Actor actor, CancellationToken cancel) =>
        AlertTransition.RunAsync(desk, news, actor, alerts, "alert.reopened", AlertTransition.Plain(new AlertCommand.Reopen()), cancel);
}
