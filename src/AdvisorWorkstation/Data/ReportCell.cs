namespace AdvisorWorkstation.Data;

/// <summary>
/// A text cell of a report that people open in a spreadsheet: always quoted, and with an apostrophe in front where a spreadsheet would
/// take it for a formula (security.md 3.1; OWASP ASVS 1.2.10). Machine files never use it: there such a text is refused.
/// </summary>
internal static class ReportCell
{
    private const string FormulaStarts = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Text(string text) => $"\"{Neutral(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The text, with an apostrophe in front where it could be a formula.</summary>
    public static string Neutral(string text)
    {
        var first = text.TrimStart(' ');
        return first.Length > 0 && FormulaStarts.Contains(first[0], StringComparison.Ordinal) ? "'" + text : text;
    }
}
