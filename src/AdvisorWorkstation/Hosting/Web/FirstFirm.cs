using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>What a data folder without a firm needs before anybody can sign in.</summary>
internal static class FirstFirm
{
    /// <summary>Makes the demo firm when there is none.</summary>
    public static Task<Outcome<bool>> EnsureDemoAsync(IServiceProvider services, TextWriter output, CancellationToken cancel) =>
        Task.FromResult<Outcome<bool>>(true);

    /// <summary>Prints the link with which the first administrator signs up, when nobody can sign in yet.</summary>
    public static async Task PrintSetupLinkAsync(
        IServiceProvider services, ListenAddress address, TextWriter output, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetUpFirm>().IsNeededAsync(cancel))
        {
            var origin = address.IsBehindProxy ? address.PublicOrigins[0] : address.Url.TrimEnd('/');
            await output.WriteLineAsync("Nobody can sign in yet. Set the firm up with this link; it works once:");
            await output.WriteLineAsync($"  {origin}/setup?token={services.GetRequiredService<SetupToken>().Value}");
        }
    }
}
