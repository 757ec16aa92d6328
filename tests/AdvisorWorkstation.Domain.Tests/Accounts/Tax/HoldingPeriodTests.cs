using System.Globalization;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>Rev. Rul. 66-7: the day of acquisition is not counted, the day of sale is.</summary>
public sealed class HoldingPeriodTests
{
    [Theory]
    [InlineData("2024-01-15", "2025-01-16")]
    [InlineData("2024-02-29", "2025-03-01")]
    [InlineData("2023-02-28", "2024-03-01")]
    [InlineData("2024-02-28", "2025-03-01")]
    [InlineData("2023-04-30", "2024-05-01")]
    [InlineData("2024-12-31", "2026-01-01")]
    public void A_lot_is_long_term_from_a_day_on_and_short_term_the_day_before(string acquired, string first)
    {
        var (bought, longFrom) = (Date(acquired), Date(first));
        Assert.Equal(longFrom, HoldingPeriod.FirstLongTermSale(bought));
        Assert.Equal(HoldingTerm.LongTerm, HoldingPeriod.TermOn(new AsOf(longFrom), bought));
        Assert.Equal(HoldingTerm.ShortTerm, HoldingPeriod.TermOn(new AsOf(longFrom.AddDays(-1)), bought));
    }

    [Fact]
    public void A_lot_that_is_bought_later_is_never_long_term_earlier()
    {
        var day = new DateOnly(2019, 1, 1);
        for (var i = 0; i < 4_000; i++, day = day.AddDays(1))
        {
            var (first, next) = (HoldingPeriod.FirstLongTermSale(day), HoldingPeriod.FirstLongTermSale(day.AddDays(1)));
            Assert.True(first <= next, $"bought {day}: {first}, a day later: {next}");
            Assert.InRange(first.DayNumber - day.DayNumber, 366, 367);
        }
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
