using System.Net;
using System.Net.WebSockets;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Hosting.Web;

/// <summary>What every answer says to a browser, and which pages may speak to the server at all (security.md 2).</summary>
public sealed class HeaderTests(SharedWebFirm shared) : IClassFixture<SharedWebFirm>
{
    private const string Policy =
        "default-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; "
        + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'";

    private WebFirm Firm => shared.Firm;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/accounts")]
    [InlineData("/no/such/page")]
    [InlineData("/css/tokens.css")]
    [InlineData("/session/touch")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/compliance/history.csv")]
    public async Task Every_answer_has_the_headers_for_everybody(string path)
    {
        using var nobody = Firm.Browser();
        using var olga = await Firm.SignedInAsync(LakesideTemplate.Olga);
        foreach (var answer in (HttpResponseMessage[])[await nobody.GetAsync(path), await olga.GetAsync(path)])
        {
            Assert.Equal(Policy, Header(answer, "Content-Security-Policy"));
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
            Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
            Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
            Assert.Equal("", Header(answer, "Server"));
        }
    }

    [Theory]
    [InlineData("/accounts")]
    [InlineData("/session/touch")]
    [InlineData("/not-yours")]
    public async Task No_answer_to_somebody_is_kept(string path)
    {
        using var browser = await Firm.SignedInAsync(LakesideTemplate.Adam);
        Assert.Equal("no-store", Header(await browser.GetAsync(path), "Cache-Control"));
    }

    [Fact]
    public async Task A_page_has_no_script_or_style_of_its_own()
    {
        using var browser = await Firm.SignedInAsync(LakesideTemplate.Carla);
        foreach (var path in (string[])["/sign-in", "/accounts", "/"])
        {
            var html = await Browser.TextAsync(await browser.GetAsync(path));
            Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
            Assert.All(html.Split("<script").Skip(1), s => Assert.StartsWith(" src=", s, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    public async Task Another_origin_gets_no_circuit_and_sends_no_form(string origin)
    {
        using var browser = await Firm.SignedInAsync(LakesideTemplate.Olga);
        browser.Headers["Origin"] = origin;
        browser.Headers["Sec-Fetch-Site"] = "cross-site";
        foreach (var (method, path) in ((string, string)[])[("POST", "/_blazor/negotiate?negotiateVersion=1"), ("GET", "/_blazor"), ("POST", "/sign-in"), ("POST", "/sign-out"), ("POST", "/setup")])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode);
        }
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(browser.CookieHeader, origin));
    }

    [Fact]
    public async Task The_own_origin_gets_a_circuit_when_somebody_is_signed_in()
    {
        using var olga = await Firm.SignedInAsync(LakesideTemplate.Olga);
        Assert.Equal(WebSocketState.Open, await ConnectAsync(olga.CookieHeader, Firm.Address));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync("", Firm.Address));
        olga.Headers["Origin"] = Firm.Address;
        Assert.Equal(HttpStatusCode.OK, (await olga.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"))).StatusCode);
    }

    [Fact]
    public async Task A_form_of_the_own_page_that_hides_its_origin_is_taken()
    {
        using var browser = Firm.Browser();
        browser.Headers["Origin"] = "null";
        browser.Headers["Sec-Fetch-Site"] = "same-origin";
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync("nobody", "nothing")).StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        using var browser = Firm.Browser();
        var page = await Browser.TextAsync(await browser.GetAsync("/sign-in"));
        var answer = await browser.SubmitToAsync("/sign-in", page, "password", ("UserName", new string('x', 65 * 1024)), ("Password", "x"));
        Assert.True(answer.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
    }

    private async Task<WebSocketState> ConnectAsync(string cookies, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookies);
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri(Firm.Address.Replace("http:", "ws:", StringComparison.Ordinal) + "/_blazor"), WebFirm.Cancel);
        return socket.State;
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
