using AdvisorWorkstation.Features.BatchRuns.Pilots;

namespace AdvisorWorkstation.Features.BatchRuns;

internal static class BatchRunsSlice
{
    public static IServiceCollection AddBatchRuns(this IServiceCollection services) => services
        .AddSingleton<WorkingDayQuery>()
        .AddSingleton<RunServices>()
        .AddSingleton<RunRebalance>()
        .AddSingleton<DailyRun>()
        .AddSingleton<RunMonitor>()
        .AddSingleton<CancelRun>()
        .AddSingleton<SetPilot>()
        .AddSingleton<PilotsQuery>()
        .AddSingleton<RecoverRuns>();
}
