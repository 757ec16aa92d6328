using System.Collections;
using System.Globalization;
using System.Text;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>What came of reading a file, as text that a person can check against the file.</summary>
internal static class FactWords
{
    public static string Of(FileReading reading)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{reading.Layout?.Name ?? "not known"}, {reading.Rows} rows{(reading.IsSetAside ? ", set aside" : "")}\n");
        foreach (var fact in reading.Facts)
        {
            text.Append(Words(fact)).Append('\n');
        }
        foreach (var finding in reading.Findings.ToList())
        {
            text.Append(CultureInfo.InvariantCulture, $"{finding.Severity} line {finding.Line} [{finding.Column}] {finding.Sentence}\n");
        }
        reading.Reconciled.ForEach(r => text.Append(r).Append('\n'));
        return text.ToString();
    }

    private static string Words(object? value) => value switch
    {
        null => "unknown",
        string text => text,
        Place { Line: 0 } => "nowhere",
        Place place => $"line {place.Line} [{place.Column}]",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number when value.GetType().IsPrimitive || value is decimal => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items => string.Concat(items.Cast<object>().Select(i => $"\n    {Words(i)}")),
        Enum or bool or Taken => value.ToString()!,
        _ when value.GetType().Namespace!.StartsWith("AdvisorWorkstation.Domain.Values", StringComparison.Ordinal) => value.ToString()!,
        _ => $"{value.GetType().Name} {string.Join("; ", Properties(value))}",
    };

    private static IEnumerable<string> Properties(object value) => value.GetType().GetProperties()
        .Where(p => p.GetIndexParameters().Length == 0 && p.Name is not ("Tickers" or "Subject" or "BasisPerShare" or "IsUnnamed"))
        .Select(p => (p.Name, Value: p.GetValue(value)))
        .Where(p => p.Value is not null)
        .Select(p => $"{p.Name}: {Words(p.Value)}");
}
