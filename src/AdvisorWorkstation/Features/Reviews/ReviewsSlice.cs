namespace AdvisorWorkstation.Features.Reviews;

internal static class ReviewsSlice
{
    public static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddSingleton<ExceptionQueueQuery>()
        .AddSingleton<DecideProposal>()
        .AddSingleton<EditProposal>();
}
