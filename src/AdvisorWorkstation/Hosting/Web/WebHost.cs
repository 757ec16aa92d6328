using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Radzen;
using Serilog;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>The web server: what it is made of, in the order that requests pass through it.</summary>
internal static class WebHost
{
    /// <summary>Builds it on a data folder that is up to date then.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="demo">True to make the demo firm when there is none.</param>
    /// <param name="url">Where to listen; null for the setting.</param>
    /// <param name="output">Told what a person has to know.</param>
    /// <param name="clock">The clock of sessions and of everything else; null for the machine's.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Outcome<WebApplication>> BuildAsync(
        DirectoryInfo folder, bool demo, string? url, TextWriter output, TimeProvider? clock, CancellationToken cancel)
    {
        var data = new DataFolder(folder.FullName);
        var read = WorkstationSettings.Read(data.Path);
        if (read.IsRefused)
        {
            return read.Refusal;
        }
        var options = read.Value;
        var address = ListenAddress.Parse(url ?? options.Server.Url, options.Server.PublicOrigins);
        if (address.IsRefused)
        {
            return address.Refusal;
        }
        var app = Build(data, options, address.Value, clock);
        await WorkstationServices.PrepareAsync(app.Services, cancel);
        var recovered = await app.Services.GetRequiredService<RecoverRuns>().RunAsync(ServiceUsers.For("serve"), cancel);
        if (!recovered.IsRefused && recovered.Value.GoOn)
        {
            app.Lifetime.ApplicationStarted.Register(() => app.Services.GetRequiredService<RunMonitor>().Start(ServiceUsers.For("serve")));
        }
        if (demo)
        {
            var made = await FirstFirm.EnsureDemoAsync(app.Services, output, cancel);
            if (made.IsRefused)
            {
                await app.DisposeAsync();
                return made.Refusal;
            }
        }
        await FirstFirm.PrintSetupLinkAsync(app.Services, address.Value, output, cancel);
        return app;
    }

    private static WebApplication Build(DataFolder data, WorkstationOptions options, ListenAddress address, TimeProvider? clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(address.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Logging.ClearProviders().AddSerilog(WorkstationLog.Create(data, toConsole: true), dispose: true);
        builder.Services.AddWorkstation(options, data);
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }
        builder.Services.AddWorkstationIdentity(options, address);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(data.Keys)).SetApplicationName("AdvisorWorkstation");
        builder.Services.AddSingleton(address);
        builder.Services.AddCircuits(options);
        builder.Services.AddRadzenComponents();
        builder.Services.AddScoped<ShellState>();
        builder.Services.AddScoped<KeyHub>();
        builder.Services.AddScoped<WindowState>();
        builder.Services.AddScoped<DeskScript>();
        builder.Services.AddSignInRateLimit(options);
        builder.Services.AddHostedService<AuditHeadSchedule>();
        builder.Services.AddHostedService<MonitoringSchedule>();
        builder.Services.AddHostedService<SolverWarmUp>();

        var app = builder.Build();
        if (address.IsBehindProxy)
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        }
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginGuard>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<SessionActivityMiddleware>();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapWorkstationEndpoints();
        return app;
    }
}
