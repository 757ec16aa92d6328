using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>The risk model: good for a month, and it has to know the securities.</summary>
internal static class RiskModelFreshness
{
    private const int OldestDays = 31;

    public static async Task<IReadOnlyList<FreshnessLine>> LoadAsync(AdvisorDb db, FreshnessDays days, CancellationToken cancel)
    {
        var model = await db.Set<RiskModelRow>().OrderByDescending(m => m.AsOf).ThenByDescending(m => m.Id)
            .Select(m => new { m.Name, m.AsOf, m.SecurityCount, m.ProxyCount })
            .FirstOrDefaultAsync(cancel);
        var expected = days.Expected.AddDays(-OldestDays);
        return
        [
            new FreshnessLine("Risk model", model?.Name ?? "", model?.AsOf, expected, model?.ProxyCount ?? 0, model?.SecurityCount ?? 0, "securities by proxy")
            {
                Cause = model is null ? "There is none, so no account can be measured. Bring one in, or enough prices to estimate it from."
                    : model.AsOf < expected ? $"It is {days.Today.DayNumber - model.AsOf.DayNumber} days old. Bring a newer one in, or newer prices to estimate it from."
                    : null,
            },
        ];
    }
}
