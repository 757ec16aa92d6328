using System.CommandLine;
using System.Globalization;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm;
using AdvisorWorkstation.Features.Identity;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>demo [--accounts N] [--seed S]</c>: fills an empty data folder with an invented firm.</summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var accounts = new Option<int>("--accounts")
        {
            Description = $"How many accounts, {CreateDemoFirm.FewestAccounts} to {CreateDemoFirm.MostAccounts}. Default: {CreateDemoFirm.UsualAccounts}.",
            HelpName = "N",
            DefaultValueFactory = _ => CreateDemoFirm.UsualAccounts,
        };
        var seed = new Option<ulong>("--seed") { Description = "What chance starts from: the same seed and day make the same firm. Default: 1.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "The last day with prices, yyyy-MM-dd. Default: the last weekday before today.", HelpName = "DATE" };
        var command = new Command(
            "demo",
            """
            Fills an empty data folder with an invented firm: advisors and a desk, households with taxable accounts and IRAs, five years of simulated prices of real tickers, lots, flows, an index change, a split, and an account for every kind of alert and exception.

            Example:   AdvisorWorkstation demo --accounts 250 --seed 1 --data ./demo
            """)
        {
            accounts,
            seed,
            asOf,
        };
        command.SetAction((parsed, cancel) => VerbHost.RunAsync(
            parsed.GetValue(WorkstationCommand.DataOption)!,
            mayBeNew: true,
            parsed.InvocationConfiguration.Error,
            host => CreateAsync(
                host, parsed.GetValue(accounts), parsed.GetValue(seed), parsed.GetValue(asOf), parsed.InvocationConfiguration.Output, cancel),
            cancel));
        return command;
    }

    private static async Task<Outcome<int>> CreateAsync(
        VerbHost host, int accounts, ulong seed, DateOnly? asOf, TextWriter output, CancellationToken cancel)
    {
        var progress = new DemoProgress(new ConsoleProgress(output));
        var made = await host.Get<CreateDemoFirm>().RunAsync(
            new CreateDemoFirmInput(accounts, seed, asOf, progress), ServiceUsers.For("demo"), cancel);
        if (made.IsRefused)
        {
            return made.Refusal;
        }
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Made a firm of {made.Value.Accounts} accounts in {made.Value.Households} households with {made.Value.Lots:N0} lots, prices up to {made.Value.AsOf:yyyy-MM-dd}. Next: serve, or run."));
        return ExitCodes.Done;
    }
}
