namespace AdvisorWorkstation.Features.Health;

internal static class HealthSlice
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<HealthQuery>()
        .AddSingleton<CoverageFileQuery>();
}
