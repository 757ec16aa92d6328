using AdvisorWorkstation.Features.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace AdvisorWorkstation.Hosting.Web;

/// <summary>The plain requests beside the pages. Each needs a signed-in person; the downloads check role and book in their operations.</summary>
internal static class WorkstationEndpoints
{
    public static void MapWorkstationEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/session/touch", () => Results.NoContent());
        app.MapPost("/sign-out", async (HttpContext context, SessionActivity activity) =>
        {
            activity.End(context.User);
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            return Results.LocalRedirect("/sign-in");
        }).RequireAuthorization(WorkstationPolicies.Unfinished);
    }
}
