namespace AdvisorWorkstation.Features.Indexes;

internal static class IndexesSlice
{
    public static IServiceCollection AddIndexes(this IServiceCollection services) => services.AddSingleton<ModelsQuery>();
}
