using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Features.Monitoring.Ledger;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>The tabs of an account that show its books.</summary>
public sealed class HoldingsTabTests
{
    private const string Account = "HM-1001";

    [Fact]
    public async Task Keys_move_and_open_and_the_address_keeps_what_is_open()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await HoldingsAsync(desk, firm, firm.Operations);
        Assert.Equal(12, tab.FindAll("tr.hs").Count);
        var first = tab.Find("tr.hs b").TextContent;
        await PressAsync(desk, tab, "j", "Enter");
        Assert.NotEmpty(tab.FindAll("th.lot"));
        Assert.EndsWith($"open={first}", desk.Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains(first, tab.Find("tr.sel").TextContent, StringComparison.Ordinal);
        await PressAsync(desk, tab, "ArrowLeft");
        Assert.Empty(tab.FindAll("th.lot"));
        await PressAsync(desk, tab, "ArrowRight", "ArrowRight");
        Assert.NotEmpty(tab.FindAll("th.lot"));
    }

    [Fact]
    public async Task A_column_sorts_a_field_narrows_and_sectors_group()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await HoldingsAsync(desk, firm, firm.Operations);
        await tab.FindAll("th button.sort").Single(b => b.TextContent.Contains("Ticker", StringComparison.Ordinal)).ClickAsync();
        Assert.Contains("sort=ticker", desk.Navigation.Uri, StringComparison.Ordinal);
        tab.WaitForAssertion(() => Assert.Equal("AAPL", tab.Find("tr.hs b").TextContent));
        Assert.Equal("ascending", tab.Find("th[aria-sort]").GetAttribute("aria-sort"));
        await tab.Find("#hold-group").ChangeAsync("sector");
        tab.WaitForAssertion(() => Assert.NotEmpty(tab.FindAll("tr.grp")));
        await tab.Find("#hold-words").ChangeAsync("MSF");
        tab.WaitForAssertion(() => Assert.Equal("MSFT", Assert.Single(tab.FindAll("tr.hs b")).TextContent));
        Assert.Contains("1 security, 2 lots", tab.Find("tfoot").TextContent, StringComparison.Ordinal);
        await tab.Find("#hold-words").ChangeAsync("nothing like this");
        tab.WaitForAssertion(() => Assert.Contains("Clear the field", tab.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_past_day_is_labeled_and_one_before_the_books_says_that_nobody_knows()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await HoldingsAsync(desk, firm, firm.Operations);
        await tab.Find("#hold-on").ChangeAsync("2026-11-19");
        tab.WaitForAssertion(() => Assert.Contains("As it was at the close of 2026-11-19, by what is booked today", tab.Find(".say.warned").TextContent, StringComparison.Ordinal));
        Assert.Equal(12, tab.FindAll("tr.hs").Count);
        Assert.Empty(tab.FindAll("button[aria-label^='Correct']"));
        await tab.Find("#hold-on").ChangeAsync("2026-10-01");
        tab.WaitForAssertion(() => Assert.Contains("The books of this account begin on 2026-11-19", tab.Find(".say.warned").TextContent, StringComparison.Ordinal));
        Assert.Empty(tab.FindAll("tr.hs"));
    }

    [Fact]
    public async Task Operations_corrects_lots_in_a_dialog_that_keeps_what_was_typed_until_it_is_booked()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await HoldingsAsync(desk, firm, firm.Operations);
        await tab.Find("button[aria-label='Correct the lots of MSFT']").ClickAsync();
        await tab.Find("input[aria-label='Basis of lot 1']").InputAsync("nonsense");
        await tab.Find("#correct-reason").InputAsync("Found the confirmation.");
        await tab.Find(".dlg footer .go").ClickAsync();
        tab.WaitForAssertion(() => Assert.Contains("\"nonsense\" is no amount", tab.Find(".fault").TextContent, StringComparison.Ordinal));
        await tab.Find("input[aria-label='Basis of lot 1']").InputAsync("");
        await tab.Find("input[aria-label='Shares of lot 1']").InputAsync("1");
        await tab.Find(".dlg footer .go").ClickAsync();
        tab.WaitForAssertion(() => Assert.Contains("Confirm to book them all the same", tab.Find(".fault").TextContent, StringComparison.Ordinal));
        Assert.NotNull(tab.Find(".dlg input[type=checkbox]"));
        await tab.Find("input[aria-label='Shares of lot 1']").InputAsync("37.924");
        await tab.Find(".dlg footer .go").ClickAsync();
        tab.WaitForAssertion(() => Assert.Contains("The lots of MSFT are corrected as of 2026-11-19.", tab.Find(".say").TextContent, StringComparison.Ordinal));
        Assert.Empty(tab.FindAll(".dlg"));
        var id = (await firm.AccountAsync(Account)).Id;
        Assert.Equal(1, await firm.LookAsync(db => db.Set<LotRow>().CountAsync(l => l.AccountId == id && l.CostBasis == null, LakesideFirm.Cancel)));
    }

    [Fact]
    public async Task An_advisor_sees_the_lots_and_can_not_correct_them()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        var tab = await HoldingsAsync(desk, firm, firm.Advisor);
        Assert.Equal(12, tab.FindAll("tr.hs").Count);
        Assert.Empty(tab.FindAll("button[aria-label^='Correct']"));
        await PressAsync(desk, tab, "j", "e");
        Assert.Empty(tab.FindAll(".dlg"));
    }

    [Fact]
    public async Task The_ledger_is_narrowed_by_kind_and_ticker_and_says_when_nothing_is_like_that()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var id = (await firm.AccountAsync(Account)).Id;
        var tab = desk.Render<TransactionsTab>(p => p.Add(t => t.Account, id));
        tab.WaitForAssertion(() => Assert.Contains("Books opened with 31 lots of 12 securities", tab.Find("tbody").TextContent, StringComparison.Ordinal));
        await tab.Find("#tx-kind").ChangeAsync("Sell");
        tab.WaitForAssertion(() => Assert.Contains("No entry is like this", tab.Find(".empty").TextContent, StringComparison.Ordinal));
        Assert.EndsWith("kind=Sell", desk.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tabs_come_and_go_with_the_address_and_keep_their_views()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var id = (await firm.AccountAsync(Account)).Id;
        desk.Navigation.NavigateTo($"/accounts/{id}");
        var page = desk.Render<AccountPage>(p => p.Add(x => x.Id, id.ToString()));
        page.WaitForElement("#tab-holdings");
        await page.Find("#tab-holdings").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(12, page.FindAll("tr.hs").Count));
        await page.Find("#hold-words").ChangeAsync("AAPL");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tr.hs")));
        await page.Find("#tab-history").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tr[id^=entry]")));
        await page.Find("#tab-holdings").ClickAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tr.hs")));
        Assert.EndsWith("?tab=holdings&words=AAPL", desk.Navigation.Uri, StringComparison.Ordinal);
    }

    private static async Task<IRenderedComponent<HoldingsTab>> HoldingsAsync(DeskRenderer desk, LakesideFirm firm, Actor actor)
    {
        var view = (await firm.Get<AccountQuery>().RunAsync((await firm.AccountAsync(Account)).Id, actor, LakesideFirm.Cancel)).Value;
        return desk.Render<HoldingsTab>(p => p.Add(t => t.View, view));
    }

    private static async Task PressAsync(DeskRenderer desk, IRenderedComponent<HoldingsTab> tab, params string[] keys)
    {
        foreach (var key in keys)
        {
            await tab.InvokeAsync(() => desk.Keys.PressAsync(key));
        }
    }
}
