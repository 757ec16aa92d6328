using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models;

/// <summary>The versions of models, each compared with the approved one before it.</summary>
internal static class ModelHistory
{
    public static async Task<IReadOnlyDictionary<ModelId, IReadOnlyList<ModelVersionLine>>> LoadAsync(AdvisorDb db, ModelBook book, CancellationToken cancel)
    {
        var rows = await db.Set<ModelRow>().AsNoTracking().ToListAsync(cancel);
        var versions = await db.Set<ModelVersionRow>().AsNoTracking()
            .Join(
                db.Set<ModelRevisionRow>(),
                v => new { VersionId = v.Id, v.Revision },
                r => new { r.VersionId, r.Revision },
                (v, r) => new { Version = v, Revision = r })
            .ToListAsync(cancel);
        return rows.ToDictionary(
            m => m.Id,
            m => (IReadOnlyList<ModelVersionLine>)Lines(m, [.. versions.Where(v => v.Version.ModelId == m.Id).OrderBy(v => v.Version.Number).Select(v => (v.Version, ModelBook.Read(v.Revision)))], book));
    }

    private static List<ModelVersionLine> Lines(ModelRow model, IReadOnlyList<(ModelVersionRow Version, ModelDraft Draft)> versions, ModelBook book)
    {
        var inForce = book.Models[model.Id];
        var lines = new List<ModelVersionLine>();
        IReadOnlyList<string> before = [];
        if (model.IndexId is { } index)
        {
            before = ModelSentences.Of(ModelDefinition.Whole(index), null, book.Sources);
            lines.Add(new ModelVersionLine(
                null, 1, ModelState.Approved, null, "The import of its index", "", "", inForce.Number == 1 && inForce.Effective is null, SentenceChanges.Between(before, before)));
        }
        foreach (var (version, draft) in versions)
        {
            var sentences = ModelSentences.Of(draft.Definition, null, book.Sources);
            lines.Add(new ModelVersionLine(
                version.Id,
                version.Number,
                version.State,
                version.Effective,
                version.DraftedBy,
                version.DecidedBy,
                version.Reason,
                inForce.Number == version.Number && inForce.Effective is not null,
                SentenceChanges.Between(before, sentences)));
            before = version.State == ModelState.Approved ? sentences : before;
        }
        lines.Reverse();
        return lines;
    }
}
