using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>The day that the desk works on: the newest one that has prices, unless another is asked for.</summary>
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
            ({ } day, _) => new AsOf(day),
            (null, { } last) => new AsOf(last),
        };
    }
}
