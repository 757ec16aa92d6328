using System.Globalization;
using System.Text;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>
/// Text in reports for people (security.md 3.1): a spreadsheet must not take a client's or a security's name for a formula, and what can't be
/// seen is shown by its number. Machine files never do this; they refuse (<see cref="OrderText"/>).
/// </summary>
public static class ReportText
{
    private const string FormulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The text as a report shows it.</summary>
    public static string Neutralize(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = IsInvisible(rune) ? shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]") : shown.Append(rune);
        }
        var visible = shown.ToString();
        return visible.TrimStart() is [var first, ..] && FormulaStarts.Contains(first) ? "'" + visible : visible;
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned;
}
