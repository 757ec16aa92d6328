using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using AdvisorWorkstation.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.Reviews;

/// <summary>The page on which a proposal is decided, by its keys and its buttons.</summary>
public sealed class ProposalPageTests
{
    [Fact]
    public async Task Trades_are_selected_by_keys_and_the_selection_stops_at_both_ends()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        var tickers = page.FindAll(".trades tbody tr[id] th b").Select(b => b.TextContent).ToList();
        Assert.Equal(10, tickers.Count);
        Assert.Equal(tickers[0], Selected(page));
        await PressAsync(desk, page, "j", "ArrowDown");
        Assert.Equal(tickers[2], Selected(page));
        await PressAsync(desk, page, "k");
        Assert.Equal(tickers[1], Selected(page));
        await PressAsync(desk, page, "k", "ArrowUp", "k");
        Assert.Equal(tickers[0], Selected(page));
        await PressAsync(desk, page, [.. Enumerable.Repeat("j", 20)]);
        Assert.Equal(tickers[^1], Selected(page));
    }

    [Fact]
    public async Task A_click_selects_and_an_edit_keeps_the_selection()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        await page.FindAll(".trades tbody tr[id]").Single(r => r.TextContent.Contains("PG", StringComparison.Ordinal)).ClickAsync();
        Assert.Equal("PG", Selected(page));
        await PressAsync(desk, page, "e");
        page.Find("#quantity").Input("100");
        page.Find("#edit-reason").Input("The client wants fewer.");
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Revision 2 is on the table", page.Find(".act [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".dlg"));
        Assert.Equal("PG", Selected(page));
        Assert.NotNull(page.Find("button[aria-label^='Release PG']"));
        Assert.Equal(2, (await firm.ProposalAsync()).Revision);
        Assert.Equal(2, desk.Forgotten.Count());

        await PressAsync(desk, page, "z");
        page.WaitForAssertion(() => Assert.Contains("Revision 3", page.Find(".act [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("button[aria-label^='Release']"));
    }

    [Fact]
    public async Task The_dialog_of_an_edited_trade_names_the_optimizers_number_and_not_the_edit()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        await page.FindAll(".trades tbody tr[id]").Single(r => r.TextContent.Contains("PG", StringComparison.Ordinal)).ClickAsync();
        await PressAsync(desk, page, "e");
        var unedited = page.Find("label[for=quantity] .hint").TextContent.Split(';')[0];
        Assert.StartsWith("The optimizer wants ", unedited, StringComparison.Ordinal);
        page.Find("#quantity").Input("100");
        page.Find("#edit-reason").Input("The client wants fewer.");
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".dlg")));
        await PressAsync(desk, page, "e");
        var hint = page.Find("label[for=quantity] .hint").TextContent;
        Assert.Contains("An edit fixed 100; unedited, the optimizer wants to ", hint, StringComparison.Ordinal);
        Assert.Contains(unedited["The optimizer wants ".Length..] + "; 0 leaves", hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_after_a_refused_save_closes_the_dialog_and_stays_on_the_page()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        var here = desk.Navigation.Uri;
        await PressAsync(desk, page, "e");
        page.Find("#quantity").Input("12x");
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".dlg [role=alert]")));
        Assert.Throws<MissingEventHandlerException>(() => page.Find(".dlg footer .go").KeyDown("Escape"));
        await PressAsync(desk, page, "Escape");
        Assert.Empty(page.FindAll(".dlg"));
        Assert.Equal(here, desk.Navigation.Uri);
    }

    [Theory]
    [InlineData("12x", "Shares are a number such as 120 or 12.5")]
    [InlineData("0.12345", "Lakeside takes 3 decimals of a share")]
    [InlineData("0.001", "With this quantity no allowed portfolio is left.")]
    public async Task An_edit_that_is_refused_says_why_and_keeps_what_was_typed(string quantity, string because)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        await page.FindAll(".trades tbody tr[id]").Single(r => r.TextContent.Contains("AAPL", StringComparison.Ordinal)).ClickAsync();
        await PressAsync(desk, page, "e");
        page.Find("#quantity").Input(quantity);
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains(because, page.Find(".dlg [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(quantity, page.Find("#quantity").GetAttribute("value"));
        Assert.Empty(desk.Forgotten);
        Assert.Equal(1, (await firm.ProposalAsync()).Revision);
    }

    [Fact]
    public async Task It_is_approved_by_a_key_and_says_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        await PressAsync(desk, page, "a");
        page.WaitForAssertion(() => Assert.Equal("Approved.", page.Find(".act [role=status]").TextContent.Trim()));
        Assert.Equal(ProposalState.Approved, (await firm.ProposalAsync()).State);
        Assert.Empty(page.FindAll(".act .end button"));
    }

    [Fact]
    public async Task Rejecting_asks_for_the_reason_first_and_an_old_fault_is_gone()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        await PressAsync(desk, page, "r");
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".dlg [role=alert]")));
        await PressAsync(desk, page, "Escape", "r");
        Assert.Empty(page.FindAll(".dlg [role=alert]"));
        page.Find("#reason").Input("The client said no.");
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("Rejected.", page.Find(".act [role=status]").TextContent.Trim()));
        Assert.Equal(ProposalState.Rejected, (await firm.ProposalAsync()).State);
    }

    [Fact]
    public async Task What_somebody_else_decided_in_the_meantime_is_seen_and_not_overwritten()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        await firm.ExecuteAsync($"UPDATE Proposals SET State = {(int)ProposalState.Rejected} WHERE State = {(int)ProposalState.InReview}");
        await PressAsync(desk, page, "a");
        page.WaitForAssertion(() => Assert.Contains("A proposal that is rejected can't be changed this way", page.Find(".act [role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Rejected, revision 1", page.Find(".chip").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_reads_is_offered_no_decision_and_no_key_makes_one()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Compliance);
        var page = await OpenAsync(desk, firm);
        Assert.Empty(page.FindAll(".act .end button"));
        Assert.Empty(page.FindAll(".lk button"));
        await PressAsync(desk, page, "a", "r", "e", "z");
        Assert.Empty(page.FindAll(".dlg"));
        Assert.Equal((ProposalState.InReview, 0), ((await firm.ProposalAsync()).State, (await firm.HistoryAsync("access.denied")).Count));
    }

    [Fact]
    public async Task Another_books_proposal_is_not_there()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.ForeignAdvisor);
        var id = (await firm.ProposalAsync()).Id.ToString();
        var page = desk.Render<ProposalPage>(p => p.Add(x => x.Id, id));
        page.WaitForAssertion(() => Assert.Contains("There is no such proposal.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("Bello", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_and_sides_are_words_and_signs_before_they_are_colors()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        Assert.All(page.FindAll("td.loss"), c => Assert.StartsWith("\u2212", c.TextContent, StringComparison.Ordinal));
        Assert.All(page.FindAll("td.gain"), c => Assert.StartsWith("+", c.TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("td.loss"));
        Assert.All(page.FindAll(".sev.buy"), c => Assert.Equal("Buy", c.TextContent.Trim()));
        Assert.All(page.FindAll(".sev.sell"), c => Assert.Equal("Sell", c.TextContent.Trim()));
        Assert.All(page.FindAll(".ok svg, .find svg, .verdict svg"), i => Assert.False(string.IsNullOrEmpty(i.GetAttribute("aria-label"))));
        Assert.All(page.FindAll("table[aria-label='Before and after'] tbody th"), h => Assert.False(string.IsNullOrEmpty(h.GetAttribute("title"))));
        Assert.NotEmpty(page.FindAll("table[aria-label='Before and after'] svg[aria-label=better]"));
    }

    [Fact]
    public async Task A_sale_stands_beside_what_every_relief_method_would_have_sold()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = await OpenAsync(desk, firm);
        var line = page.FindAll(".trades tbody tr[id]").First(r => r.QuerySelector(".sev.sell") is not null);
        await line.ClickAsync();
        var rows = page.FindAll("table[aria-label='This sale under other methods'] tbody tr");
        Assert.Equal(
            [ReliefComparison.Identified, .. ReliefRule.All.Select(r => r.Name)],
            rows.Select(r => r.QuerySelector("th")!.TextContent.Trim()));
        var cells = line.QuerySelectorAll("td.num").Select(c => c.TextContent).ToList();
        var used = rows[0].QuerySelectorAll("td.num").Select(c => c.TextContent).ToList();
        Assert.Equal([cells[^4], cells[^3], cells[^2], Format.Zero], used);
        Assert.Contains("Average cost is for shares of funds", rows[^1].TextContent, StringComparison.Ordinal);
        await page.FindAll(".trades tbody tr[id]").First(r => r.QuerySelector(".sev.buy") is not null).ClickAsync();
        Assert.Empty(page.FindAll("table[aria-label='This sale under other methods']"));
    }

    private static async Task<IRenderedComponent<ProposalPage>> OpenAsync(DeskRenderer desk, LakesideFirm firm)
    {
        var id = (await firm.ProposalAsync()).Id.ToString();
        var page = desk.Render<ProposalPage>(p => p.Add(x => x.Id, id));
        page.WaitForElement(".trades tbody tr[id]");
        return page;
    }

    private static async Task PressAsync(DeskRenderer desk, IRenderedComponent<ProposalPage> page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.InvokeAsync(() => desk.Keys.PressAsync(key));
        }
    }

    private static string Selected(IRenderedComponent<ProposalPage> page) => page.Find(".trades tr[aria-selected=true] th b").TextContent;
}
