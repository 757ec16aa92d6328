using System.CommandLine;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Identity;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>run [--as-of DATE]</c>: looks at every account, raises alerts, optimizes, and routes the proposals.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "The day that the run is meant for, yyyy-MM-dd: the newest day that has prices, or the run is refused. Default: that day.",
            HelpName = "DATE",
        };
        var command = new Command(
            "run",
            """
            Looks at every enrolled account, raises and closes alerts, and optimizes: each account ends improved (a proposal), already best, or with the reason why it cannot.
            Proposals that no rule stops are approved by policy; the others wait for a person. One run at a time goes on in a data folder.
            An account whose positions are newer than the prices is left alone until newer prices are in.

            Example:   AdvisorWorkstation run --as-of 2026-11-19
            """)
        {
            asOf,
        };
        command.SetAction((parsed, cancel) => VerbHost.RunAsync(
            parsed.GetValue(WorkstationCommand.DataOption)!,
            mayBeNew: false,
            parsed.InvocationConfiguration.Error,
            host => RunAsync(host, parsed.GetValue(asOf), parsed.InvocationConfiguration.Output, cancel),
            cancel));
        return command;
    }

    private static async Task<Outcome<int>> RunAsync(VerbHost host, DateOnly? day, TextWriter output, CancellationToken cancel)
    {
        var done = await host.Get<DailyRun>().RunAsync(day, ServiceUsers.For("run"), new ConsoleProgress(output), cancel);
        if (done.IsRefused)
        {
            return done.Refusal;
        }
        foreach (var sentence in done.Value.Sentences)
        {
            await output.WriteLineAsync(sentence);
        }
        return ExitCodes.Done;
    }
}
