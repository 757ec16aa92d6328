using System.CommandLine;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Monitoring;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>run [--as-of DATE]</c>: looks at every account, raises alerts, optimizes, and routes the proposals.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "The day to stand on, yyyy-MM-dd. Default: the newest day that has prices.",
            HelpName = "DATE",
        };
        var command = new Command(
            "run",
            """
            Looks at every enrolled account, raises and closes alerts, and optimizes: each account ends improved (a proposal), already best, or with the reason why it cannot.
            Proposals that no rule stops are approved by policy; the others wait for a person.

            Example:   AdvisorWorkstation run --as-of 2026-11-19
            """)
        {
            asOf,
        };
        command.SetAction((parsed, cancel) => VerbHost.RunAsync(
            parsed.GetValue(WorkstationCommand.DataOption)!,
            parsed.InvocationConfiguration.Error,
            host => RunAsync(host, parsed.GetValue(asOf), parsed.InvocationConfiguration.Output, cancel),
            cancel));
        return command;
    }

    private static async Task<Outcome<int>> RunAsync(VerbHost host, DateOnly? day, TextWriter output, CancellationToken cancel)
    {
        var actor = ServiceUsers.For("run");
        var stood = await host.Get<WorkingDayQuery>().RunAsync(day, cancel);
        if (stood.IsRefused)
        {
            return stood.Refusal;
        }
        var progress = new ConsoleProgress(output);
        var scanned = await host.Get<ScanAccounts>().RunAsync(stood.Value, actor, progress, cancel);
        if (scanned.IsRefused)
        {
            return scanned.Refusal;
        }
        var ran = await host.Get<RunRebalance>().RunAsync(stood.Value, actor, progress, cancel);
        if (ran.IsRefused)
        {
            return ran.Refusal;
        }
        var (scan, run) = (scanned.Value, ran.Value);
        await output.WriteLineAsync($"{scan.Measured} of {scan.Accounts} accounts measured as of {stood.Value}; {scan.Raised} alerts raised, {scan.Closed} closed.");
        await output.WriteLineAsync(
            $"{run.Accounts} accounts optimized in {run.Took.TotalSeconds:0.0} s: {run.Improved} improved ({run.ToReview} wait for a person), "
            + $"{run.AlreadyBest} already best, {run.Cannot} cannot.");
        return ExitCodes.Done;
    }
}
