using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets.Estimation;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>
/// The closes that a risk model is estimated from. A day counts when at least a tenth of the securities have a close, so that one stray row does
/// not make a day on which everyone else seems to miss one.
/// </summary>
internal static class PricePanelQuery
{
    private const int YearsAndSome = 6;
    private const int ShareOfSecurities = 10;

    public static async Task<PricePanel> LoadAsync(AdvisorDb db, DateOnly? until, CancellationToken cancel)
    {
        var securities = await db.Set<SecurityRow>()
            .OrderBy(s => s.Id)
            .Select(s => new PanelSecurity(s.Id, s.Sector))
            .ToListAsync(cancel);
        var last = until ?? DateOnly.MaxValue;
        var newest = until is null
            ? await PriceDays.NewestWholeAsync(db, cancel)
            : await db.Set<PriceRow>().Where(p => p.Date <= last).MaxAsync(p => (DateOnly?)p.Date, cancel);
        if (newest is not { } day)
        {
            return new PricePanel([], securities, []);
        }
        var from = day.AddYears(-YearsAndSome);
        var closes = db.Set<PriceRow>()
            .Where(p => p.Date >= from && p.Date <= day)
            .OrderBy(p => p.SecurityId)
            .ThenBy(p => p.Date)
            .Select(p => new Close(p.SecurityId, p.Date, p.Close))
            .AsAsyncEnumerable();
        var known = new List<Close>();
        await foreach (var close in closes.WithCancellation(cancel))
        {
            known.Add(close);
        }
        return Arrange(securities, known);
    }

    private static PricePanel Arrange(List<PanelSecurity> securities, List<Close> closes)
    {
        var priced = closes.Select(c => c.Security).Distinct().Count();
        var days = closes
            .GroupBy(c => c.Date)
            .Where(g => g.Count() * ShareOfSecurities >= priced)
            .Select(g => g.Key)
            .Order()
            .ToArray();
        var columns = days.Select((d, t) => (d, t)).ToDictionary(p => p.d, p => p.t);
        var rows = securities.Select((s, i) => (s.Id, i)).ToDictionary(p => p.Id, p => p.i);
        var panel = new double[securities.Count * days.Length];
        Array.Fill(panel, double.NaN);
        foreach (var close in closes)
        {
            if (columns.TryGetValue(close.Date, out var t))
            {
                panel[(rows[close.Security] * days.Length) + t] = (double)close.Price.UsdPerShare;
            }
        }
        return new PricePanel(days, securities, panel);
    }

    private readonly record struct Close(SecurityId Security, DateOnly Date, Price Price);
}
