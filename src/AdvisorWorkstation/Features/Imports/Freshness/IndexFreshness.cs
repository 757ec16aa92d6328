using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>Versions of each index: reviewed every quarter, so one that is older has probably missed a review.</summary>
internal static class IndexFreshness
{
    private const int OldestDays = 100;

    public static async Task<IReadOnlyList<FreshnessLine>> LoadAsync(AdvisorDb db, FreshnessDays days, CancellationToken cancel)
    {
        var indexes = await db.Set<IndexRow>().Select(i => new { i.Id, i.Name }).ToListAsync(cancel);
        var versions = (await db.Set<IndexVersionRow>().Where(v => v.Effective <= days.Today)
                .GroupBy(v => v.IndexId)
                .Select(g => new { g.Key, Newest = g.Max(v => v.Effective) })
                .ToListAsync(cancel))
            .ToDictionary(v => v.Key, v => v.Newest);
        return
        [
            .. indexes.OrderBy(i => i.Name, StringComparer.Ordinal).Select(index =>
            {
                DateOnly? newest = versions.TryGetValue(index.Id, out var day) ? day : null;
                var isOld = newest is null || newest < days.Today.AddDays(-OldestDays);
                return new FreshnessLine("Index version", index.Name, newest, null, isOld ? 1 : 0, 1, "versions")
                {
                    Cause = !isOld ? null : newest is null
                        ? "No version is in force yet. Bring its constituents in."
                        : $"The version in force is {days.Today.DayNumber - newest.Value.DayNumber} days old, and indexes are reviewed every quarter. Bring the newest in.",
                };
            }),
        ];
    }
}
