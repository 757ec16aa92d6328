using AdvisorWorkstation.Features.Accounts.Books;

namespace AdvisorWorkstation.Features.Accounts;

internal static class AccountsSlice
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<SearchQuery>()
        .AddSingleton<CheckWashSales>()
        .AddSingleton<CorrectLots>();
}
