using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Markets;

/// <summary>
/// The days and hours on which US stocks trade, by the exchange's rules (NYSE Rule 7.2) rather than by a list of years: New Year's Day, Martin Luther King Jr.
/// Day (since 1998), Washington's Birthday, Good Friday, Memorial Day, Juneteenth (since 2022), Independence Day, Labor Day, Thanksgiving Day and Christmas
/// Day. A holiday on a Saturday is kept on the Friday before it, unless that ends a month or a year; one on a Sunday on the Monday after it. Closings for
/// other causes, such as a day of mourning, are not known here, nor are early closings: a business day is a whole one.
/// </summary>
public static class TradingCalendar
{
    private const int OpensAt = 9 * 60 + 30;
    private const int ClosesAt = 16 * 60;
    private const string Zone = "America/New_York";

    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>The holidays of a year that fall on weekdays, in order.</summary>
    public static IReadOnlyList<DateOnly> HolidaysOf(int year) =>
    [
        .. new DateOnly?[]
        {
            NewYear(year),
            year >= 1998 ? Nth(year, 1, DayOfWeek.Monday, 3) : null,
            Nth(year, 2, DayOfWeek.Monday, 3),
            Easter(year).AddDays(-2),
            Last(year, 5, DayOfWeek.Monday),
            year >= 2022 ? Kept(new DateOnly(year, 6, 19)) : null,
            Kept(new DateOnly(year, 7, 4)),
            Nth(year, 9, DayOfWeek.Monday, 1),
            Nth(year, 11, DayOfWeek.Thursday, 4),
            Kept(new DateOnly(year, 12, 25)),
        }.OfType<DateOnly>(),
    ];

    /// <summary>True on a day on which the exchange is open.</summary>
    public static bool IsBusinessDay(DateOnly day) => day.IsWeekday() && !HolidaysOf(day.Year).Contains(day);

    /// <summary>
    /// The business day that is some business days after a day, or before it when the number is negative. Zero is the day itself, whatever day it is.
    /// </summary>
    public static DateOnly AddBusinessDays(DateOnly day, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0; left -= IsBusinessDay(day) ? 1 : 0)
        {
            day = day.AddDays(step);
        }
        return day;
    }

    /// <summary>Business days after a day up to another one, the latter counted: from a Friday to the Monday after it is one. Negative when the other is before it.</summary>
    public static int BusinessDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -BusinessDaysBetween(to, from);
        }
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsBusinessDay(day) ? 1 : 0;
        }
        return count;
    }

    /// <summary>The day in New York.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(InNewYork(at));

    /// <summary>Hours between two moments that fall into the exchange's hours of business, 9:30 to 16:00 in New York.</summary>
    public static decimal BusinessHoursBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (InNewYork(from), InNewYork(to));
        var minutes = 0m;
        for (var day = DateOnly.FromDateTime(start); day <= DateOnly.FromDateTime(end); day = day.AddDays(1))
        {
            if (IsBusinessDay(day))
            {
                var opens = day.ToDateTime(TimeOnly.MinValue).AddMinutes(OpensAt);
                var closes = day.ToDateTime(TimeOnly.MinValue).AddMinutes(ClosesAt);
                var (first, last) = (start > opens ? start : opens, end < closes ? end : closes);
                minutes += last > first ? (decimal)(last - first).Ticks / TimeSpan.TicksPerMinute : 0m;
            }
        }
        return minutes / 60m;
    }

    private static DateTime InNewYork(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, NewYork).DateTime;

    /// <summary>A New Year's Day on a Saturday is not kept: the Friday before it ends a year.</summary>
    private static DateOnly? NewYear(int year) => new DateOnly(year, 1, 1) switch
    {
        { DayOfWeek: DayOfWeek.Saturday } => null,
        { DayOfWeek: DayOfWeek.Sunday } day => day.AddDays(1),
        var day => day,
    };

    private static DateOnly Kept(DateOnly holiday) => holiday.DayOfWeek switch
    {
        DayOfWeek.Saturday => holiday.AddDays(-1),
        DayOfWeek.Sunday => holiday.AddDays(1),
        _ => holiday,
    };

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (nth - 1));
    }

    private static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(((int)last.DayOfWeek - (int)weekday + 7) % 7));
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
