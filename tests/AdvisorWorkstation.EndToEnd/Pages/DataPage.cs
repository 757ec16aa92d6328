using AdvisorWorkstation.EndToEnd.Harness;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Pages;

/// <summary>Brings files in.</summary>
internal sealed class DataPage(Desk desk)
{
    private ILocator Commit => desk.Page.GetByRole(AriaRole.Button, new() { Name = "Commit" });

    public async Task UploadAsync(IEnumerable<string> files)
    {
        await desk.GoAsync("/data");
        await desk.Page.Locator("#files").SetInputFilesAsync(files);
        await Commit.WaitForAsync();
    }

    /// <summary>Says the word that questions need, when there are any, and stores the delivery.</summary>
    public async Task CommitAsync()
    {
        var word = desk.Page.GetByLabel("they are right");
        if (await word.IsVisibleAsync())
        {
            await word.CheckAsync();
        }
        await Commit.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".head .chip")).ToContainTextAsync("Committed");
    }
}
