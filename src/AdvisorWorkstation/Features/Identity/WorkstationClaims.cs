using System.Security.Claims;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Firm;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>
/// What a cookie says about a person: who, which session, and whether sign-up is finished (own password, second factor). Roles in it only
/// decide which buttons show; rights are read from the database for each action.
/// </summary>
internal sealed class WorkstationClaims(
    UserManager<Person> people, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options, AdvisorDb db)
    : UserClaimsPrincipalFactory<Person, IdentityRole<Guid>>(people, roles, options)
{
    public const string DisplayName = "display-name";
    public const string Session = "session";
    public const string Finished = "finished";

    /// <summary>A cookie that is renewed stays the cookie of its session: open pages know the session by its first name.</summary>
    public static Task KeepSessionAsync(SecurityStampRefreshingPrincipalContext renewed)
    {
        var identity = (ClaimsIdentity)renewed.NewPrincipal!.Identity!;
        identity.RemoveClaim(identity.FindFirst(Session));
        identity.AddClaim(new Claim(Session, renewed.CurrentPrincipal!.FindFirstValue(Session)!));
        return Task.CompletedTask;
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(Session, Guid.NewGuid().ToString("N")));
        var isDemo = await db.Set<FirmRow>().AnyAsync(f => f.IsDemo);
        if (isDemo || (user.TwoFactorEnabled && !user.MustChangePassword))
        {
            identity.AddClaim(new Claim(Finished, "yes"));
        }
        return identity;
    }
}
