using System.CommandLine;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>import FOLDER</c>: a folder's files in, all of them or none.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "The folder; any mix of the files that Features/Imports/README.md describes." };
        var confirm = new Option<bool>("--confirm") { Description = "Says yes to the findings that need somebody's word. Without it they refuse the delivery." };
        var command = new Command(
            "import",
            """
            Reads a folder's files by what is in them, not by their names: custodian positions and lots, index holdings, and our own CSV formats. Prints what was found by line and column, then stores all of it in one transaction, or nothing.
            A file that nothing here reads is set aside and said so; the same file twice is recognized.

            Example:   AdvisorWorkstation import ./today --confirm
            """)
        {
            folder,
            confirm,
        };
        command.SetAction((parsed, cancel) => VerbHost.RunAsync(
            parsed.GetValue(WorkstationCommand.DataOption)!,
            mayBeNew: true,
            parsed.InvocationConfiguration.Error,
            host => ImportAsync(
                host, new ImportFolderInput(parsed.GetValue(folder)!.FullName, parsed.GetValue(confirm)), parsed.InvocationConfiguration, cancel),
            cancel));
        return command;
    }

    private static async Task<Outcome<int>> ImportAsync(
        VerbHost host, ImportFolderInput input, InvocationConfiguration console, CancellationToken cancel)
    {
        var imported = await host.Get<ImportFolder>().RunAsync(input, ServiceUsers.For("import"), cancel);
        if (imported.IsRefused)
        {
            return imported.Refusal;
        }
        var report = imported.Value.Preview.Report;
        foreach (var file in report.Files)
        {
            await console.Output.WriteLineAsync($"{file.Name}: {(file.Layout.Length > 0 ? file.Layout : "not recognized")}{(file.IsSetAside ? ", set aside" : $", {file.Rows} rows")}");
        }
        foreach (var finding in report.Findings)
        {
            await console.Output.WriteLineAsync($"{Words(finding.Severity)}: {finding.File}, line {finding.Line}, {finding.Column}: {finding.Sentence}");
        }
        foreach (var change in report.Changes)
        {
            await console.Output.WriteLineAsync($"{change.Area}: {change.Words}");
        }
        if (imported.Value.NotCommitted is { } refusal)
        {
            await console.Error.WriteLineAsync(
                refusal.Code == "needs-your-word" ? $"{refusal.Sentence} From the command line: run it again with --confirm." : refusal.Sentence);
            return ExitCodes.Refused;
        }
        await console.Output.WriteLineAsync(imported.Value.Summary);
        return ExitCodes.Done;
    }

    private static string Words(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Error => "ERROR",
        ImportSeverity.NeedsYourWord => "needs your word",
        ImportSeverity.Warning => "warning",
        _ => "note",
    };
}
