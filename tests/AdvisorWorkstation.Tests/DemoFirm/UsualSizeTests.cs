using System.Diagnostics;
using AdvisorWorkstation.Features.DemoFirm;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>The firm as the README's first command makes it. It takes its time, so it runs when it is asked for: <c>-explicit only</c>.</summary>
public sealed class UsualSizeTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task The_usual_firm_stays_within_its_budgets()
    {
        await using var workstation = await EmptyWorkstation.StartAsync(StoredFirm.Now);
        var watch = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var created = await workstation.Get<CreateDemoFirm>()
            .RunAsync(new CreateDemoFirmInput(), workstation.Service, TestContext.Current.CancellationToken);
        var busy = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var megabytes = new FileInfo(workstation.DatabaseFile).Length / 1e6;
        output.WriteLine($"{created.Value}: {watch.Elapsed.TotalSeconds:0.0} s, of which busy {busy.TotalSeconds:0.0} s; {megabytes:0} MB");
        Assert.InRange(created.Value.Lots, 200_000, 450_000);
        Assert.InRange(megabytes, 1, 150);
        Assert.True(DemoCases.All.Select(c => c.AccountNumber).Distinct().Count() <= created.Value.Accounts / 5);
    }
}
