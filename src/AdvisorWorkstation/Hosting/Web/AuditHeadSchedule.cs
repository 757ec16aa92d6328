using AdvisorWorkstation.Features.Compliance;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>Signs a head of the history at intervals, when anything changed, and once more when the server stops.</summary>
internal sealed class AuditHeadSchedule(AuditHeads heads, WorkstationOptions options, TimeProvider clock, ILogger<AuditHeadSchedule> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Audit.HeadEverySeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SignAsync(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await heads.SignAsync(1, CancellationToken.None);
    }

    /// <summary>A disk or a database that refuses is tried again at the next interval: the desk goes on, and the log says why the head is late.</summary>
    private async Task SignAsync(CancellationToken cancel)
    {
        try
        {
            await heads.SignAsync(1, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && Surroundings.Explain(fault) is not null)
        {
            log.LogError(fault, "The history got no new signed head; the next attempt is in {Seconds} seconds", options.Audit.HeadEverySeconds);
        }
    }
}
