using System.CommandLine;
using AdvisorWorkstation.Hosting.Web;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>serve</c>: the workstation in a browser. The default verb.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var demo = new Option<bool>("--demo") { Description = "Makes the demo firm first, when the data folder has no firm yet." };
        var url = new Option<string?>("--url") { Description = "Where to listen, such as http://localhost:5080. Default: the setting Server:Url.", HelpName = "URL" };
        var command = new Command(
            "serve",
            """
            Starts the workstation and prints its address. The default verb.

            Examples:  AdvisorWorkstation serve --demo
                       AdvisorWorkstation serve --data /srv/workstation --url http://localhost:8080
            """)
        {
            demo,
            url,
        };
        command.SetAction((parsed, cancel) =>
            ServeAsync(parsed, parsed.GetValue(WorkstationCommand.DataOption)!, parsed.GetValue(demo), parsed.GetValue(url), cancel));
        return command;
    }

    public static async Task<int> ServeAsync(ParseResult parsed, DirectoryInfo folder, bool demo, string? url, CancellationToken cancel)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var built = await WebHost.BuildAsync(folder, demo, url, output, null, cancel);
        if (built.IsRefused)
        {
            await error.WriteLineAsync(built.Refusal.Sentence);
            return ExitCodes.Refused;
        }
        await using var app = built.Value;
        await app.StartAsync(cancel);
        await output.WriteLineAsync($"AdvisorWorkstation is at {app.Urls.First()}  (Ctrl+C ends it; data in {folder.FullName})");
        await app.WaitForShutdownAsync(cancel);
        return ExitCodes.Done;
    }
}
