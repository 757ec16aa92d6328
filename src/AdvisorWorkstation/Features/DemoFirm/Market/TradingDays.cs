using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>The demo firm's calendar: every weekday is a trading day; it knows no holidays.</summary>
public static class TradingDays
{
    /// <summary>The last trading day before another day.</summary>
    public static DateOnly Before(DateOnly day) => Shift(day, -1);

    /// <summary>The trading day some trading days after another, or before it.</summary>
    public static DateOnly Shift(DateOnly day, int tradingDays)
    {
        var step = Math.Sign(tradingDays);
        for (var left = Math.Abs(tradingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= day.IsWeekday() ? 1 : 0;
        }
        return day;
    }

    /// <summary>Trading days up to and including one, oldest first.</summary>
    public static DateOnly[] Ending(DateOnly last, int count)
    {
        var days = new DateOnly[count];
        for (var i = count - 1; i >= 0; i--)
        {
            days[i] = last;
            last = Before(last);
        }
        return days;
    }
}
