using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Hosting.Web;

public sealed class CookieTests
{
    [Fact]
    public async Task On_this_machine_no_script_reads_a_cookie_and_no_other_site_sends_one()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = await firm.SignedInAsync(LakesideTemplate.Olga);
        Assert.Contains(browser.SetCookies, c => c.StartsWith("workstation=", StringComparison.Ordinal));
        Assert.All(browser.SetCookies, AssertStrict);
    }

    [Fact]
    public async Task Behind_a_proxy_every_cookie_is_bound_to_its_host_and_to_tls()
    {
        await using var firm = await WebFirm.StartAsync("""{ "Server": { "PublicOrigins": ["https://desk.example"] } }""");
        using var browser = firm.Browser();
        browser.Headers["X-Forwarded-Proto"] = "https";
        browser.Headers["X-Forwarded-For"] = "203.0.113.7";
        browser.Headers["Origin"] = "https://desk.example";
        var key = await firm.EnrollAsync(LakesideTemplate.Olga);
        await browser.SignInAsync(LakesideTemplate.Olga, LakesideTemplate.Password);
        Assert.Equal("/", Browser.LeadsTo(await browser.TypeCodeAsync(key)));
        Assert.Contains(browser.SetCookies, c => c.StartsWith("__Host-workstation=", StringComparison.Ordinal));
        Assert.All(browser.SetCookies, c =>
        {
            AssertStrict(c);
            Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static void AssertStrict(string cookie)
    {
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.True(!cookie.Contains("expires=", StringComparison.OrdinalIgnoreCase) || cookie.Contains("=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal), cookie);
    }
}
