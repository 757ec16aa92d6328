using System.Globalization;
using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Tests.Markets;

public sealed class TradingCalendarTests
{
    /// <summary>As the exchange published them.</summary>
    [Theory]
    [InlineData(2010, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2011, "01-17 02-21 04-22 05-30 07-04 09-05 11-24 12-26")]
    [InlineData(2015, "01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25")]
    [InlineData(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24")]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25")]
    [InlineData(2025, "01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25")]
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24")]
    public void Holidays_are_those_that_the_exchange_published(int year, string days) => Assert.Equal(
        days.Split(' ').Select(d => $"{year}-{d}"), TradingCalendar.HolidaysOf(year).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void Weekends_and_holidays_are_no_business_days()
    {
        Assert.True(TradingCalendar.IsBusinessDay(Day("2026-11-25")));
        Assert.False(TradingCalendar.IsBusinessDay(Day("2026-11-26")));
        Assert.True(TradingCalendar.IsBusinessDay(Day("2026-11-27")));
        Assert.False(TradingCalendar.IsBusinessDay(Day("2026-11-28")));
    }

    [Fact]
    public void Business_days_are_counted_and_added_over_weekends_and_holidays()
    {
        Assert.Equal(1, TradingCalendar.BusinessDaysBetween(Day("2026-11-20"), Day("2026-11-23")));
        Assert.Equal(1, TradingCalendar.BusinessDaysBetween(Day("2026-11-25"), Day("2026-11-27")));
        Assert.Equal(-1, TradingCalendar.BusinessDaysBetween(Day("2026-11-23"), Day("2026-11-20")));
        Assert.Equal(0, TradingCalendar.BusinessDaysBetween(Day("2026-11-20"), Day("2026-11-22")));
        Assert.Equal(Day("2026-11-27"), TradingCalendar.AddBusinessDays(Day("2026-11-25"), 1));
        Assert.Equal(Day("2026-11-25"), TradingCalendar.AddBusinessDays(Day("2026-11-27"), -1));
        Assert.Equal(Day("2026-11-21"), TradingCalendar.AddBusinessDays(Day("2026-11-21"), 0));
    }

    [Fact]
    public void Counting_and_adding_are_each_others_opposite()
    {
        for (var (day, count) = (Day("2025-12-20"), 0); count < 300; count++)
        {
            Assert.Equal(count, TradingCalendar.BusinessDaysBetween(day, TradingCalendar.AddBusinessDays(day, count)));
        }
    }

    [Theory]
    [InlineData("2026-11-19T14:30:00Z", "2026-11-19T18:30:00Z", 4)]
    [InlineData("2026-11-19T20:00:00Z", "2026-11-20T15:30:00Z", 2)]
    [InlineData("2026-11-20T21:00:00Z", "2026-11-23T15:00:00Z", 0.5)]
    [InlineData("2026-11-25T20:00:00Z", "2026-11-27T15:30:00Z", 2)]
    [InlineData("2026-07-01T13:30:00Z", "2026-07-01T20:00:00Z", 6.5)]
    public void Business_hours_are_those_of_New_York_in_winter_and_in_summer(string from, string to, double hours) =>
        Assert.Equal((decimal)hours, TradingCalendar.BusinessHoursBetween(Moment(from), Moment(to)));

    [Fact]
    public void The_day_is_the_one_in_New_York()
    {
        Assert.Equal(Day("2026-11-19"), TradingCalendar.DayOf(Moment("2026-11-20T04:59:00Z")));
        Assert.Equal(Day("2026-11-20"), TradingCalendar.DayOf(Moment("2026-11-20T05:00:00Z")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
