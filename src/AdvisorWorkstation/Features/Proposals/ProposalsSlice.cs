using AdvisorWorkstation.Features.Proposals.Rules;

namespace AdvisorWorkstation.Features.Proposals;

internal static class ProposalsSlice
{
    public static IServiceCollection AddProposals(this IServiceCollection services) => services
        .AddSingleton<ProposalListQuery>()
        .AddSingleton<ProposalQuery>()
        .AddSingleton<TryWhatIf>()
        .AddSingleton<RulesQuery>()
        .AddSingleton<TestDriveRule>()
        .AddSingleton<ChangeRule>();
}
