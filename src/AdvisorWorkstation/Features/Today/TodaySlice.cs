namespace AdvisorWorkstation.Features.Today;

internal static class TodaySlice
{
    public static IServiceCollection AddToday(this IServiceCollection services) => services
        .AddSingleton<TodayQuery>()
        .AddSingleton<ShellQuery>();
}
