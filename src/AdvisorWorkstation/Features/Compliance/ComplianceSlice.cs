namespace AdvisorWorkstation.Features.Compliance;

internal static class ComplianceSlice
{
    public static IServiceCollection AddCompliance(this IServiceCollection services) => services
        .AddSingleton<AuditKeys>()
        .AddSingleton<AuditHeads>()
        .AddSingleton<VerifyAudit>()
        .AddSingleton<CheckHistory>()
        .AddSingleton<HistoryQuery>()
        .AddSingleton<ExportHistory>();
}
