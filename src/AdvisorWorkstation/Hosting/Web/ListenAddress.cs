using System.Net;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>Where the server listens, and which origins a browser may come from.</summary>
/// <param name="Url">The address.</param>
/// <param name="PublicOrigins">Origins that a proxy in front serves; empty when browsers come straight here.</param>
internal sealed record ListenAddress(string Url, IReadOnlyList<string> PublicOrigins)
{
    /// <summary>True when a proxy stands in front.</summary>
    public bool IsBehindProxy => PublicOrigins.Count > 0;

    /// <summary>True when browsers speak to it, or to its proxy, over TLS.</summary>
    public bool IsHttps => IsBehindProxy || Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address; plain http is for this machine alone.</summary>
    public static Outcome<ListenAddress> Parse(string url, IReadOnlyList<string> publicOrigins)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return new Refusal("url", $"'{url}' is not an address to listen on. Use one such as http://localhost:5080.");
        }
        if (publicOrigins.FirstOrDefault(o => !o.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) is { } plain)
        {
            return new Refusal("url", $"Server:PublicOrigins has '{plain}'; clients' data leaves this machine over https only.");
        }
        var isLoopback = uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip));
        return uri.Scheme == "https" || isLoopback || publicOrigins.Count > 0
            ? new ListenAddress(url, publicOrigins)
            : new Refusal("url", $"{url} would send clients' data in the clear. Use https, a loopback address, or a proxy named in Server:PublicOrigins.");
    }
}
