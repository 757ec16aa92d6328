using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Wishes;

/// <summary>How long something has waited, Saturdays and Sundays (UTC) not counted.</summary>
public static class BusinessTime
{
    /// <summary>How long a client's request may wait before it is late.</summary>
    public static readonly TimeSpan RequestLimit = TimeSpan.FromDays(2);

    /// <summary>The time between two moments that falls on weekdays; zero when the second is not after the first.</summary>
    public static TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        var (at, end) = (from.UtcDateTime, to.UtcDateTime);
        while (at < end)
        {
            var next = at.Date.AddDays(1) < end ? at.Date.AddDays(1) : end;
            sum += DateOnly.FromDateTime(at).IsWeekday() ? next - at : TimeSpan.Zero;
            at = next;
        }
        return sum;
    }
}
