using AdvisorWorkstation.EndToEnd.Harness;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Pages;

/// <summary>Who decided what, when, why.</summary>
internal sealed class CompliancePage(Desk desk)
{
    /// <summary>The story of one subject, the newest line first: who, what, why.</summary>
    public async Task<IReadOnlyList<string>> StoryAsync(string subject)
    {
        await desk.GoAsync($"/compliance?subject={subject}");
        await desk.Page.Locator(".rz-data-grid tbody tr td").Nth(4).WaitForAsync();
        var lines = new List<string>();
        foreach (var row in await desk.Page.Locator(".rz-data-grid tbody tr").AllAsync())
        {
            var cells = await row.Locator("td").AllInnerTextsAsync();
            lines.Add(string.Join(" | ", cells.Skip(2).Take(3)));
        }
        return lines;
    }

    /// <summary>Recomputes the whole history and answers what the page says of it.</summary>
    public async Task<string> VerifyAsync()
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).PressAsync("Enter");
        var verdict = desk.Page.Locator(".head [role=status] .sev");
        await verdict.WaitForAsync();
        return await verdict.InnerTextAsync();
    }

    /// <summary>The history of a subject as a file.</summary>
    public Task<string> TakeAwayAsync() => desk.DownloadAsync(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Take away" }));
}
