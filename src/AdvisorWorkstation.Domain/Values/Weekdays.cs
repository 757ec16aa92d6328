namespace AdvisorWorkstation.Domain.Values;

/// <summary>Monday to Friday; what is no day of trading for another reason, such as a holiday, is not known here.</summary>
public static class Weekdays
{
    public static bool IsWeekday(this DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
