using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Coverage;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>
/// Looks at accounts by itself, with or without an open page: when something changed, at once where this process did it and within the interval where another one
/// did, and at all of them once a day. What it has to look at it finds in the history, so that nothing is missed while the server is down.
/// </summary>
internal sealed class MonitoringSchedule(
    ScanAccounts scan, AttestCoverage attest, DeskNews news, MonitoringState state, ILogger<MonitoringSchedule> log) : BackgroundService
{
    private static readonly DeskNewsKind[] Waking =
        [DeskNewsKind.DataImported, DeskNewsKind.ModelsChanged, DeskNewsKind.ProposalDecided, DeskNewsKind.OrdersExported, DeskNewsKind.RunEnded];

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var woken = new SemaphoreSlim(0, 1);
        using var listening = news.Listen(kind => Wake(woken, kind));
        await Task.Delay(Settle, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            state.Rest();
            await woken.WaitAsync(state.Interval, stoppingToken);
            await Task.Delay(Settle, stoppingToken);
        }
    }

    private static void Wake(SemaphoreSlim woken, DeskNewsKind kind)
    {
        if (Waking.Contains(kind))
        {
            lock (woken)
            {
                if (woken.CurrentCount == 0)
                {
                    woken.Release();
                }
            }
        }
    }

    /// <summary>A disk or a database that refuses is tried again at the next interval: the desk goes on, and the health page says why the scan is late.</summary>
    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            var actor = ServiceUsers.For("monitor");
            var scanned = await scan.RunChangesAsync(actor, cancel);
            state.Said(scanned.Refusal?.Sentence);
            if (!scanned.IsRefused)
            {
                await attest.RunAsync(actor, cancel);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The scan failed; the next attempt is in {Seconds} seconds", state.Interval.TotalSeconds);
            state.Said(Surroundings.Explain(fault) ?? "The scan failed; the log has the details.");
        }
    }
}
