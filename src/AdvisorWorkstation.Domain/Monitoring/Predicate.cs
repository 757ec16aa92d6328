using System.Globalization;
using AdvisorWorkstation.Domain.Conditions;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>What a predicate's numbers are.</summary>
public enum PredicateUnit
{
    Usd,

    /// <summary>A part of a whole; 0.05 is five percent.</summary>
    Part,

    /// <summary>Basis points.</summary>
    Bp,

    /// <summary>Standard deviations of a factor.</summary>
    Sd,
    Days,
    BusinessDays,
    BusinessHours,
    Count,
}

/// <summary>
/// The test behind an alert, as data: what was measured, how, against which limit, and what it was. An alert stands while it holds; what it says on the day that
/// it no longer does is the evidence that closes the alert.
/// </summary>
/// <param name="Field">What was measured, in words, such as <c>cash</c>.</param>
/// <param name="Operator">How it is held against the limit.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Value">What was measured; null when what is measured is not there any more, and then the test does not hold.</param>
/// <param name="Unit">The unit of both.</param>
public sealed record Predicate(string Field, Comparison Operator, decimal Limit, decimal? Value, PredicateUnit Unit)
{
    /// <summary>True when the value is beyond the limit. Exactly at the limit counts only where the operator says so.</summary>
    public bool Holds => Value is { } value && Operator switch
    {
        Comparison.Above => value > Limit,
        Comparison.AtLeast => value >= Limit,
        Comparison.Below => value < Limit,
        Comparison.AtMost => value <= Limit,
        _ => throw new InvalidOperationException($"no comparison {Operator}"),
    };

    /// <summary>The test with its figures, such as <c>cash 3.10% &gt; 3.00%</c>.</summary>
    public string Words => $"{Field} {Text(Value)} {Sign} {Text(Limit)}";

    /// <summary>What shows that it does not hold.</summary>
    public string Evidence => Value is null ? $"{Field}: not there any more" : $"{Field} {Text(Value)}, no longer {Sign} {Text(Limit)}";

    private string Sign => Operator switch
    {
        Comparison.Above => ">",
        Comparison.AtLeast => ">=",
        Comparison.Below => "<",
        _ => "<=",
    };

    private string Text(decimal? number) => number is not { } value ? "none" : Unit switch
    {
        PredicateUnit.Usd => value.ToString("$#,##0.00;\u2212$#,##0.00", CultureInfo.InvariantCulture),
        PredicateUnit.Part => (value * 100m).ToString("0.00####;\u22120.00####", CultureInfo.InvariantCulture) + "%",
        PredicateUnit.Bp => value.ToString("0.0#####;\u22120.0#####", CultureInfo.InvariantCulture) + " bp",
        PredicateUnit.Sd => value.ToString("0.00####;\u22120.00####", CultureInfo.InvariantCulture) + " sd",
        PredicateUnit.Days => Counted(value, "day"),
        PredicateUnit.BusinessDays => Counted(value, "business day"),
        PredicateUnit.BusinessHours => Counted(decimal.Round(value, 2), "business hour"),
        _ => value.ToString("0.######", CultureInfo.InvariantCulture),
    };

    private static string Counted(decimal value, string what) =>
        $"{value.ToString("0.##;\u22120.##", CultureInfo.InvariantCulture)} {what}{(value == 1m ? "" : "s")}";
}
