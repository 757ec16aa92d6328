using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>Has the solver compiled while nobody waits for it: the first question would take half a second otherwise.</summary>
internal sealed class SolverWarmUp : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        RebalanceSolver.WarmUp(stoppingToken);
        return Task.CompletedTask;
    }
}
