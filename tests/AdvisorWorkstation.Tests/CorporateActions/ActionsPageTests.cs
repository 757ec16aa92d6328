using AdvisorWorkstation.Features.CorporateActions;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.CorporateActions;

/// <summary>The calendar of corporate actions, by its keys and its buttons.</summary>
public sealed class ActionsPageTests
{
    [Fact]
    public async Task The_calendar_shows_what_is_to_do_by_day_and_keys_move_through_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.AnnounceAsync("A-1,AAPL,split,2026-11-20,2:1", "A-2,MSFT,dividend,2026-12-01,0.91 a share", "A-3,XOM,split,2026-11-23,3:1", "A-4,JPM,dividend,2026-11-02,1 a share");
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = Open(desk);
        Assert.Equal(["2026-11-20", "2026-11-23", "2026-12-01"], page.FindAll("th[scope=row] a").Select(a => a.TextContent.Trim()).Take(3));
        Assert.Contains("Took effect; 3 accounts can't trade it until it is booked.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Takes effect on the next trading day.", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => desk.Keys.PressAsync("j"));
        page.WaitForAssertion(() => Assert.Contains("XOM, 3:1 split", page.Find("section[aria-label='Selected corporate action'] h2").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("action=A-3", desk.Navigation.Uri, StringComparison.Ordinal);
        await page.FindAll("button[aria-pressed]")[1].ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("JPM", page.Find("section[aria-label=Calendar]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_books_what_is_shown_and_a_reason_takes_it_back()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.AnnounceAsync("A-1,AAPL,split,2026-11-20,2:1");
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = Open(desk, "?all=true");
        page.WaitForAssertion(() => Assert.Contains("conserved to the cent", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => desk.Keys.PressAsync("a"));
        page.WaitForAssertion(() => Assert.Contains("Booked in 3 accounts.", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.NotNull((await firm.ActionAsync("A-1")).Applied);

        await page.FindAll(".act button").Single(b => b.TextContent.Contains("Reverse", StringComparison.Ordinal)).ClickAsync();
        page.Find("#reason").Input("It is a 3:1 split.");
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Reversed in 3 accounts.", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Null((await firm.ActionAsync("A-1")).Applied);
        Assert.Equal("It is a 3:1 split.", Assert.Single(await firm.HistoryAsync("action.reversed")).Reason);
    }

    [Fact]
    public async Task Who_only_looks_sees_the_lots_and_no_buttons()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.AnnounceAsync("A-1,AAPL,split,2026-11-20,2:1");
        await using var desk = new DeskRenderer(firm, firm.Compliance);
        var page = Open(desk);
        page.WaitForAssertion(() => Assert.Contains("conserved to the cent", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() is "Book" or "Reverse");
        await page.InvokeAsync(() => desk.Keys.PressAsync("a"));
        Assert.Null((await firm.ActionAsync("A-1")).Applied);
    }

    [Fact]
    public async Task Nothing_known_says_how_to_get_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        Assert.Contains("Bring a corporate_actions file in under Data", Open(desk).Find(".empty").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<ActionsPage> Open(DeskRenderer desk, string query = "")
    {
        desk.Navigation.NavigateTo($"/data/actions{query}");
        var page = desk.Render<ActionsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".empty, th[scope=row]")));
        return page;
    }
}
