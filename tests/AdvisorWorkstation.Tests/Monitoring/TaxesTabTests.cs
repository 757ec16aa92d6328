using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.Monitoring;

public sealed class TaxesTabTests
{
    [Fact]
    public async Task The_two_figures_stand_side_by_side_and_a_line_opens_its_lots_in_the_address()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await ShowAsync(desk, firm, TaxesFirm.Taxable);

        Assert.Equal("+202", Cell(tab, "Tax estimate at marginal rates", "Estimate"));
        Assert.Equal("\u2212546", Cell(tab, "Year-to-date tax bill after netting", "Bill"));
        Assert.Contains("no tax advice", tab.Markup, StringComparison.Ordinal);

        await LineAsync();
        Assert.EndsWith("?lots=bill-long", desk.Navigation.Uri, StringComparison.Ordinal);
        tab.WaitForAssertion(() => Assert.Contains("AAPL", tab.Find("#tax-lots").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Tax $", tab.Find("#tax-lots").TextContent, StringComparison.Ordinal);
        await LineAsync();
        tab.WaitForAssertion(() => Assert.Empty(tab.FindAll("#tax-lots")));

        Task LineAsync() => tab.FindAll("table[aria-label='Year-to-date tax bill after netting'] button")
            .First(b => b.TextContent.Contains("Long-term", StringComparison.Ordinal))
            .ClickAsync();
    }

    [Fact]
    public async Task The_year_is_in_the_address_and_the_running_one_is_not()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await ShowAsync(desk, firm, TaxesFirm.Taxable);
        await tab.Find("select").ChangeAsync("2025");
        Assert.EndsWith("?year=2025", desk.Navigation.Uri, StringComparison.Ordinal);
        tab.WaitForAssertion(() => Assert.Contains("Long-term loss carried into 2026", tab.Markup, StringComparison.Ordinal));
        Assert.Empty(tab.FindAll("table[aria-label='Gain budgets']"));
        await tab.Find("select").ChangeAsync("2026");
        Assert.DoesNotContain("year=", desk.Navigation.Uri, StringComparison.Ordinal);
        tab.WaitForAssertion(() => Assert.Single(tab.FindAll("table[aria-label='Gain budgets']")));
    }

    [Fact]
    public async Task An_account_that_is_not_taxed_says_so_and_shows_the_calendar()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await ShowAsync(desk, firm, TaxesFirm.Ira);
        Assert.Contains("Nothing is taxed here.", tab.Markup, StringComparison.Ordinal);
        Assert.Contains("lost for good", tab.Find("table[aria-label='Wash sales of the household']").TextContent, StringComparison.Ordinal);
        Assert.Empty(tab.FindAll("table[aria-label='Tax estimate at marginal rates']"));
    }

    [Fact]
    public async Task What_is_unknown_is_said_and_never_zero()
    {
        await using var firm = await TaxesFirm.OpenAsync("Lakeside,HM-1001,2026-04-07,sell,CAT,3,1100,,");
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var tab = await ShowAsync(desk, firm, TaxesFirm.Taxable);
        Assert.Equal("unknown", Cell(tab, "Tax estimate at marginal rates", "Estimate"));
        Assert.Equal("unknown", Cell(tab, "Year-to-date tax bill after netting", "Bill"));
        await tab.Find(".say button").ClickAsync();
        tab.WaitForAssertion(() => Assert.Contains("CAT", tab.Find("#tax-lots").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tab_comes_and_goes_with_the_address_of_its_page()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var id = (await firm.AccountAsync(TaxesFirm.Taxable)).Id;
        desk.Navigation.NavigateTo($"/accounts/{id}?year=2025");
        var page = desk.Render<AccountPage>(p => p.Add(a => a.Id, id.ToString()));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("#tab-taxes")), TimeSpan.FromSeconds(20));

        await page.Find("#tab-taxes").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("2025", page.Find(".taxes select").GetAttribute("value")), TimeSpan.FromSeconds(20));
        await page.Find("#tab-overview").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".taxes")));
    }

    [Fact]
    public async Task Somebody_elses_account_is_refused_in_a_sentence()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.ForeignAdvisor);
        var id = (await firm.AccountAsync(TaxesFirm.Taxable)).Id;
        var tab = desk.Render<TaxesTab>(p => p.Add(t => t.Account, id));
        tab.WaitForAssertion(() => Assert.Contains("There is no such account.", tab.Markup, StringComparison.Ordinal));
    }

    private static async Task<IRenderedComponent<TaxesTab>> ShowAsync(DeskRenderer desk, LakesideFirm firm, string number)
    {
        var id = (await firm.AccountAsync(number)).Id;
        var tab = desk.Render<TaxesTab>(p => p.Add(t => t.Account, id));
        tab.WaitForAssertion(() => Assert.Single(tab.FindAll(".taxes")), TimeSpan.FromSeconds(20));
        return tab;
    }

    private static string Cell(IRenderedComponent<TaxesTab> tab, string table, string row) =>
        tab.FindAll($"table[aria-label='{table}'] tr.total").Single(r => r.TextContent.StartsWith(row, StringComparison.Ordinal)).QuerySelectorAll("td")[0].TextContent;
}
