using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Features.Monitoring.Ledger;

namespace AdvisorWorkstation.Features.Monitoring;

internal static class MonitoringSlice
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services
        .AddSingleton<ScanAccounts>()
        .AddSingleton<AccountsGridQuery>()
        .AddSingleton<AccountQuery>()
        .AddSingleton<HoldingsOnQuery>()
        .AddSingleton<LedgerListQuery>()
        .AddSingleton<TaxesQuery>()
        .AddSingleton<WashCheckQuery>();
}
