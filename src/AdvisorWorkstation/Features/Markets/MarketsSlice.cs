namespace AdvisorWorkstation.Features.Markets;

/// <summary>Securities, prices, and the risk model.</summary>
public static class MarketsSlice
{
    public static IServiceCollection AddMarkets(this IServiceCollection services) => services
        .AddSingleton<RiskModelStore>()
        .AddSingleton<EstimateRiskModel>()
        .AddSingleton<EnsureRiskModel>()
        .AddSingleton<CurrentRiskModelQuery>();
}
