using AdvisorWorkstation.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>A day with prices, and how many of the usual number it has.</summary>
internal sealed record PriceDay(DateOnly Date, int Prices, int Usual)
{
    private const decimal Nearly = 0.9m;

    /// <summary>True when nearly all securities that usually have a price have one of that day: a day to stand on.</summary>
    public bool IsWhole => Prices >= Usual * Nearly;
}

/// <summary>
/// The newest days that have prices. A file with a few prices of a new day makes no close of that day: everything else would be measured at old prices
/// under a new date.
/// </summary>
internal static class PriceDays
{
    private const int DaysLookedAt = 21;

    /// <summary>The newest day that a run, a scan or a page may stand on; null when there are no prices.</summary>
    public static async Task<DateOnly?> NewestWholeAsync(AdvisorDb db, CancellationToken cancel) =>
        (await NewestAsync(db, cancel)).FirstOrDefault(d => d.IsWhole)?.Date;

    /// <summary>The newest days, the newest first.</summary>
    public static async Task<IReadOnlyList<PriceDay>> NewestAsync(AdvisorDb db, CancellationToken cancel)
    {
        if (await db.Set<PriceRow>().MaxAsync(p => (DateOnly?)p.Date, cancel) is not { } newest)
        {
            return [];
        }
        var since = newest.AddDays(-DaysLookedAt);
        var days = await db.Set<PriceRow>()
            .Where(p => p.Date >= since)
            .GroupBy(p => p.Date)
            .Select(g => new { Date = g.Key, Prices = g.Count() })
            .OrderByDescending(d => d.Date)
            .ToListAsync(cancel);
        var usual = days.Max(d => d.Prices);
        return [.. days.Select(d => new PriceDay(d.Date, d.Prices, usual))];
    }
}
