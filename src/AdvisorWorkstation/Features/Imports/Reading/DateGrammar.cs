using System.Globalization;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>One way to write a date.</summary>
/// <param name="Pattern">For the framework.</param>
/// <param name="Words">For a person.</param>
internal sealed record DateForm(string Pattern, string Words);

/// <summary>The ways that the layouts write dates; each layout names the ones it has.</summary>
internal static class DateGrammar
{
    public static readonly DateForm Iso = new("yyyy-MM-dd", "YYYY-MM-DD");
    public static readonly DateForm MonthFirst = new("MM/dd/yyyy", "MM/DD/YYYY");
    public static readonly DateForm YearFirst = new("yyyy/MM/dd", "YYYY/MM/DD");
    public static readonly DateForm Midnight = new("MM/dd/yyyy 00:00:00", "MM/DD/YYYY 00:00:00");
    public static readonly DateForm Named = new("MMM d, yyyy", "Mmm D, YYYY");
    public static readonly DateForm Dashed = new("MMM-dd-yyyy", "Mmm-DD-YYYY");
    public static readonly DateForm MonthFirstShort = new("M/d/yyyy", "M/D/YYYY");
    public static readonly DateForm DayFirst = new("dd/MM/yyyy", "DD/MM/YYYY");
    public static readonly DateForm DayFirstDotted = new("dd.MM.yyyy", "DD.MM.YYYY");
    public static readonly DateForm Compact = new("yyyyMMdd", "YYYYMMDD");
    public static readonly DateForm LongNamed = new("MMMM d, yyyy", "Month D, YYYY");

    /// <summary>The ways to write days that a file of unknown layout may have; which one it has, a person says.</summary>
    public static readonly IReadOnlyList<DateForm> Mappable =
        [Iso, MonthFirst, MonthFirstShort, YearFirst, DayFirst, DayFirstDotted, Compact, Named, Dashed];

    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    /// <summary>The date of a text in one of some forms; null when it is none, or centuries away.</summary>
    public static DateOnly? TryRead(string text, params ReadOnlySpan<DateForm> forms)
    {
        foreach (var form in forms)
        {
            if (DateOnly.TryParseExact(text, form.Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year is >= FirstYear and <= LastYear)
            {
                return date;
            }
        }
        return null;
    }

    /// <summary>A time of day such as <c>01:17 PM</c>.</summary>
    public static TimeOnly? TryReadTime(string text) =>
        TimeOnly.TryParseExact(text, "h:mm tt", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
