using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>Screens and scores of held stocks. They have no day of their own; the day is the one on which the last file of them was committed.</summary>
internal static class AttributeFreshness
{
    private const string Layout = "attributes";

    public static async Task<IReadOnlyList<FreshnessLine>> LoadAsync(AdvisorDb db, FreshnessDays days, CancellationToken cancel)
    {
        var delivered = await db.Set<ImportFileRow>()
            .Where(f => f.Layout == Layout && !f.IsSetAside)
            .Join(db.Set<ImportRow>().Where(i => i.State == ImportState.Committed), f => f.ImportId, i => i.Id, (_, i) => i.DecidedAt)
            .ToListAsync(cancel);
        var held = await db.Set<SecurityRow>()
            .Where(s => s.Kind == SecurityKind.Equity && db.Set<PositionRow>().Any(p => p.SecurityId == s.Id))
            .Select(s => new { s.Ticker, HasSome = db.Set<SecurityAttributeRow>().Any(a => a.SecurityId == s.Id) })
            .ToListAsync(cancel);
        var without = held.Where(s => !s.HasSome).Select(s => s.Ticker.Symbol).Order(StringComparer.Ordinal).ToList();
        DateOnly? newest = delivered.Max() is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : null;
        return
        [
            new FreshnessLine("Attributes", "screens and scores", newest, null, without.Count, held.Count, "securities")
            {
                Cause = without.Count == 0 ? null
                    : without.Count == held.Count ? "No held security has any, so no screen can find what it should keep out. Bring an attributes file in."
                    : $"{without.Count} held securities have none, so no screen can find them. Bring them in.",
                Details = [.. without.Take(FreshnessDays.MostDetails).Select(t => new FreshnessDetail(t, null, $"/accounts?holds={Uri.EscapeDataString(t)}"))],
            },
        ];
    }
}
