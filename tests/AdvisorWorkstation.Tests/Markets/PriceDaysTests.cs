using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Markets;

/// <summary>A few prices of a new day make no close of it; nearly all of them do.</summary>
public sealed class PriceDaysTests
{
    private static readonly DateOnly Last = new(2026, 11, 19);
    private static readonly DateOnly Next = new(2026, 11, 20);

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(12, true)]
    public async Task The_day_to_stand_on_has_nearly_all_prices(int newPrices, bool isNext)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await AddPricesAsync(firm, newPrices);
        var day = await firm.Get<WorkingDayQuery>().RunAsync(null, LakesideFirm.Cancel);
        Assert.Equal(isNext ? Next : Last, day.Value.Date);
        var header = (await firm.Get<ShellQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value;
        Assert.Equal(isNext ? Next : Last, header.PricesOf);
        Assert.Equal(newPrices is 0 or > 10 ? "" : $"{newPrices} of 12 of 2026-11-20", header.NewerPrices);
    }

    private static Task<int> AddPricesAsync(LakesideFirm firm, int count) => firm.LookAsync(async db =>
    {
        var securities = await db.Set<PriceRow>().Where(p => p.Date == Last).Select(p => p.SecurityId).OrderBy(s => s).Take(count).ToListAsync(LakesideFirm.Cancel);
        db.AddRange(securities.Select(s => new PriceRow { SecurityId = s, Date = Next, Close = new Price(100m) }));
        return await db.SaveChangesAsync(LakesideFirm.Cancel);
    });
}
