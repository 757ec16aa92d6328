using System.Globalization;
using System.Text;

namespace AdvisorWorkstation.Domain.Exports.Fix;

/// <summary>One field of a message.</summary>
/// <param name="Tag">Its number.</param>
/// <param name="Value">Its value as text.</param>
public readonly record struct FixField(int Tag, string Value);

/// <summary>
/// The envelope of FIX messages in a file: 8, 9 and 35 first, 10 last, each message on a line of its own. BodyLength counts the bytes after its own
/// field up to and including the delimiter before 10; CheckSum is the sum of all bytes before 10, modulo 256.
/// </summary>
public static class FixFraming
{
    /// <summary>Ends every field.</summary>
    public const char Delimiter = '\u0001';

    /// <summary>Ends every message of a file.</summary>
    public const char EndOfMessage = '\n';

    private const int CheckSumModulus = 256;

    /// <summary>A message with its envelope.</summary>
    /// <param name="fields">Everything from 35 to the last field before 10.</param>
    /// <exception cref="InvalidOperationException">A value is empty or is not printable ASCII.</exception>
    public static string Frame(IEnumerable<FixField> fields)
    {
        var body = string.Concat(fields.Select(Write));
        var message = Write(new FixField(FixTag.BeginString, FixCode.Version)) + Write(new FixField(FixTag.BodyLength, Number(body.Length))) + body;
        return message + Write(new FixField(FixTag.CheckSum, CheckSum(message)));
    }

    /// <summary>The three digits of 10 for everything before it.</summary>
    internal static string CheckSum(string message) =>
        (Encoding.ASCII.GetBytes(message).Sum(b => b) % CheckSumModulus).ToString("000", CultureInfo.InvariantCulture);

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Write(FixField field) => field.Value.Length > 0 && field.Value.All(c => c is >= ' ' and <= '~')
        ? $"{Number(field.Tag)}={field.Value}{Delimiter}"
        : throw new InvalidOperationException($"field {field.Tag} can't carry '{OrderText.Shown(field.Value)}'");
}
