using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>Transactions of each custodian. An account may trade nothing for weeks; all of a custodian's accounts together hardly do.</summary>
internal static class TransactionFreshness
{
    private const int QuietDays = 7;

    public static async Task<IReadOnlyList<FreshnessLine>> LoadAsync(AdvisorDb db, FreshnessDays days, CancellationToken cancel)
    {
        var accounts = await db.Set<AccountRow>().Where(a => a.Enrolled)
            .Select(a => new { a.Custodian, Newest = db.Set<TransactionRow>().Where(t => t.AccountId == a.Id).Max(t => (DateOnly?)t.TradeDate) })
            .ToListAsync(cancel);
        return
        [
            .. accounts.GroupBy(a => a.Custodian).OrderBy(g => g.Key, StringComparer.Ordinal).Select(custodian =>
            {
                var newest = custodian.Max(a => a.Newest);
                var never = custodian.Count(a => a.Newest is null);
                return new FreshnessLine("Transactions", custodian.Key, newest, days.Expected, never, custodian.Count(), "accounts without any")
                {
                    Cause = newest is null
                        ? "None have arrived, so gains of the year and wash sales are known from lots only. Bring a transactions file in."
                        : newest < days.Expected.AddDays(-QuietDays)
                            ? $"None for {days.Today.DayNumber - newest.Value.DayNumber} days from any of {custodian.Count()} accounts. Ask {custodian.Key} whether a file is missing."
                            : null,
                };
            }),
        ];
    }
}
