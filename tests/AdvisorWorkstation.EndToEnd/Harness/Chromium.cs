using System.Diagnostics;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>
/// Finds a Chromium, or installs one: Debian's package when this is Debian and the user may, else Playwright's own. Without one the journeys are
/// skipped with the reason in the output; under CI=true that is a failure.
/// </summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<(IBrowser? Browser, string Reason)>> Launched = new(LaunchAsync);

    /// <summary>The browser of all journeys.</summary>
    public static async Task<IBrowser> RequireAsync()
    {
        var (browser, reason) = await Launched.Value;
        if (browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"CI needs a Chromium: {reason}");
            Assert.Skip($"no Chromium: {reason}");
        }
        return browser;
    }

    private static async Task<(IBrowser?, string)> LaunchAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? Array.Find(Places, File.Exists) ?? await InstallFromDebianAsync();
        if (path is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            return (null, "there is none at the usual places, apt could not install one, and Playwright could not download one; set CHROMIUM_PATH");
        }
        var playwright = await Playwright.CreateAsync();
        return (await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments }), "");
    }

    private static async Task<string?> InstallFromDebianAsync()
    {
        if (!File.Exists("/usr/bin/apt-get") || Environment.UserName != "root")
        {
            return null;
        }
        await RunAsync("apt-get", "update");
        await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "chromium");
        return Array.Find(Places, File.Exists);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
    }
}
