using System.Net;
using System.Text.RegularExpressions;
using AdvisorWorkstation.EndToEnd.Harness;

namespace AdvisorWorkstation.Tests.Hosting.Web;

/// <summary>As much of a browser as forms and cookies need; it follows no redirect by itself, so that a test sees each.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(string address)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        Address = address;
    }

    public string Address { get; }

    /// <summary>The cookies by name.</summary>
    public Dictionary<string, string> Cookies { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Every Set-Cookie line that came.</summary>
    public List<string> SetCookies { get; } = [];

    /// <summary>Headers to send along with every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    public string CookieHeader => string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>Another browser with the same cookies, as a thief would have it.</summary>
    public Browser Copy() => new(Address) { Cookies = new Dictionary<string, string>(Cookies, StringComparer.Ordinal) };

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", CookieHeader);
        }
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        var response = await _http.SendAsync(request, WebFirm.Cancel);
        foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            SetCookies.Add(line);
            Keep(line);
        }
        return response;
    }

    /// <summary>Fills a form of the page in and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] fields) =>
        await SubmitToAsync(page, await TextAsync(await GetAsync(page)), form, fields);

    /// <summary>Fills a form of a page that is already open in and sends it.</summary>
    public Task<HttpResponseMessage> SubmitToAsync(string page, string html, string form, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(html);
        Assert.True(token.Success, $"no form to fill in on {page}");
        var content = new FormUrlEncodedContent([
            new("_handler", form), new("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups["value"].Value)),
            .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, page) { Content = content });
    }

    /// <summary>Types a name and a password; the answer is where it leads, or the page that asks for the code.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string userName, string password, string page = "/sign-in")
    {
        var answer = await SubmitAsync(page, "password", ("UserName", userName), ("Password", password));
        _lastPage = (page, await TextAsync(answer));
        return answer;
    }

    /// <summary>Types the code that an authenticator app shows now.</summary>
    public Task<HttpResponseMessage> TypeCodeAsync(string key) => TypeAsync(Authenticator.CodeNow(key));

    public async Task<HttpResponseMessage> TypeAsync(string code)
    {
        var answer = await SubmitToAsync(_lastPage.Path, _lastPage.Html, "code", ("Code", code));
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            _lastPage = (_lastPage.Path, await TextAsync(answer));
        }
        return answer;
    }

    public static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(WebFirm.Cancel);

    /// <summary>Where an answer leads, without the address of the server.</summary>
    public static string? LeadsTo(HttpResponseMessage response) => response.Headers.Location switch
    {
        null => null,
        { IsAbsoluteUri: true } absolute => absolute.PathAndQuery,
        var relative => relative.OriginalString,
    };

    public void Dispose() => _http.Dispose();

    private (string Path, string Html) _lastPage = ("", "");

    private void Keep(string line)
    {
        var pair = line.Split(';')[0];
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = (pair[..at], pair[(at + 1)..]);
        if (value.Length == 0)
        {
            Cookies.Remove(name);
        }
        else
        {
            Cookies[name] = value;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();
}
