using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>What a person decides about a version.</summary>
public enum ModelDecision
{
    Approve,
    Reject,
    Discard,
}

/// <summary>A decision about a version.</summary>
/// <param name="Version">Which.</param>
/// <param name="Revision">The revision that was on the screen.</param>
/// <param name="Decision">What.</param>
/// <param name="Reason">Why; an approval needs none.</param>
public sealed record DecideModelInput(int Version, int Revision, ModelDecision Decision, string Reason);

/// <summary>
/// Approves, rejects or discards a version. It is approved by somebody who made no revision of it, once its effect over all accounts was previewed,
/// and while it can still be built for its date.
/// </summary>
public sealed class DecideModel(Desk desk, DeskNews news)
{
    public async Task<Outcome<ModelState>> RunAsync(DecideModelInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ChangeModels, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<ModelVersionRow>().FirstOrDefaultAsync(v => v.Id == input.Version, cancel) is not { } row)
        {
            return ModelTransition.NotFound;
        }
        var decided = await ModelTransition.ApplyAsync(session, row, CommandOf(input), input.Reason.Trim(), cancel);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }
        if (input.Decision == ModelDecision.Approve && await AgainstAsync(session, row, cancel) is { } refusal)
        {
            return refusal;
        }
        await session.CommitAsync([decided.Value], cancel);
        news.Tell(DeskNewsKind.ModelsChanged);
        return row.State;
    }

    private static async Task<Refusal?> AgainstAsync(DeskSession session, ModelVersionRow row, CancellationToken cancel)
    {
        var previewed = await session.Db.Set<PreviewRow>().AnyAsync(
            p => p.Kind == PreviewKind.ModelVersion && p.SubjectId == row.Id && p.SubjectHash == row.ContentHash, cancel);
        if (!previewed)
        {
            return new Refusal("not-previewed", $"The effect of revision {row.Revision} on the accounts was not computed yet. Compute it, look at it, then approve.");
        }
        var revision = await session.Db.Set<ModelRevisionRow>().SingleAsync(r => r.VersionId == row.Id && r.Revision == row.Revision, cancel);
        var faults = await DraftChecks.FindAsync(
            session.Db, row.ModelId, ModelBook.Read(revision), DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
        return faults.Count > 0 ? new Refusal("faults", string.Join(' ', faults)) : null;
    }

    private static ModelCommand CommandOf(DecideModelInput input) => input.Decision switch
    {
        ModelDecision.Approve => new ModelCommand.Approve(input.Revision),
        ModelDecision.Reject => new ModelCommand.Reject(input.Revision, input.Reason),
        ModelDecision.Discard => new ModelCommand.Discard(input.Revision, input.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input.Decision, null),
    };
}
