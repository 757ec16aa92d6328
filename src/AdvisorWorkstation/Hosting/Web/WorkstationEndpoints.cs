using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Health;
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
        app.MapGet("/exports/{batch:guid}/{format}", async (HttpContext context, OrderFileQuery files, Guid batch, string format) =>
            AsFile(
                await files.RunAsync(new OrderFileInput(new OrderBatchId(batch), format), CurrentActor.OfRequest(context), context.RequestAborted),
                file => Results.File(file.Content, file.ContentType, file.Name)));
        app.MapGet("/firm/health/coverage/{record:int}", async (HttpContext context, CoverageFileQuery files, int record) =>
            AsFile(await files.RunAsync(record, CurrentActor.OfRequest(context), context.RequestAborted), file => Results.File(file.Content, "text/plain; charset=utf-8", file.Name)));
        app.MapGet("/compliance/history.csv", async (HttpContext context, ExportHistory export, [AsParameters] HistoryFilter filter) =>
            AsFile(await export.RunAsync(filter, CurrentActor.OfRequest(context), context.RequestAborted), file => Results.File(file.Content, "text/csv", file.Name)));
    }

    /// <summary>A file, or why there is none: what somebody may not see looks like what does not exist.</summary>
    private static IResult AsFile<T>(Outcome<T> outcome, Func<T, IResult> file) => outcome switch
    {
        { Refusal: { Code: "not-found" or "role" } } => Results.NotFound(),
        { Refusal: { } refusal } => Results.Text(refusal.Sentence, statusCode: StatusCodes.Status409Conflict),
        _ => file(outcome.Value),
    };
}
