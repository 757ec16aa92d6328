using AdvisorWorkstation.Features.Compliance;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>Signs a head of the history at intervals, when anything changed, and once more when the server stops.</summary>
internal sealed class AuditHeadSchedule(AuditHeads heads, WorkstationOptions options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Audit.HeadEverySeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await heads.SignAsync(1, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await heads.SignAsync(1, CancellationToken.None);
    }
}
