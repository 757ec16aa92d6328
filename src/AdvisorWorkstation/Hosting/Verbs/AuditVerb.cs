using System.CommandLine;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Monitoring.Coverage;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary><c>audit verify</c>: recomputes the whole history against the heads that were signed over it.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var verify = new Command(
            "verify",
            """
            Recomputes every entry of the history, the tree over them, every signed head and every signed record of coverage, and names the first thing that does not fit.
            It needs the public key only (keys/audit-public.pem) and the heads file (audit-heads/heads.txt) in the data folder.
            """);
        verify.SetAction((parsed, cancel) => VerbHost.RunAsync(
            parsed.GetValue(WorkstationCommand.DataOption)!,
            mayBeNew: false,
            parsed.InvocationConfiguration.Error,
            host => VerifyAsync(host, parsed.InvocationConfiguration.Output, cancel),
            cancel));
        return new Command("audit", "Checks the history of who decided what, when, why and on which data.") { verify };
    }

    private static async Task<Outcome<int>> VerifyAsync(VerbHost host, TextWriter output, CancellationToken cancel)
    {
        var verdict = await host.Get<VerifyAudit>().RunAsync(cancel);
        if (verdict is { Entries: 0, Heads: 0, Faults.Count: 0 })
        {
            return new Refusal("no-history", "The history has no entries and no signed heads: there is nothing to verify. Check that --data names the firm's folder.");
        }
        var coverage = await host.Get<VerifyCoverage>().RunAsync(cancel);
        List<string> faults = [.. verdict.Faults, .. coverage.Faults];
        await output.WriteLineAsync($"{verdict.Entries} entries, {verdict.Heads} signed heads, {coverage.Records} signed records of coverage.");
        foreach (var fault in faults)
        {
            await output.WriteLineAsync($"FAULT: {fault}");
        }
        await output.WriteLineAsync(faults.Count == 0 ? "The history is whole." : $"{faults.Count} faults. The history is not what was signed.");
        return faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }
}
