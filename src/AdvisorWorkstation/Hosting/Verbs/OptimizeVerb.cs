using System.CommandLine;
using AdvisorWorkstation.Optimizer.Formats;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>optimize --instance FILE</c>: one problem in, one certified answer out, without a database.</summary>
internal static class OptimizeVerb
{
    public static Command Create()
    {
        var instance = new Option<FileInfo>("--instance") { Description = "The problem, tadi-instance/1 (JSON).", HelpName = "FILE", Required = true };
        var output = new Option<FileInfo?>("--out") { Description = "Where the answer goes, tadi-result/1 (JSON). Default: standard output.", HelpName = "FILE" };
        var repeat = new Option<int>("--repeat") { Description = "Solves that many times; solve_ms tells the median, least and most.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var relax = new Option<string>("--relax") { Description = "Rules to leave out: wash-exclusion,min-trade,whole-shares,trade-count, or all.", HelpName = "NAMES", DefaultValueFactory = _ => "" };
        var budget = new Option<int?>("--time-budget") { Description = "Milliseconds after which the best answer so far is given, with its proof.", HelpName = "MS" };
        repeat.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<int>() < 1)
            {
                found.AddError("--repeat takes a number from 1.");
            }
        });
        relax.Validators.Add(found =>
        {
            if (RelaxationNames.Parse(found.GetValueOrDefault<string>() ?? "") is { Value: null, Unknown: var unknown })
            {
                found.AddError($"--relax does not know '{unknown}'.");
            }
        });
        var command = new Command(
            "optimize",
            """
            Solves one problem file and writes the answer with the proof of how far from optimal it can be. Where nothing is allowed, the answer names
            the requirements that exclude each other and the least change that helps; then, and where nothing was found, the exit code is 1.

            Example:   AdvisorWorkstation optimize --instance account.json --out answer.json --repeat 20
            """)
        {
            instance,
            output,
            repeat,
            relax,
            budget,
        };
        command.SetAction((parsed, cancel) => Task.FromResult(Optimize(
            parsed,
            new OptimizeRequest
            {
                InstancePath = parsed.GetValue(instance)!.FullName,
                OutPath = parsed.GetValue(output)?.FullName,
                Repeat = parsed.GetValue(repeat),
                Relax = parsed.GetValue(relax)!,
                TimeBudget = parsed.GetValue(budget) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            },
            cancel)));
        return command;
    }

    private static int Optimize(ParseResult parsed, OptimizeRequest request, CancellationToken cancel)
    {
        using var standardOutput = Console.OpenStandardOutput();
        var outcome = OptimizeRun.Execute(request, standardOutput, cancel);
        foreach (var message in outcome.Messages)
        {
            parsed.InvocationConfiguration.Error.WriteLine(message);
        }
        return outcome.ExitCode == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }
}
