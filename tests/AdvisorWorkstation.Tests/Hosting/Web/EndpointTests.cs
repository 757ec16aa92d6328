using System.Net;
using System.Text.RegularExpressions;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Hosting.Web;

/// <summary>Everything that the server answers, asked by nobody: a new endpoint that is open and not on the list fails.</summary>
public sealed partial class EndpointTests(SharedWebFirm shared) : IClassFixture<SharedWebFirm>
{
    /// <summary>What anybody may see before anybody is known.</summary>
    private static readonly string[] Open = ["/error", "/not-yours", "/setup", "/sign-in"];

    private WebFirm Firm => shared.Firm;

    [Fact]
    public void Only_what_is_on_the_list_says_that_it_is_open() => Assert.Equal(
        Open,
        Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Route).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Whatever_nobody_asks_for_leads_to_the_sign_in_page()
    {
        using var browser = Firm.Browser();
        var asked = new List<string>();
        foreach (var (method, path) in Endpoints().SelectMany(Requests).Distinct().Where(r => !Open.Contains(r.Path, StringComparer.Ordinal)))
        {
            var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            var leadsTo = Browser.LeadsTo(answer);
            Assert.True(
                (answer.StatusCode == HttpStatusCode.Found && leadsTo?.StartsWith("/sign-in?then=", StringComparison.Ordinal) == true)
                || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest,
                $"{method} {path}: {answer.StatusCode} {leadsTo}");
            asked.Add(path);
        }
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal) { "/", "/accounts", "/compliance/history.csv", "/session/touch", "/sign-out", "/_blazor", "/_blazor/negotiate" },
            asked.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_looks_like_what_is()
    {
        using var browser = Firm.Browser();
        Assert.StartsWith("/sign-in", Browser.LeadsTo(await browser.GetAsync("/no/such/page")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_and_styles_are_for_anybody_and_nothing_else_is_served_from_disk()
    {
        using var browser = Firm.Browser();
        var page = await Browser.TextAsync(await browser.GetAsync("/sign-in"));
        var assets = Assets().Matches(page).Select(m => m.Groups["path"].Value).ToList();
        Assert.NotEmpty(assets);
        foreach (var asset in assets)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/" + asset)).StatusCode);
        }
        foreach (var path in (string[])["/workstation.db", "/appsettings.json", "/keys/audit-signing.pem", "/../workstation.db", "/%2e%2e/workstation.db"])
        {
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);
        }
    }

    [Theory]
    [InlineData(LakesideTemplate.Adam)]
    [InlineData(LakesideTemplate.Olga)]
    [InlineData(LakesideTemplate.Petra)]
    [InlineData(LakesideTemplate.Amy)]
    public async Task A_download_that_is_not_theirs_looks_like_one_that_is_not_there(string userName)
    {
        using var browser = await Firm.SignedInAsync(userName);
        var missing = await browser.GetAsync($"/exports/{Guid.NewGuid()}/fix");
        var history = await browser.GetAsync("/compliance/history.csv");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (missing.StatusCode, history.StatusCode));
    }

    [Fact]
    public async Task Compliance_downloads_the_history()
    {
        using var browser = await Firm.SignedInAsync(LakesideTemplate.Carla);
        var file = await browser.GetAsync("/compliance/history.csv?action=run.&from=2026-11-20");
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(file.Headers.CacheControl?.NoStore);
        Assert.Equal(3, (await Browser.TextAsync(file)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static IEnumerable<(string Method, string Path)> Requests(RouteEndpoint endpoint)
    {
        var path = Parameters().Replace(Route(endpoint), "00000000000000000000000000000001");
        return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"]).Select(m => (m, path));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => Firm.Services.GetServices<EndpointDataSource>()
        .SelectMany(s => s.Endpoints)
        .OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1_000)]
    private static partial Regex Parameters();

    [GeneratedRegex("""(href|src)="(?<path>(css|js|_content|_framework|img)/[^"]+)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Assets();
}

/// <summary>A web firm that the tests of a class share; they sign in and look, and change nothing that another one reads.</summary>
public sealed class SharedWebFirm : IAsyncLifetime
{
    internal WebFirm Firm { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Firm = await WebFirm.StartAsync("""{ "Security": { "SignInsPerMinute": 1000 } }""");

    public ValueTask DisposeAsync() => Firm.DisposeAsync();
}
