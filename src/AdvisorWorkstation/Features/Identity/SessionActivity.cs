using System.Collections.Concurrent;
using System.Security.Claims;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>
/// When each session was last used by a person: page loads and the browser's own report of keys and clicks. What a page does by itself,
/// such as a timer or news, does not count.
/// </summary>
public sealed class SessionActivity(TimeProvider clock)
{
    /// <summary>No setting lets a session last longer.</summary>
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    public void Touch(ClaimsPrincipal user)
    {
        if (user.FindFirstValue(WorkstationClaims.Session) is { } session && !_ended.ContainsKey(session))
        {
            _last[session] = clock.GetUtcNow();
        }
    }

    /// <summary>True when the session was not used for that long.</summary>
    public bool IsIdle(ClaimsPrincipal user, TimeSpan limit) =>
        user.FindFirstValue(WorkstationClaims.Session) is not { } session
        || !_last.TryGetValue(session, out var last)
        || clock.GetUtcNow() - last >= limit;

    /// <summary>Ends a session: a copy of its cookie is worth nothing from now on.</summary>
    public void End(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, at) in _ended)
        {
            if (now - at > LongestSession)
            {
                _ended.TryRemove(old, out _);
            }
        }
        if (user.FindFirstValue(WorkstationClaims.Session) is { } session)
        {
            _ended[session] = now;
            _last.TryRemove(session, out _);
        }
    }

    /// <summary>True when somebody signed out of the session.</summary>
    public bool HasEnded(ClaimsPrincipal user) => user.FindFirstValue(WorkstationClaims.Session) is not { } session || _ended.ContainsKey(session);
}

/// <summary>Counts a request as use of its session; the circuit's own traffic is no such request.</summary>
internal sealed class SessionActivityMiddleware(RequestDelegate next, SessionActivity activity)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true
            && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            activity.Touch(context.User);
        }
        return next(context);
    }
}
