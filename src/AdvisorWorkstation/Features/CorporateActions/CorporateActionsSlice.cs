namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>What corporate actions add to the application.</summary>
internal static class CorporateActionsSlice
{
    public static IServiceCollection AddCorporateActions(this IServiceCollection services) => services
        .AddTransient<ActionCalendarQuery>()
        .AddTransient<PreviewAction>()
        .AddTransient<ApplyAction>()
        .AddTransient<ReverseAction>();
}
