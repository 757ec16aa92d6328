using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>Positions of each custodian's accounts.</summary>
internal static class PositionFreshness
{
    public static async Task<IReadOnlyList<FreshnessLine>> LoadAsync(AdvisorDb db, FreshnessDays days, CancellationToken cancel)
    {
        var accounts = await db.Set<AccountRow>().Where(a => a.Enrolled)
            .Select(a => new { a.Id, a.Name, a.Number, a.Custodian, a.HoldingsAsOf })
            .ToListAsync(cancel);
        return
        [
            .. accounts.GroupBy(a => a.Custodian).OrderBy(g => g.Key, StringComparer.Ordinal).Select(custodian =>
            {
                var behind = custodian
                    .Where(a => a.HoldingsAsOf is null || a.HoldingsAsOf < days.Expected)
                    .OrderBy(a => a.HoldingsAsOf)
                    .ThenBy(a => a.Number, StringComparer.Ordinal)
                    .Select(a => new FreshnessDetail($"{a.Number}, {a.Name}", a.HoldingsAsOf, $"/accounts/{a.Id}?tab=holdings"))
                    .ToList();
                var newest = custodian.Max(a => a.HoldingsAsOf);
                return new FreshnessLine("Positions", custodian.Key, newest, days.Expected, behind.Count, custodian.Count(), "accounts")
                {
                    Cause = behind.Count == 0 ? null
                        : newest is null ? "No positions have arrived yet. Bring the custodian's file in."
                        : newest < days.Expected ? $"The file of {days.Expected:yyyy-MM-dd} has not arrived. Ask {custodian.Key} for it."
                        : $"{(behind.Count == 1 ? "An account is" : $"{behind.Count} accounts are")} missing from the file of {newest:yyyy-MM-dd}. Ask {custodian.Key} why.",
                    Details = [.. behind.Take(FreshnessDays.MostDetails)],
                };
            }),
        ];
    }
}
