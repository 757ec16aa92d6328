using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>Corporate actions of held securities that are in force and not booked.</summary>
internal static class ActionFreshness
{
    public static async Task<IReadOnlyList<FreshnessLine>> LoadAsync(AdvisorDb db, FreshnessDays days, CancellationToken cancel)
    {
        var actions = await db.Set<CorporateActionRow>()
            .Where(a => a.Effective <= days.Today && db.Set<LotRow>().Any(l => l.SecurityId == a.SecurityId))
            .Join(db.Set<SecurityRow>(), a => a.SecurityId, s => s.Id, (a, s) => new { a.Effective, a.Kind, a.Terms, IsBooked = a.AppliedAt != null, s.Ticker })
            .ToListAsync(cancel);
        var open = actions.Where(a => !a.IsBooked).OrderBy(a => a.Effective).ThenBy(a => a.Ticker).ToList();
        return
        [
            new FreshnessLine("Corporate actions", "in force", actions.Count == 0 ? null : actions.Max(a => a.Effective), null, open.Count, actions.Count, "actions not booked")
            {
                Cause = open.Count == 0 ? null : $"{(open.Count == 1 ? "One is" : $"{open.Count} are")} in force and not booked, so lots do not fit the positions that the custodian states. Book what is open.",
                Details =
                [
                    .. open.Take(FreshnessDays.MostDetails).Select(a => new FreshnessDetail(
                        $"{a.Ticker} {a.Kind} {a.Terms}", a.Effective, $"/accounts?holds={Uri.EscapeDataString(a.Ticker.Symbol)}")),
                ],
            },
        ];
    }
}
