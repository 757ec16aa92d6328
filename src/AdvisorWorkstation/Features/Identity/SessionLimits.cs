using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>Ends a session after its longest time, however busy it is, or once it was signed out; the idle time is the cookie's own.</summary>
internal sealed class SessionLimits(TimeSpan longest) : CookieAuthenticationEvents
{
    private const string StartedKey = "started";

    public override Task SigningIn(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(StartedKey, Now(context.HttpContext).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return base.SigningIn(context);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var isYoung = context.Properties.Items.TryGetValue(StartedKey, out var started)
            && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Now(context.HttpContext) < DateTimeOffset.FromUnixTimeSeconds(seconds) + longest;
        var activity = context.HttpContext.RequestServices.GetRequiredService<SessionActivity>();
        if (!isYoung || activity.HasEnded(context.Principal!))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
