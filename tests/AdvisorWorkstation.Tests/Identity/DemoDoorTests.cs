using System.Net;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.Hosting.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Identity;

/// <summary>People of a demo firm are chosen without a password, on its own machine, and nowhere else.</summary>
public sealed class DemoDoorTests
{
    private const string BehindProxy = """{ "Server": { "PublicOrigins": ["https://desk.example"] } }""";

    [Fact]
    public async Task In_the_demo_firm_on_this_machine_one_of_its_people_can_be_chosen()
    {
        await using var firm = await DemoAsync();
        using var browser = firm.Browser();
        Assert.Equal("/", Browser.LeadsTo(await ChooseAsync(firm, browser, LakesideTemplate.Olga)));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/exports")).StatusCode);
    }

    [Fact]
    public async Task A_real_firm_has_no_such_door()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = firm.Browser();
        Assert.DoesNotContain("choose who to be", await Browser.TextAsync(await browser.GetAsync("/sign-in")), StringComparison.Ordinal);
        await AssertNotInAsync(browser, await ChooseAsync(firm, browser, LakesideTemplate.Olga));
    }

    [Fact]
    public async Task From_another_machine_the_demo_firm_has_no_such_door()
    {
        await using var firm = await DemoAsync(BehindProxy);
        using var browser = firm.Browser();
        browser.Headers["X-Forwarded-For"] = "203.0.113.7";
        browser.Headers["X-Forwarded-Proto"] = "https";
        Assert.DoesNotContain("choose who to be", await Browser.TextAsync(await browser.GetAsync("/sign-in")), StringComparison.Ordinal);
        await AssertNotInAsync(browser, await ChooseAsync(firm, browser, LakesideTemplate.Olga));
    }

    [Fact]
    public async Task Nobody_claims_to_be_on_this_machine_when_no_proxy_is_named()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = firm.Browser();
        browser.Headers["X-Forwarded-Proto"] = "https";
        browser.Headers["X-Forwarded-Host"] = "evil.example";
        var page = await Browser.TextAsync(await browser.GetAsync("/sign-in"));
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
        Assert.All(browser.SetCookies, c => Assert.DoesNotContain("; secure", c, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task AssertNotInAsync(Browser browser, HttpResponseMessage answer)
    {
        Assert.Null(Browser.LeadsTo(answer));
        Assert.StartsWith("/sign-in", Browser.LeadsTo(await browser.GetAsync("/accounts")), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ChooseAsync(WebFirm firm, Browser browser, string userName)
    {
        var id = (await firm.PersonAsync(userName)).Value;
        return await browser.SubmitAsync("/sign-in", $"demo-{id:N}", ("DemoPerson", id.ToString()));
    }

    private static async Task<WebFirm> DemoAsync(string settings = "{}")
    {
        var firm = await WebFirm.StartAsync(settings);
        await using var db = await firm.Services.GetRequiredService<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(WebFirm.Cancel);
        await db.Set<Features.Firm.FirmRow>().ExecuteUpdateAsync(s => s.SetProperty(f => f.IsDemo, true), WebFirm.Cancel);
        return firm;
    }
}
