using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>Another revision of a version that is not decided.</summary>
/// <param name="Version">Which.</param>
/// <param name="Revision">The revision that was on the screen.</param>
/// <param name="Draft">What it is to hold now, and from when on.</param>
/// <param name="Reason">Why.</param>
public sealed record EditModelInput(int Version, int Revision, ModelDraft Draft, string Reason);

/// <summary>Puts another revision on the table; a version that was submitted is a draft again. Earlier revisions stay as they were.</summary>
public sealed class EditModel(Desk desk, DeskNews news)
{
    public async Task<Outcome<int>> RunAsync(EditModelInput input, Actor actor, CancellationToken cancel)
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
        var content = StoredContent.Of(input.Draft);
        if (row.ContentHash == content.Hash)
        {
            return new Refusal("unchanged", "Nothing was changed, so nothing was saved.");
        }
        row.Effective = input.Draft.Effective;
        var edited = await ModelTransition.ApplyAsync(session, row, new ModelCommand.Edit(input.Revision, content.Hash), input.Reason, cancel);
        if (edited.IsRefused)
        {
            return edited.Refusal;
        }
        session.Db.Add(ModelTransition.Revision(session, row.Id, row.Revision, content, input.Reason));
        await session.CommitAsync([edited.Value], cancel);
        news.Tell(DeskNewsKind.ModelsChanged);
        return row.Revision;
    }
}
