using AdvisorWorkstation.EndToEnd.Harness;
using AdvisorWorkstation.EndToEnd.Pages;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Journeys;

/// <summary>Every page in every theme at both widths, judged by the accessibility checker.</summary>
public sealed class AccessibilityJourney(DemoDesk demo)
{
    public static TheoryData<int, int, ColorScheme> Looks => new()
    {
        { 1280, 800, ColorScheme.Light },
        { 1280, 800, ColorScheme.Dark },
        { 1920, 1080, ColorScheme.Light },
        { 1920, 1080, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_page_has_a_fault(int width, int height, ColorScheme theme)
    {
        var look = new Look(width, height, theme);
        var faults = new List<string>();

        await using var maya = await demo.SignInAsync("Maya", look);
        var proposal = await new TodayPage(maya).OpenWorstAsync();
        faults.AddRange(await maya.AccessibilityFaultsAsync());
        await maya.PressAsync("e");
        await maya.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        faults.AddRange(await maya.AccessibilityFaultsAsync());
        await maya.PressAsync("Escape");
        var account = await maya.Page.Locator(".head h1 a").GetAttributeAsync("href");
        await CheckAsync(maya, faults, "/", "/accounts", "/proposals", "/exports", "/models", "/data", account!);
        foreach (var tab in (string[])["holdings", "taxes", "wishes", "alerts", "proposals", "transactions"])
        {
            await CheckAsync(maya, faults, $"{account}?tab={tab}");
        }
        await CheckAsync(maya, faults, $"{account}/what-if");

        await using var theodore = await demo.SignInAsync("Theodore", look);
        await CheckAsync(theodore, faults, "/compliance");
        await using var nadia = await demo.SignInAsync("Nadia", look);
        await CheckAsync(nadia, faults, "/people");
        await nadia.Page.GotoAsync("/sign-in");
        faults.AddRange(await nadia.AccessibilityFaultsAsync());
        Assert.Empty(faults);
    }

    private static async Task CheckAsync(Desk desk, List<string> faults, params string[] paths)
    {
        foreach (var path in paths)
        {
            await desk.GoAsync(path);
            faults.AddRange(await desk.AccessibilityFaultsAsync());
        }
    }
}
