using System.Net;
using AdvisorWorkstation.Tests.Hosting.Web;

namespace AdvisorWorkstation.Tests.Identity;

/// <summary>The link with which a firm begins.</summary>
public sealed class SetupTests
{
    private const string Password = "six round stone bridges";

    [Fact]
    public async Task The_link_works_once()
    {
        await using var firm = await WebFirm.StartAsync(empty: true);
        using var browser = firm.Browser();
        Assert.Equal("/sign-in", Browser.LeadsTo(await SetUpAsync(browser, Link(firm), "rosa")));
        Assert.Contains("This link is not good any more.", await Browser.TextAsync(await SetUpAsync(browser, Link(firm), "eve")), StringComparison.Ordinal);
        Assert.Null(await firm.WithPersonAsync("eve", (_, person) => Task.FromResult(person)));
        Assert.Equal("/finish-sign-up", Browser.LeadsTo(await browser.SignInAsync("rosa", Password)));
    }

    [Fact]
    public async Task Of_two_who_use_it_at_once_one_gets_the_firm()
    {
        await using var firm = await WebFirm.StartAsync(empty: true);
        using var first = firm.Browser();
        using var second = firm.Browser();
        var answers = await Task.WhenAll(SetUpAsync(first, Link(firm), "rosa"), SetUpAsync(second, Link(firm), "eve"));
        Assert.Single(answers, a => Browser.LeadsTo(a) == "/sign-in");
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup?token=")]
    [InlineData("/setup?token=00000000000000000000000000000000")]
    public async Task Without_its_word_nothing_is_set_up(string link)
    {
        await using var firm = await WebFirm.StartAsync(empty: true);
        using var browser = firm.Browser();
        Assert.Contains("This link is not good any more.", await Browser.TextAsync(await SetUpAsync(browser, link, "eve")), StringComparison.Ordinal);
        Assert.Equal("/sign-in", Browser.LeadsTo(await SetUpAsync(browser, Link(firm), "rosa")));
    }

    [Fact]
    public async Task A_password_that_is_too_short_is_refused_and_the_link_stays_good()
    {
        await using var firm = await WebFirm.StartAsync(empty: true);
        using var browser = firm.Browser();
        Assert.Contains("The password needs 12 characters or more.", await Browser.TextAsync(await SetUpAsync(browser, Link(firm), "rosa", "short")), StringComparison.Ordinal);
        Assert.Equal("/sign-in", Browser.LeadsTo(await SetUpAsync(browser, Link(firm), "rosa")));
    }

    [Fact]
    public async Task A_firm_with_people_prints_no_link()
    {
        await using var firm = await WebFirm.StartAsync();
        Assert.DoesNotContain("/setup", firm.Said, StringComparison.Ordinal);
        using var browser = firm.Browser();
        Assert.Equal(HttpStatusCode.OK, (await SetUpAsync(browser, "/setup?token=x", "eve")).StatusCode);
        Assert.Null(await firm.WithPersonAsync("eve", (_, person) => Task.FromResult(person)));
    }

    private static string Link(WebFirm firm) => "/setup" + firm.Said.Split("/setup")[1].Trim();

    private static Task<HttpResponseMessage> SetUpAsync(Browser browser, string link, string userName, string password = Password) => browser.SubmitAsync(
        link, "setup", ("Firm", "Lakeside Advisers"), ("DisplayName", "Rosa"), ("UserName", userName), ("Password", password));
}
