using AdvisorWorkstation.EndToEnd.Harness;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Journeys;

/// <summary>In a client meeting: the advisor finds the account, moves a slider, and sees tax and tracking error change; nothing is stored.</summary>
public sealed class ClientMeetingJourney(DemoDesk demo)
{
    [Fact]
    public async Task A_slider_moved_by_key_shows_another_tax_and_tracking_error()
    {
        await using var advisor = await demo.SignInAsync("Advisor");
        await advisor.GoAsync("/accounts");
        var link = advisor.Page.Locator(".rz-data-grid tbody a").First;
        var account = new Uri(new Uri(demo.Workstation.Address), await link.GetAttributeAsync("href"));
        await advisor.GoAsync($"{account.AbsolutePath}/what-if");
        var table = advisor.Page.Locator("section[aria-label=Comparison]");
        await Assertions.Expect(table).ToHaveAttributeAsync("aria-busy", "false");
        var before = await table.InnerTextAsync();
        var dial = advisor.Page.Locator("#dial");
        await dial.PressAsync(await dial.InputValueAsync() == "5" ? "ArrowLeft" : "ArrowRight");
        await dial.PressAsync("Home");
        await Assertions.Expect(advisor.Page.Locator("output[for=dial]")).ToHaveTextAsync("1 of 5");
        await Assertions.Expect(table).ToHaveAttributeAsync("aria-busy", "false");
        await Assertions.Expect(table).Not.ToHaveTextAsync(before);
    }

    [Fact]
    public async Task Another_advisors_client_is_not_there()
    {
        await using var maya = await demo.SignInAsync("Maya");
        await maya.GoAsync("/accounts");
        var all = await AccountsAsync(maya);
        await using var advisor = await demo.SignInAsync("Advisor");
        await advisor.GoAsync("/accounts");
        var own = await AccountsAsync(advisor);
        Assert.NotEmpty(own);
        var other = all.First(a => !own.Contains(a));
        await advisor.GoAsync(other);
        await Assertions.Expect(advisor.Page.Locator("main")).ToContainTextAsync("There is no such account");
        await advisor.GoAsync($"{other}/what-if");
        await Assertions.Expect(advisor.Page.Locator("main")).ToContainTextAsync("There is no such account");
    }

    private static async Task<IReadOnlyList<string>> AccountsAsync(Desk desk)
    {
        await desk.Page.Locator(".rz-data-grid tbody a").First.WaitForAsync();
        return await desk.Page.Locator(".rz-data-grid tbody a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
    }
}
