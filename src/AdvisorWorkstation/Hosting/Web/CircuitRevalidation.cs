using System.Security.Claims;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Identity;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>
/// Looks once a minute whether a circuit's person may still be there: not shut out, the same security stamp, and not idle. When not, the circuit
/// becomes nobody's, and its page shows the way to sign in.
/// </summary>
internal sealed class CircuitRevalidation(
    ILoggerFactory logs,
    IDbContextFactory<AdvisorDb> contexts,
    SessionActivity activity,
    WorkstationOptions options,
    IOptions<IdentityOptions> identity) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        if (CurrentActor.PersonOf(user) is not { } person || activity.IsIdle(user, TimeSpan.FromMinutes(options.Security.IdleMinutes)))
        {
            return false;
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stamp = await db.Users.AsNoTracking()
            .Where(p => p.Id == person.Value && !p.IsDisabled)
            .Select(p => p.SecurityStamp)
            .FirstOrDefaultAsync(cancellationToken);
        return stamp is not null && stamp == user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
