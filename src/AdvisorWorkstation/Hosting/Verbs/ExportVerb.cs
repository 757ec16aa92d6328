using System.CommandLine;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Identity;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>export [--custodian NAME] --out DIR</c>: releases what is approved and not yet exported, and writes the order files.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var custodian = new Option<string?>("--custodian") { Description = "One custodian. Default: all.", HelpName = "NAME" };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Where the order files go; made if it is not there.", HelpName = "DIR", Required = true };
        var command = new Command(
            "export",
            """
            Releases the orders of every proposal that is approved and not yet exported, exactly once, and writes each custodian's files: CSV, FIX 4.4 and a workbook for people.
            A proposal that was exported is not exported again. A finding about an account keeps its proposal here, one about the data or the batch keeps all of a custodian's; either is said, with exit code 1. Acts as the operations service user; every release is in the history.

            Example:   AdvisorWorkstation export --custodian Schwab --out orders
            """)
        {
            custodian,
            folder,
        };
        command.SetAction((parsed, cancel) => VerbHost.RunAsync(
            parsed.GetValue(WorkstationCommand.DataOption)!,
            mayBeNew: false,
            parsed.InvocationConfiguration.Error,
            host => ExportAsync(
                host, new WriteOrderFilesInput(parsed.GetValue(custodian), parsed.GetValue(folder)!.FullName), parsed.InvocationConfiguration, cancel),
            cancel));
        return command;
    }

    private static async Task<Outcome<int>> ExportAsync(
        VerbHost host, WriteOrderFilesInput input, InvocationConfiguration console, CancellationToken cancel)
    {
        var exported = await host.Get<WriteOrderFiles>().RunAsync(input, ServiceUsers.For("export"), cancel);
        if (exported.IsRefused)
        {
            return exported.Refusal;
        }
        foreach (var release in exported.Value.Releases)
        {
            await (release is ReleaseResult.HeldBack ? console.Error : console.Output).WriteLineAsync(release.Sentence);
            foreach (var finding in release.Findings)
            {
                await console.Error.WriteLineAsync($"  {finding.Sentence}");
            }
        }
        foreach (var file in exported.Value.Files)
        {
            await console.Output.WriteLineAsync(file);
        }
        return exported.Value.Releases.Any(r => r.Findings.Count > 0) ? ExitCodes.Refused : ExitCodes.Done;
    }
}
