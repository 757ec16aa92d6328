using System.Globalization;
using System.Text.RegularExpressions;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>A number as a file writes it.</summary>
internal readonly record struct WrittenNumber(decimal Value, bool HasDollarSign, bool HasPercentSign)
{
    /// <summary>How many decimals it needs; a zero at the end is none.</summary>
    public int Decimals => (Value / 1.0000000000000000000000000000m).Scale;
}

/// <summary>
/// The one grammar of numbers in files (README, Numbers). The framework's own would read <c>12,5</c> as 125 and <c>1,2,3</c> as 123.
/// What the grammar lets pass is refused all the same when its sign is said twice or its parentheses don't pair: nobody can tell what it means.
/// </summary>
internal static partial class NumberGrammar
{
    /// <summary>Digits that a decimal holds without rounding.</summary>
    private const int MostDigits = 28;

    private static readonly HashSet<string> Unknown = new(StringComparer.OrdinalIgnoreCase) { "", "-", "--", "N/A", "Incomplete" };

    [GeneratedRegex(@"^[(]?[-+]?\$?[-+]?([0-9]{1,3}(,[0-9]{3})*|[0-9]+)(\.[0-9]+)?%?[)]?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Grammar { get; }

    /// <summary>True when the file says that it does not know, which is never zero.</summary>
    public static bool IsUnknown(string text) => Unknown.Contains(text);

    /// <summary>The number of a text without spaces around it; null when it is none.</summary>
    public static WrittenNumber? TryRead(string text)
    {
        if (text.Length > 64 || !Grammar.IsMatch(text)
            || text.StartsWith('(') != text.EndsWith(')')
            || text.Count(c => c is '-' or '+' or '(') > 1
            || text.Count(char.IsAsciiDigit) > MostDigits)
        {
            return null;
        }
        var bare = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '.'));
        var value = decimal.Parse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var isNegative = text.Contains('-') || text[0] == '(';
        return new WrittenNumber(isNegative ? -value : value, text.Contains('$'), text.Contains('%'));
    }
}
