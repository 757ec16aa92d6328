using AdvisorWorkstation.Features.Imports.Freshness;

namespace AdvisorWorkstation.Features.Imports;

internal static class ImportsSlice
{
    /// <summary>The operations and queries of imports. They need a Desk, a DataFolder and ImportOptions.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<RawFiles>()
        .AddSingleton<ImportGate>()
        .AddTransient<PreviewImport>()
        .AddTransient<CommitImport>()
        .AddTransient<DiscardImport>()
        .AddTransient<ImportFolder>()
        .AddTransient<ImportHistoryQuery>()
        .AddTransient<ImportDetailQuery>()
        .AddTransient<QuarantineQuery>()
        .AddTransient<ReceiveFiles>()
        .AddTransient<PreviewAgain>()
        .AddTransient<OpenFilesQuery>()
        .AddTransient<ColumnMappingsQuery>()
        .AddTransient<SaveColumnMapping>()
        .AddTransient<DeleteColumnMapping>()
        .AddTransient<StaleDataQuery>();
}
