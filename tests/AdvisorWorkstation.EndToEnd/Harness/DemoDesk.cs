using AdvisorWorkstation.EndToEnd.Harness;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DemoDesk))]

namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>The demo firm served to the browsers of all journeys that only read it; one that changes it opens a desk of its own.</summary>
public sealed class DemoDesk : IAsyncLifetime
{
    private WorkstationProcess? _workstation;

    internal WorkstationProcess Workstation => _workstation ?? throw new InvalidOperationException("the workstation is started before any journey");

    /// <summary>A desk that nobody else works at.</summary>
    public static async Task<DemoDesk> OpenAsync()
    {
        var desk = new DemoDesk();
        await desk.InitializeAsync();
        return desk;
    }

    public async ValueTask InitializeAsync() => _workstation = await WorkstationProcess.StartAsync(await DemoData.CopyAsync());

    /// <summary>A browser window of its own, signed in as a person of the demo firm.</summary>
    internal async Task<Desk> SignInAsync(string person, Look? look = null)
    {
        var desk = await Desk.OpenAsync(Workstation, look ?? Look.Standard);
        await desk.Page.GotoAsync("/sign-in");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await desk.ReadyAsync();
        return desk;
    }

    public ValueTask DisposeAsync() => _workstation?.DisposeAsync() ?? ValueTask.CompletedTask;
}
