using AdvisorWorkstation.Features.DemoFirm;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>The firm as the README's first command makes it.</summary>
public sealed class UsualSizeTests
{
    [Fact]
    public async Task The_usual_firm_is_as_large_as_a_firm_and_as_small_as_a_download()
    {
        await using var workstation = await EmptyWorkstation.StartAsync(StoredFirm.Now);
        var created = await workstation.Get<CreateDemoFirm>()
            .RunAsync(new CreateDemoFirmInput(), workstation.Service, TestContext.Current.CancellationToken);
        var megabytes = new FileInfo(workstation.DatabaseFile).Length / 1e6;
        Assert.InRange(created.Value.Lots, 200_000, 450_000);
        Assert.InRange(megabytes, 1, 150);
        Assert.True(DemoCases.All.Select(c => c.AccountNumber).Distinct().Count() <= created.Value.Accounts / 5);
    }
}
