using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>Prices of the stocks and funds that any account holds.</summary>
internal static class PriceFreshness
{
    public static async Task<IReadOnlyList<FreshnessLine>> LoadAsync(AdvisorDb db, FreshnessDays days, CancellationToken cancel)
    {
        var held = await db.Set<SecurityRow>()
            .Where(s => s.Kind != SecurityKind.Other && db.Set<PositionRow>().Any(p => p.SecurityId == s.Id))
            .Select(s => new { s.Id, s.Ticker })
            .ToListAsync(cancel);
        var latest = (await MarketState.LatestPricesAsync(db, new AsOf(days.Today), cancel)).ToDictionary(p => p.SecurityId, p => p.Date);
        var newest = await PriceDays.NewestWholeAsync(db, cancel);
        var behind = held
            .Select(s => new FreshnessDetail(s.Ticker.Symbol, latest.TryGetValue(s.Id, out var day) ? day : null, $"/accounts?holds={Uri.EscapeDataString(s.Ticker.Symbol)}"))
            .Where(s => s.Newest is null || s.Newest < days.Expected)
            .OrderBy(s => s.Newest)
            .ThenBy(s => s.Name, StringComparer.Ordinal)
            .ToList();
        return
        [
            new FreshnessLine("Prices", "", newest, days.Expected, behind.Count, held.Count, "securities")
            {
                Cause = behind.Count == 0 ? null
                    : newest is null ? "No close has arrived yet. Bring a prices file in."
                    : newest < days.Expected ? $"The close of {days.Expected:yyyy-MM-dd} has not arrived. Bring its prices in; until then everything is measured as of {newest:yyyy-MM-dd}."
                    : $"{(behind.Count == 1 ? "A held security has" : $"{behind.Count} held securities have")} no price of {days.Expected:yyyy-MM-dd}. Look for a halt, a new name or a delisting.",
                Details = [.. behind.Take(FreshnessDays.MostDetails)],
            },
        ];
    }
}
