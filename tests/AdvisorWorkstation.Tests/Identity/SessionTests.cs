using System.Net;
using System.Security.Claims;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.Hosting.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdvisorWorkstation.Tests.Identity;

/// <summary>How long a session lasts, by a clock that the tests set.</summary>
public sealed class SessionTests
{
    private const string AppCookie = "workstation";

    [Fact]
    public async Task An_idle_session_ends()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = await firm.SignedInAsync(LakesideTemplate.Olga);
        firm.Clock.Now = firm.Clock.Now.AddMinutes(14);
        Assert.True(await IsInAsync(browser));
        firm.Clock.Now = firm.Clock.Now.AddMinutes(15).AddSeconds(1);
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task A_session_in_use_ends_after_its_longest_time_all_the_same()
    {
        await using var firm = await WebFirm.StartAsync("""{ "Security": { "AbsoluteHours": 2 } }""");
        using var browser = await firm.SignedInAsync(LakesideTemplate.Olga);
        var start = firm.Clock.Now;
        while (firm.Clock.Now < start.AddMinutes(110))
        {
            firm.Clock.Now = firm.Clock.Now.AddMinutes(10);
            Assert.True(await IsInAsync(browser), $"out after {firm.Clock.Now - start}");
        }
        firm.Clock.Now = start.AddHours(2);
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task A_session_keeps_its_name_while_its_cookie_is_renewed()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = await firm.SignedInAsync(LakesideTemplate.Olga);
        var session = Claims(firm, browser).FindFirstValue(WorkstationClaims.Session);
        var cookie = browser.Cookies[AppCookie];
        for (var i = 0; i < 5; i++)
        {
            firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
            Assert.True(await IsInAsync(browser));
        }
        Assert.NotEqual(cookie, browser.Cookies[AppCookie]);
        Assert.NotNull(session);
        Assert.Equal(session, Claims(firm, browser).FindFirstValue(WorkstationClaims.Session));
        Assert.False(firm.Services.GetRequiredService<SessionActivity>().IsIdle(Claims(firm, browser), TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public async Task Only_what_a_person_does_keeps_a_session_awake()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = await firm.SignedInAsync(LakesideTemplate.Olga);
        Assert.True(await IsInAsync(browser));
        firm.Clock.Now = firm.Clock.Now.AddMinutes(14);
        await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"));
        firm.Clock.Now = firm.Clock.Now.AddMinutes(1);
        Assert.True(firm.Services.GetRequiredService<SessionActivity>().IsIdle(Claims(firm, browser), TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public async Task A_person_who_is_shut_out_is_out_within_a_minute()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = await firm.SignedInAsync(LakesideTemplate.Olga);
        var shutOut = firm.Services.GetRequiredService<ShutOutPerson>();
        var administrator = new Actor(await firm.PersonAsync(LakesideTemplate.Amy), "test");
        Assert.True((await shutOut.RunAsync(await firm.PersonAsync(LakesideTemplate.Olga), true, administrator, WebFirm.Cancel)).Value);
        firm.Clock.Now = firm.Clock.Now.AddSeconds(61);
        Assert.False(await IsInAsync(browser));
        Assert.Null(Browser.LeadsTo(await browser.SignInAsync(LakesideTemplate.Olga, LakesideTemplate.Password)));
    }

    [Fact]
    public async Task A_session_that_was_signed_out_is_over_for_whoever_has_its_cookie()
    {
        await using var firm = await WebFirm.StartAsync();
        using var browser = await firm.SignedInAsync(LakesideTemplate.Olga);
        using var thief = browser.Copy();
        Assert.True(await IsInAsync(thief));
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Headers = { { "Origin", firm.Address } } });
        Assert.Equal("/sign-in", Browser.LeadsTo(answer));
        Assert.False(await IsInAsync(browser));
        Assert.False(await IsInAsync(thief));
    }

    private static async Task<bool> IsInAsync(Browser browser) => (await browser.GetAsync("/session/touch")).StatusCode == HttpStatusCode.NoContent;

    private static ClaimsPrincipal Claims(WebFirm firm, Browser browser) => firm.Services
        .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
        .Get(IdentityConstants.ApplicationScheme).TicketDataFormat.Unprotect(browser.Cookies[AppCookie])!.Principal;
}
