using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>Figures in the sentences of alerts.</summary>
internal static class RuleWords
{
    private const int MostNamed = 3;

    public static string Percent(Weight weight) => weight.Percent.ToString("0.00", CultureInfo.InvariantCulture) + "%";

    public static string Signed(Weight weight) => weight.Percent.ToString("+0.00;\u22120.00", CultureInfo.InvariantCulture) + "%";

    public static string Usd(Money amount) => amount.Usd.ToString("$#,##0;\u2212$#,##0", CultureInfo.InvariantCulture);

    public static string Bp(BasisPoints figure) => figure.Value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) => $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    /// <summary>The first few, and how many more.</summary>
    public static string Named(IReadOnlyList<string> names) => names.Count <= MostNamed
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";

    /// <summary>Whole days in words.</summary>
    public static string InBusinessDays(int days) => days switch
    {
        0 => "today",
        1 => "on the next business day",
        > 1 => $"in {days} business days",
        -1 => "a business day ago",
        _ => $"{-days} business days ago",
    };
}
