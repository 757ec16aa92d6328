namespace AdvisorWorkstation.Features.Exports;

/// <summary>What exports add to the application.</summary>
internal static class ExportsSlice
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddTransient<ExportsQuery>()
        .AddTransient<ExportBatchQuery>()
        .AddTransient<OrderFileQuery>()
        .AddTransient<ReleaseOrders>()
        .AddTransient<WriteOrderFiles>();
}
