using System.CommandLine;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary>The one executable and its verbs.</summary>
internal static class WorkstationCommand
{
    /// <summary>The folder that every verb works on.</summary>
    public static readonly Option<DirectoryInfo> DataOption = new("--data")
    {
        Description = $"The firm's data folder: database, keys, audit heads, raw imports. Default: {DataFolder.Default}",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo(DataFolder.Default),
    };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var command = Create();
        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors)
            {
                await error.WriteLineAsync(fault.Message);
            }
            await error.WriteLineAsync("Run it with --help to see the verbs, or VERB --help for one of them.");
            return ExitCodes.WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (Surroundings.Explain(fault) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return ExitCodes.Refused;
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand(
            """
            AdvisorWorkstation runs direct-index accounts: it looks at every account, optimizes it, asks a person about the unusual proposals, and exports what is approved.

            Start with:   AdvisorWorkstation serve --demo            a generated firm to try, on http://localhost:5080
            By script:    AdvisorWorkstation import FOLDER           files in; nothing is stored when something is wrong
                          AdvisorWorkstation run                     looks at every account and proposes
                          AdvisorWorkstation export --out DIR        writes order files of what is approved, exactly once

            Exit codes: 0 done, 1 refused (the findings say why), 2 wrong usage.
            """)
        {
            DataOption,
        };
        var serve = ServeVerb.Create();
        root.Add(serve);
        root.Add(ImportVerb.Create());
        root.Add(RunVerb.Create());
        root.Add(OptimizeVerb.Create());
        root.Add(ExportVerb.Create());
        root.Add(AuditVerb.Create());
        root.Add(DemoVerb.Create());
        root.SetAction((parsed, cancel) => ServeVerb.ServeAsync(parsed, parsed.GetValue(DataOption)!, demo: false, url: null, cancel));
        return root;
    }
}
