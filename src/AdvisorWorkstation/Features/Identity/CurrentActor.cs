using System.Security.Claims;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>Who uses this circuit; one for each circuit.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    /// <summary>The circuit's id, once it is open.</summary>
    public string Circuit { get; set; } = "";

    public async Task<Actor> GetAsync()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return new Actor(PersonOf(user) ?? new PersonId(Guid.Empty), $"circuit {Circuit}");
    }

    /// <summary>The person that a cookie names; null when nobody is signed in.</summary>
    public static PersonId? PersonOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new PersonId(id) : null;

    /// <summary>The actor of a plain request, such as a download.</summary>
    public static Actor OfRequest(HttpContext context) =>
        new(PersonOf(context.User) ?? new PersonId(Guid.Empty), $"request {context.TraceIdentifier}");
}
