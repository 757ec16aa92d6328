using System.Security.Claims;
using AdvisorWorkstation.Domain.Identity;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>What a cookie claims about roles. It decides what a page shows, never what somebody may do.</summary>
internal static class ClaimedRoles
{
    public static IReadOnlyList<Role> Roles(this ClaimsPrincipal user) => [.. Enum.GetValues<Role>().Where(r => user.IsInRole(r.ToString()))];

    /// <summary>True when something that needs a capability is worth showing.</summary>
    public static bool MayHope(this ClaimsPrincipal user, Capability capability) => Permissions.Allow(user.Roles(), capability);
}
