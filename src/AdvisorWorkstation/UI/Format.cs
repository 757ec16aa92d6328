using System.Globalization;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.UI;

/// <summary>
/// How figures look on screens: minus is U+2212, zero is an en dash, what is missing is "unknown" and never 0, dates are ISO.
/// The full value is for the tooltip.
/// </summary>
public static class Format
{
    public const string Zero = "\u2013";
    public const string Unknown = "unknown";
    private const string Minus = "\u2212";

    /// <summary>Dollars without cents; the unit stands in the heading.</summary>
    public static string Usd(Money? amount) => amount is { } known ? Number(decimal.Round(known.Usd, 0, MidpointRounding.AwayFromZero), "#,##0") : Unknown;

    /// <summary>Dollars without cents, with a sign.</summary>
    public static string SignedUsd(Money? amount) => amount is { } known ? Signed(decimal.Round(known.Usd, 0, MidpointRounding.AwayFromZero), "#,##0") : Unknown;

    /// <summary>Dollars in a sentence: with the sign of dollars, cents below a thousand.</summary>
    public static string Dollars(Money amount) =>
        (amount.Usd < 0m ? Minus : "") + "$" + Math.Abs(amount.Usd).ToString(Math.Abs(amount.Usd) < 1_000m && amount.RoundedToCents.Usd % 1m != 0m ? "#,##0.00" : "#,##0", CultureInfo.InvariantCulture);

    /// <summary>Dollars with cents, for tooltips.</summary>
    public static string FullUsd(Money? amount) => amount is { } known ? Number(known.RoundedToCents.Usd, "#,##0.00") + " USD" : Unknown;

    /// <summary>Percent with two decimals; the unit stands in the heading.</summary>
    public static string Percent(Weight? weight) => weight is { } known ? Number(decimal.Round(known.Percent, 2), "0.00") : Unknown;

    /// <summary>Percent with two decimals and a sign.</summary>
    public static string SignedPercent(Weight? weight) => weight is { } known ? Signed(decimal.Round(known.Percent, 2), "0.00") : Unknown;

    /// <summary>Basis points with one decimal.</summary>
    public static string Bp(BasisPoints? figure) => figure is { } known ? Number(decimal.Round(known.Value, 1), "#,##0.0") : Unknown;

    /// <summary>Basis points of a certified gap, rounded up to two decimals: what is said stays true.</summary>
    public static string GapBp(BasisPoints? figure) =>
        figure is { } known ? Number(Math.Max(decimal.Round(known.Value, 2, MidpointRounding.ToPositiveInfinity), 0.01m), "#,##0.00") : Unknown;

    /// <summary>A certified gap in a sentence, rounded up: basis points and dollars.</summary>
    public static string Gap(CertificateFigures certificate) =>
        $"{GapBp(certificate.Gap)} bp ({Dollars(new Money(Math.Max(Math.Ceiling(certificate.GapUsd.Usd), 1m)))})";

    /// <summary>Basis points with one decimal and a sign.</summary>
    public static string SignedBp(BasisPoints? figure) => figure is { } known ? Signed(decimal.Round(known.Value, 1), "#,##0.0") : Unknown;

    public static string Quantity(Shares quantity) => Number(quantity.Count, "#,##0.######");

    public static string PerShare(decimal? usd) => usd is { } known ? Number(known, "#,##0.00##") : Unknown;

    public static string Count(int count) => count == 0 ? Zero : count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun.</summary>
    public static string Counted(int count, string one, string many) => $"{count.ToString("#,##0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>A moment in UTC, to the second.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How long ago: 5 min, 3 h, 2 d.</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now) => (now - since) switch
    {
        { TotalMinutes: < 1 } => "now",
        { TotalHours: < 1 } age => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } age => $"{(int)age.TotalHours} h",
        var age => $"{(int)age.TotalDays} d",
    };

    private static string Number(decimal value, string format) =>
        value == 0m ? Zero : (value < 0m ? Minus : "") + Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);

    private static string Signed(decimal value, string format) =>
        value == 0m ? Zero : (value < 0m ? Minus : "+") + Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
}
