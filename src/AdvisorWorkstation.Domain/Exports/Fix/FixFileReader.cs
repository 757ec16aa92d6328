using System.Globalization;
using System.Text;

namespace AdvisorWorkstation.Domain.Exports.Fix;

/// <summary>The messages of a file.</summary>
/// <param name="Messages">Each message's fields, without 8, 9 and 10.</param>
/// <param name="Faults">Where the file is not framed as FIX demands; reading ends at the first.</param>
public sealed record FixFile(IReadOnlyList<IReadOnlyList<FixField>> Messages, IReadOnlyList<string> Faults);

/// <summary>Takes a file of FIX messages apart: envelope, body length, check sum, and fields.</summary>
public static class FixFileReader
{
    private const int CheckSumFieldLength = 7;

    private static readonly string Begin =
        $"{FixTag.BeginString}={FixCode.Version}{FixFraming.Delimiter}{FixTag.BodyLength}=";

    /// <summary>The messages in some bytes.</summary>
    public static FixFile Read(byte[] content)
    {
        var text = Encoding.Latin1.GetString(content);
        var messages = new List<IReadOnlyList<FixField>>();
        for (var at = 0; at < text.Length;)
        {
            if (Message(text, at) is not { } found)
            {
                return new FixFile(messages, [$"Message {messages.Count + 1} is not framed as FIX demands, or its length or check sum is wrong."]);
            }
            if (Fields(found.Body) is not { } fields)
            {
                return new FixFile(messages, [$"Message {messages.Count + 1} has a field that is not a number, an equals sign and printable text."]);
            }
            messages.Add(fields);
            at = found.End;
        }
        return new FixFile(messages, []);
    }

    private static (string Body, int End)? Message(string text, int at)
    {
        if (string.CompareOrdinal(text, at, Begin, 0, Begin.Length) != 0)
        {
            return null;
        }
        var lengthEnds = text.IndexOf(FixFraming.Delimiter, at + Begin.Length);
        if (lengthEnds < 0 || Whole(text[(at + Begin.Length)..lengthEnds]) is not { } length || length < 1 || length > text.Length)
        {
            return null;
        }
        var checkSumAt = lengthEnds + 1 + length;
        if (checkSumAt + CheckSumFieldLength >= text.Length
            || text[checkSumAt - 1] != FixFraming.Delimiter
            || text[checkSumAt + CheckSumFieldLength] != FixFraming.EndOfMessage)
        {
            return null;
        }
        var trailer = $"{FixTag.CheckSum}={FixFraming.CheckSum(text[at..checkSumAt])}{FixFraming.Delimiter}";
        return text.Substring(checkSumAt, CheckSumFieldLength) == trailer
            ? (text[(lengthEnds + 1)..checkSumAt], checkSumAt + CheckSumFieldLength + 1)
            : null;
    }

    private static List<FixField>? Fields(string body)
    {
        var fields = new List<FixField>();
        foreach (var part in body[..^1].Split(FixFraming.Delimiter))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == part.Length - 1 || Whole(part[..equals]) is not { } tag || part.Any(c => c is < ' ' or > '~'))
            {
                return null;
            }
            fields.Add(new FixField(tag, part[(equals + 1)..]));
        }
        return fields;
    }

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && FixFraming.Number(value) == digits ? value : null;
}
