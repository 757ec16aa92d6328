using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>A difference between the books and the check.</summary>
public sealed record WashDifference(HouseholdId Household, string Sentence);

/// <summary>What a check came to.</summary>
public sealed record WashCheckSummary(int Households, int WashSales, int NotJudged, IReadOnlyList<WashDifference> Differences);

/// <summary>
/// Holds the wash sales that booking found against those that the detector finds in booked transactions, in every household that sold at a loss since the
/// window before this year began; writes down what came of it, whatever that is.
/// </summary>
public sealed class CheckWashSales(Desk desk)
{
    private const int HouseholdsAtOnce = 20;

    public async Task<Outcome<WashCheckSummary>> RunAsync(AsOf asOf, Actor actor, CancellationToken cancel)
    {
        var checkedNow = await CheckAsync(asOf, actor, cancel);
        if (checkedNow.IsRefused)
        {
            return checkedNow.Refusal;
        }
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var summary = checkedNow.Value;
        session.Db.Add(new WashCheckRow
        {
            AsOf = asOf.Date,
            At = session.At,
            Households = summary.Households,
            WashSales = summary.WashSales,
            NotJudged = summary.NotJudged,
            Differences = summary.Differences.Count,
            Content = StoredContent.Of(summary.Differences).Content,
        });
        await session.CommitAsync(
            [
                new AuditEvent("wash-sales.checked", "firm", "", 0, new Dictionary<string, object?>
                {
                    ["asOf"] = asOf.Date,
                    ["households"] = summary.Households,
                    ["washSales"] = summary.WashSales,
                    ["notJudged"] = summary.NotJudged,
                    ["differences"] = summary.Differences.Select(d => $"{d.Household}: {d.Sentence}").ToList(),
                }),
            ],
            cancel);
        return summary;
    }

    private async Task<Outcome<WashCheckSummary>> CheckAsync(AsOf asOf, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var since = new DateOnly(asOf.TaxYear, 1, 1).AddDays(-WashSaleView.WindowDays);
        var households = await session.Db.Set<RealizedRow>()
            .Where(r => r.Date >= since)
            .Join(session.Db.Set<AccountRow>(), r => r.AccountId, a => a.Id, (r, a) => a.HouseholdId)
            .Distinct()
            .ToListAsync(cancel);
        var (washes, notJudged, differences) = (0, 0, new List<WashDifference>());
        foreach (var some in households.OrderBy(h => h.Value).Chunk(HouseholdsAtOnce))
        {
            var kept = (await session.Db.Set<WashSaleRow>().Where(w => some.Contains(w.HouseholdId)).OrderBy(w => w.Id).ToListAsync(cancel))
                .ToLookup(w => w.HouseholdId, w => w.ToMatch());
            foreach (var ledger in await StoredLedger.LoadAsync(session.Db, some, cancel))
            {
                var audit = WashAudit.Of(ledger.Accounts, ledger.GroupOf, ledger.Entries, ledger.Replay(DateOnly.MaxValue), kept[ledger.Household]);
                (washes, notJudged) = (washes + audit.WashSales, notJudged + audit.NotJudged);
                differences.AddRange(audit.Differences.Select(d => new WashDifference(ledger.Household, d)));
            }
        }
        return new WashCheckSummary(households.Count, washes, notJudged, differences);
    }
}
