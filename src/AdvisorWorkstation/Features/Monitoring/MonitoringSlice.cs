using AdvisorWorkstation.Features.Monitoring.Alerts;
using AdvisorWorkstation.Features.Monitoring.Coverage;
using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Features.Monitoring.Ledger;
using AdvisorWorkstation.Features.Monitoring.Scanning;
using AdvisorWorkstation.Features.Monitoring.Searches;

namespace AdvisorWorkstation.Features.Monitoring;

internal static class MonitoringSlice
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services
        .AddSingleton<ScanKeeper>()
        .AddSingleton<ScanEngine>()
        .AddSingleton<ScanAccounts>()
        .AddSingleton<AttestCoverage>()
        .AddSingleton<VerifyCoverage>()
        .AddSingleton<AcknowledgeAlert>()
        .AddSingleton<AssignAlert>()
        .AddSingleton<SnoozeAlert>()
        .AddSingleton<ReopenAlert>()
        .AddSingleton<AssigneesQuery>()
        .AddSingleton<SaveSearch>()
        .AddSingleton<DeleteSearch>()
        .AddSingleton<SearchAccountsQuery>()
        .AddSingleton<BellQuery>()
        .AddSingleton<SeeBell>()
        .AddSingleton<AccountsGridQuery>()
        .AddSingleton<AccountQuery>()
        .AddSingleton<HoldingsOnQuery>()
        .AddSingleton<LedgerListQuery>()
        .AddSingleton<TaxesQuery>()
        .AddSingleton<WashCheckQuery>();
}
