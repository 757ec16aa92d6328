using System.Globalization;
using System.Text;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>
/// What text an order file may carry (security.md 3.1). Nothing is quoted, escaped or shortened to fit: an escaped quote in an order file is a
/// wrong order, so text that does not fit holds the batch back.
/// </summary>
public static class OrderText
{
    /// <summary>The longest text of any other kind.</summary>
    public const int MaxLength = 40;

    private const int MaxAccountLength = 20;
    private const int MaxSymbolLength = 30;
    private const int CusipLength = 9;
    private const string FormulaStarts = "=+-@";

    /// <summary>An account number: <c>[A-Z0-9-]{1,20}</c>.</summary>
    public static bool IsAccount(string text) => Fits(text, MaxAccountLength, c => IsLetterOrDigit(c) || c == '-');

    /// <summary>A symbol: <c>[A-Z0-9./ -]{1,30}</c>.</summary>
    public static bool IsSymbol(string text) => Fits(text, MaxSymbolLength, c => IsLetterOrDigit(c) || c is '.' or '/' or ' ' or '-');

    /// <summary>A CUSIP: <c>[A-Z0-9]{9}</c>.</summary>
    public static bool IsCusip(string text) => text.Length == CusipLength && Fits(text, CusipLength, IsLetterOrDigit);

    /// <summary>A party of a FIX session: <c>[A-Za-z0-9._-]{1,20}</c>.</summary>
    public static bool IsParty(string text) => Fits(text, MaxAccountLength, c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    /// <summary>Any other name: printable ASCII without comma and quote, not starting as a formula does.</summary>
    public static bool IsName(string text) =>
        Fits(text, MaxLength, c => c is >= ' ' and <= '~' and not ',' and not '"') && !FormulaStarts.Contains(text.Trim().FirstOrDefault());

    /// <summary>Any text as a sentence may show it: what is not printable ASCII by its number, cut where it is long.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text.Take(MaxLength))
        {
            _ = c is >= ' ' and <= '~' ? shown.Append(c) : shown.Append(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]");
        }
        return text.Length > MaxLength ? shown.Append("...").ToString() : shown.ToString();
    }

    private static bool IsLetterOrDigit(char c) => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c);

    private static bool Fits(string text, int longest, Func<char, bool> allowed) =>
        text.Length > 0 && text.Length <= longest && text.Trim().Length > 0 && text.All(allowed);
}
