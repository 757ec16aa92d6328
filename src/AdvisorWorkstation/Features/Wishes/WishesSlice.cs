namespace AdvisorWorkstation.Features.Wishes;

internal static class WishesSlice
{
    public static IServiceCollection AddWishes(this IServiceCollection services) => services
        .AddSingleton<AccountSolves>()
        .AddSingleton<WishDrafts>()
        .AddSingleton<AccountWishesQuery>()
        .AddSingleton<ExpiringQuery>()
        .AddSingleton<ExpiryEffectQuery>()
        .AddSingleton<StatementQuery>()
        .AddSingleton<RequestsQuery>()
        .AddSingleton<RenewWish>()
        .AddSingleton<BulkWishes>()
        .AddSingleton<BulkMonitor>()
        .AddSingleton<CancelBulk>()
        .AddSingleton<SaveTemplate>()
        .AddSingleton<TemplatesQuery>()
        .AddSingleton<AssignTemplate>()
        .AddSingleton<ReverseAssignment>()
        .AddSingleton<DefaultsQuery>()
        .AddSingleton<DefaultEffectQuery>()
        .AddSingleton<TryWish>()
        .AddSingleton<SetWish>()
        .AddSingleton<EndWish>()
        .AddSingleton<SetDefault>()
        .AddSingleton<RecordRequest>()
        .AddSingleton<DeclineRequest>();
}
