using System.Globalization;

namespace AdvisorWorkstation.Domain.Conditions;

/// <summary>What a figure counts in.</summary>
public enum FieldUnit
{
    /// <summary>US dollars.</summary>
    Usd,

    /// <summary>A part of one; shown in percent.</summary>
    Share,

    /// <summary>Hundredths of a percent.</summary>
    BasisPoints,

    /// <summary>Whole things; a yes is one.</summary>
    Count,

    /// <summary>Standard deviations.</summary>
    Deviations,
}

/// <summary>A figure that a condition can ask for.</summary>
/// <param name="Key">Its stable name in stored conditions.</param>
/// <param name="Name">Its name on screens.</param>
/// <param name="Unit">What it counts in.</param>
/// <param name="Definition">What it is, in a sentence.</param>
public sealed record Field(string Key, string Name, FieldUnit Unit, string Definition)
{
    /// <summary>A value of it in the words of a screen.</summary>
    public string Say(decimal value) => Unit switch
    {
        FieldUnit.Usd => value.ToString(IsTold(value, 0, 1_000m) ? "$#,##0;-$#,##0" : "$#,##0.00;-$#,##0.00", CultureInfo.InvariantCulture),
        FieldUnit.Share => (value * 100m).ToString(IsTold(value * 100m, 2, 5m) ? "0.00" : "0.00####", CultureInfo.InvariantCulture) + "%",
        FieldUnit.BasisPoints => value.ToString(IsTold(value, 1, 5m) ? "0.0" : "0.0#####", CultureInfo.InvariantCulture) + " bp",
        FieldUnit.Count => value.ToString("0.###", CultureInfo.InvariantCulture),
        FieldUnit.Deviations => value.ToString("0.0#", CultureInfo.InvariantCulture) + " standard deviations",
        _ => throw new ArgumentOutOfRangeException(nameof(value), Unit, null),
    };

    /// <summary>True when a value rounded to some digits tells enough: it is not one of the round values, at which limits stand, and yet another.</summary>
    private static bool IsTold(decimal value, int digits, decimal round)
    {
        var shown = decimal.Round(value, digits);
        return shown == value || (shown % round != 0m && (digits > 0 || Math.Abs(value) >= round));
    }
}

/// <summary>The value of a field for one subject.</summary>
/// <param name="Value">The value; null where it is unknown, and then no condition on it holds.</param>
/// <param name="Words">What is behind it, where that says more than the figure; else empty.</param>
public sealed record Fact(decimal? Value, string Words = "");
