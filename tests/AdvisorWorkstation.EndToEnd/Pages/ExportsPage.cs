using AdvisorWorkstation.EndToEnd.Harness;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Pages;

/// <summary>What waits, what has left, and its files.</summary>
internal sealed class ExportsPage(Desk desk)
{
    public async Task<ExportsPage> GoAsync()
    {
        await desk.GoAsync("/exports");
        return this;
    }

    /// <summary>Releases what waits for a custodian.</summary>
    public async Task ReleaseAsync(string custodian)
    {
        await desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = custodian }).GetByRole(AriaRole.Button, new() { Name = "Release" }).PressAsync("Enter");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Released" })).ToBeVisibleAsync();
    }

    /// <summary>The latest batch's file of a format.</summary>
    public Task<string> DownloadAsync(string format) =>
        desk.DownloadAsync(desk.Page.GetByRole(AriaRole.Table, new() { Name = "Batches that have left" }).GetByRole(AriaRole.Link, new() { Name = format }).First);
}
