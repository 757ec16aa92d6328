using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>A version that somebody begins.</summary>
/// <param name="Model">Of which model; null for a new one.</param>
/// <param name="Name">The name of a new model; ignored otherwise.</param>
/// <param name="Draft">What it is to hold, and from when on; it may still be faulty.</param>
/// <param name="Reason">Why.</param>
public sealed record DraftModelInput(ModelId? Model, string Name, ModelDraft Draft, string Reason);

/// <summary>A version that was begun.</summary>
public sealed record DraftedModel(ModelId Model, int Version, int Number);

/// <summary>Begins a version of a model, or a new model with it. Nobody follows it before a second person has approved it.</summary>
public sealed class DraftModel(Desk desk, DeskNews news)
{
    private const int LongestName = 80;

    public async Task<Outcome<DraftedModel>> RunAsync(DraftModelInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ChangeModels, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var found = await ModelAsync(session.Db, input, cancel);
        if (found.IsRefused)
        {
            return found.Refusal;
        }
        var model = found.Value;
        var earlier = await session.Db.Set<ModelVersionRow>().AsNoTracking().Where(v => v.ModelId == model.Id).ToListAsync(cancel);
        if (earlier.Find(v => v.State.IsOpen()) is { } open)
        {
            return new Refusal("open-version", $"Version {open.Number} of {model.Name} is not decided yet. Edit that one, or discard it first.");
        }
        var content = StoredContent.Of(input.Draft);
        var begun = ModelLife.Begin(content.Hash, session.Who.Person);
        if (input.Model is null)
        {
            session.Db.Add(model);
            await session.Db.SaveChangesAsync(cancel);
        }
        var row = new ModelVersionRow
        {
            Id = (await session.Db.Set<ModelVersionRow>().MaxAsync(v => (int?)v.Id, cancel) ?? 0) + 1,
            ModelId = model.Id,
            Number = Math.Max(earlier.Select(v => v.Number).DefaultIfEmpty(0).Max(), model.IndexId is null ? 0 : 1) + 1,
            State = begun.State,
            StateSince = session.At,
            Revision = begun.Revision,
            ContentHash = begun.ContentHash,
            Effective = input.Draft.Effective,
            DraftedAt = session.At,
            DraftedBy = session.Who.Name,
            Editors = begun.Editors,
        };
        session.Db.Add(row);
        session.Db.Add(ModelTransition.Revision(session, row.Id, row.Revision, content, input.Reason));
        await session.CommitAsync([await ModelTransition.EventAsync(session, row, "model.drafted", input.Reason.Trim(), cancel)], cancel);
        news.Tell(DeskNewsKind.ModelsChanged);
        return new DraftedModel(model.Id, row.Id, row.Number);
    }

    private static async Task<Outcome<ModelRow>> ModelAsync(AdvisorDb db, DraftModelInput input, CancellationToken cancel)
    {
        if (input.Model is { } id)
        {
            return await db.Set<ModelRow>().FirstOrDefaultAsync(m => m.Id == id, cancel) is { } model
                ? model
                : new Refusal("not-found", "There is no such model.");
        }
        var name = input.Name.Trim();
        return name.Length is 0 or > LongestName
            ? new Refusal("name", $"Give the model a name of 1 to {LongestName} characters.")
            : (await db.Set<ModelRow>().Select(m => m.Name).ToListAsync(cancel)).Exists(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase))
                ? new Refusal("name", $"There is a model {name} already. Choose another name, or draft a version of that one.")
                : new ModelRow { Name = name, IndexId = null };
    }
}
