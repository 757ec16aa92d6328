namespace AdvisorWorkstation.Hosting.Web;

/// <summary>
/// Refuses a request that a page of another origin made: the circuit hub, its negotiation, and everything that is not a plain read. Cookies that
/// are SameSite are one wall; this is the second (security.md 2).
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, ListenAddress address)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        var mustMatch = request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        if (origin.Length == 0 || !mustMatch || IsOurs(request, origin))
        {
            return next(context);
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>
    /// A page that sends no referrer sends the origin <c>null</c> with its own forms; the browser says by another header, which no page can set, that
    /// they are from the same origin.
    /// </summary>
    private bool IsOurs(HttpRequest request, string origin) =>
        origin == "null" ? request.Headers["Sec-Fetch-Site"] == "same-origin" : IsOurOrigin(request, origin);

    private bool IsOurOrigin(HttpRequest request, string origin) => address.IsBehindProxy
        ? address.PublicOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        : string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
