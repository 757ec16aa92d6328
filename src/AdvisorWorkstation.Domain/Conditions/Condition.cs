using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Conditions;

/// <summary>How a value is held against a limit.</summary>
public enum Comparison
{
    Above,
    AtLeast,
    Below,
    AtMost,
}

/// <summary>One test: a field against a limit. A value exactly at its limit is neither above nor below it.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Comparison">How.</param>
/// <param name="Limit">Against what, in the field's unit.</param>
public sealed record Condition(string Field, Comparison Comparison, decimal Limit)
{
    private static readonly (Comparison Comparison, string Sign, string Words)[] Signs =
        [(Comparison.AtLeast, ">=", "at least"), (Comparison.AtMost, "<=", "at most"), (Comparison.Above, ">", "above"), (Comparison.Below, "<", "below")];

    /// <summary>True when a known value passes the test.</summary>
    public bool Holds(decimal? value) => Comparison switch
    {
        Comparison.Above => value > Limit,
        Comparison.AtLeast => value >= Limit,
        Comparison.Below => value < Limit,
        Comparison.AtMost => value <= Limit,
        _ => throw new InvalidOperationException($"no comparison {Comparison}"),
    };

    /// <summary>The sign of a comparison: &gt;, &gt;=, &lt; or &lt;=.</summary>
    public static string SignOf(Comparison comparison) => Array.Find(Signs, s => s.Comparison == comparison).Sign;

    /// <summary>A comparison in words.</summary>
    public static string WordsOf(Comparison comparison) => Array.Find(Signs, s => s.Comparison == comparison).Words;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Field} {SignOf(Comparison)} {Limit / 1.0000000000000000000000000000m}");

    /// <summary>Reads <c>field sign limit</c>.</summary>
    public static Outcome<Condition> Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 3
            && Array.FindIndex(Signs, s => s.Sign == parts[1]) is >= 0 and var sign
            && decimal.TryParse(parts[2], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)
                ? new Condition(parts[0], Signs[sign].Comparison, limit)
                : new Refusal("condition", $"'{text.Trim()}' is no condition; it takes a field, one of > >= < <=, and a number.");
    }
}
