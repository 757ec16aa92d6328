using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>
/// The day that the desk works on: the newest one that has prices. Asking for another is refused: proposals of an old day would take the place of
/// today's.
/// </summary>
public sealed class WorkingDayQuery(IDbContextFactory<AdvisorDb> contexts)
{
    public async Task<Outcome<AsOf>> RunAsync(DateOnly? asked, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var newest = await PriceDays.NewestWholeAsync(db, cancel);
        return (asked, newest) switch
        {
            (_, null) => new Refusal("no-prices", "There are no prices yet, so no day to stand on. Import data first, or make the demo firm: AdvisorWorkstation demo."),
            ({ } day, { } last) when day > last => new Refusal("no-prices", $"There are no prices of {day:yyyy-MM-dd}; the newest are of {last:yyyy-MM-dd}."),
            ({ } day, { } last) when day < last => new Refusal(
                "old-day", $"There are newer prices than those of {day:yyyy-MM-dd}, of {last:yyyy-MM-dd}. Orders are made on the newest day only."),
            ({ } day, _) => new AsOf(day),
            (null, { } last) => new AsOf(last),
        };
    }
}
