using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Monitoring.Alerts;

/// <summary>Somebody has seen alerts and leaves them at that, until they get worse.</summary>
public sealed class AcknowledgeAlert(Desk desk, DeskNews news)
{
    public Task<Outcome<ChangedAlerts>> RunAsync(IReadOnlyList<SeenAlert> alerts, Actor actor, CancellationToken cancel) =>
        AlertTransition.RunAsync(desk, news, actor, alerts, "alert.acknowledged", AlertTransition.Plain(new AlertCommand.Acknowledge()), cancel);
}
