using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>What stands against a draft becoming the model from its date on.</summary>
internal static class DraftChecks
{
    /// <summary>Everything, in sentences; nothing when it could be approved now.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(AdvisorDb db, ModelId model, ModelDraft draft, DateOnly today, CancellationToken cancel)
    {
        var approved = await db.Set<ModelVersionRow>().AsNoTracking()
            .Where(v => v.ModelId == model && v.State == ModelState.Approved)
            .ToListAsync(cancel);
        var latest = approved.OrderBy(v => v.Effective).ThenBy(v => v.Number).LastOrDefault();
        return
        [
            .. draft.Effective < today
                ? [$"It would hold from {draft.Effective:yyyy-MM-dd} on, which has passed. Choose today, {today:yyyy-MM-dd}, or a later day."]
                : Array.Empty<string>(),
            .. latest is not null && draft.Effective < latest.Effective
                ? [$"Version {latest.Number} was approved for {latest.Effective:yyyy-MM-dd}; a version after it can't hold before that day."]
                : Array.Empty<string>(),
            .. (await FindingsAsync(db, model, draft, draft.Effective, cancel))
                .Union(await FindingsAsync(db, model, draft, DateOnly.MaxValue, cancel)),
        ];
    }

    /// <summary>What building it on a day finds; on the last of days, with everything that is approved by now.</summary>
    private static async Task<IReadOnlyList<string>> FindingsAsync(
        AdvisorDb db, ModelId model, ModelDraft draft, DateOnly day, CancellationToken cancel) =>
        ModelWeights.Build(draft.Definition, (await ModelBook.LoadAsync(db, day, cancel)).Sources, model).Findings;
}
