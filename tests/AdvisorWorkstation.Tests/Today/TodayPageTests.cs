using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Today;

/// <summary>The worklist: tiles narrow it, triggers expand under a line, keys deal with them, the address holds the view.</summary>
public sealed class TodayPageTests
{
    [Fact]
    public async Task Tiles_count_and_narrow_together_and_the_address_holds_them()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations, Role.Operations);
        var page = desk.Render<TodayPage>();
        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll(".tiles button").Count));
        await page.FindAll(".tiles button").Single(b => b.TextContent.Contains("Cash", StringComparison.Ordinal)).ClickAsync();
        Assert.Contains($"tiles={(int)TodayTile.Cash}", desk.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_acknowledge_the_triggers_of_the_line_and_undo_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations, Role.Operations);
        var page = desk.Render<TodayPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("ul.triggers li")));
        var open = await OpenAsync(firm);
        await page.InvokeAsync(() => desk.Keys.PressAsync("x"));
        page.WaitForAssertion(() => Assert.Contains("acknowledged", page.Find(".toast").TextContent, StringComparison.Ordinal));
        Assert.True(await OpenAsync(firm) < open);
        await page.InvokeAsync(() => desk.Keys.PressAsync("z"));
        page.WaitForAssertion(() => Assert.Contains("open again", page.Find(".toast").TextContent, StringComparison.Ordinal));
        Assert.Equal(open, await OpenAsync(firm));
    }

    [Fact]
    public async Task A_key_opens_the_dialog_that_asks_for_a_reason_and_a_day()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations, Role.Operations);
        var page = desk.Render<TodayPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("ul.triggers li")));
        await page.InvokeAsync(() => desk.Keys.PressAsync("s"));
        page.WaitForAssertion(() => Assert.Equal("2026-11-30", page.Find("#snooze-until").GetAttribute("value")));
        await page.Find("#snooze-reason").InputAsync("the client travels");
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("snoozed until 2026-11-30", page.Find(".toast").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_handle_alerts_sees_them_without_buttons()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Compliance, Role.Compliance);
        var page = desk.Render<TodayPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("ul.triggers li")));
        Assert.Empty(page.FindAll(".sech button"));
        await page.InvokeAsync(() => desk.Keys.PressAsync("x"));
        Assert.Empty(page.FindAll(".toast"));
    }

    private static Task<int> OpenAsync(LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<AlertRow>().CountAsync(a => a.ClosedAt == null && a.State == AlertState.Open, LakesideFirm.Cancel));
}
