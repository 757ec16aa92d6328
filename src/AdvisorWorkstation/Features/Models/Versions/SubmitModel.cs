using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>A draft that is to be looked at by a second person.</summary>
/// <param name="Version">Which.</param>
/// <param name="Revision">The revision that was on the screen.</param>
public sealed record SubmitModelInput(int Version, int Revision);

/// <summary>Submits a draft, once it can be built.</summary>
public sealed class SubmitModel(Desk desk, DeskNews news)
{
    public async Task<Outcome<ModelState>> RunAsync(SubmitModelInput input, Actor actor, CancellationToken cancel)
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
        var submitted = await ModelTransition.ApplyAsync(session, row, new ModelCommand.Submit(input.Revision), "", cancel);
        if (submitted.IsRefused)
        {
            return submitted.Refusal;
        }
        var revision = await session.Db.Set<ModelRevisionRow>().SingleAsync(r => r.VersionId == row.Id && r.Revision == row.Revision, cancel);
        var faults = await DraftChecks.FindAsync(
            session.Db, row.ModelId, ModelBook.Read(revision), DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
        if (faults.Count > 0)
        {
            return new Refusal("faults", string.Join(' ', faults));
        }
        await session.CommitAsync([submitted.Value], cancel);
        news.Tell(DeskNewsKind.ModelsChanged);
        return row.State;
    }
}
