using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Accounts;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("hartm", "Hartmann, Ana IRA|Hartmann, Ana Taxable")]
    [InlineData("be-2001", "Bello, Family Trust")]
    [InlineData("  bello  ", "Bello, Family Trust")]
    [InlineData("aapl", "AAPL Apple Inc.")]
    [InlineData("zzzz", "")]
    [InlineData("b", "")]
    [InlineData("%%", "")]
    [InlineData("' OR 1=1", "")]
    public async Task Accounts_are_found_by_household_name_and_number_and_tickers_by_who_holds_them(string words, string titles)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var hits = (await firm.Get<SearchQuery>().RunAsync(words, firm.Advisor, LakesideFirm.Cancel)).Value;
        Assert.Equal(titles, string.Join('|', hits.Select(h => h.Title)));
    }

    [Fact]
    public async Task A_hit_leads_somewhere()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var account = Assert.Single((await firm.Get<SearchQuery>().RunAsync("bello", firm.Operations, LakesideFirm.Cancel)).Value);
        Assert.Equal(($"/accounts/{(await firm.AccountAsync("BE-2001")).Id}", "Lakeside BE-2001"), (account.Link, account.Detail));
        var ticker = Assert.Single((await firm.Get<SearchQuery>().RunAsync("AAPL", firm.Operations, LakesideFirm.Cancel)).Value);
        Assert.Equal(("/accounts?holds=AAPL", "held in 3 accounts"), (ticker.Link, ticker.Detail));
    }

    [Fact]
    public async Task Another_advisor_finds_tickers_and_no_holders()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Empty((await firm.Get<SearchQuery>().RunAsync("bello", firm.ForeignAdvisor, LakesideFirm.Cancel)).Value);
        Assert.Equal("held in 0 accounts", Assert.Single((await firm.Get<SearchQuery>().RunAsync("AAPL", firm.ForeignAdvisor, LakesideFirm.Cancel)).Value).Detail);
    }
}
