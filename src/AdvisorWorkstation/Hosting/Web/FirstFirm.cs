using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.DemoFirm;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Hosting.Verbs;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>What a data folder without a firm needs before anybody can sign in.</summary>
internal static class FirstFirm
{
    /// <summary>Makes the demo firm when there is none, and does its first day's work, so that the desk has something to decide.</summary>
    public static async Task<Outcome<bool>> EnsureDemoAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        await using (var db = await services.GetRequiredService<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(cancel))
        {
            if (await db.Set<FirmRow>().AnyAsync(cancel))
            {
                return false;
            }
        }
        var actor = ServiceUsers.For("demo");
        var progress = new ConsoleProgress(output);
        var made = await services.GetRequiredService<CreateDemoFirm>().RunAsync(
            new CreateDemoFirmInput(Progress: new DemoProgress(progress)), actor, cancel);
        if (made.IsRefused)
        {
            return made.Refusal;
        }
        var worked = await services.GetRequiredService<DailyRun>().RunAsync(null, actor, progress, cancel);
        return worked.IsRefused ? worked.Refusal : true;
    }

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
