using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AdvisorWorkstation.Domain.Audit;

/// <summary>
/// One spelling for every record that is hashed: keys sorted by their UTF-8 bytes, decimals as text, times in UTC, no white space.
/// Two programs that agree on the content agree on the bytes.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The order of UTF-8 bytes, which is that of code points: a surrogate comes after every character that needs none.</summary>
    private static readonly Comparer<string> ByUtf8 = Comparer<string>.Create((a, b) =>
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        return same < a.Length && same < b.Length ? Rank(a[same]) - Rank(b[same]) : a.Length - b.Length;
    });

    /// <summary>The bytes of a flat record.</summary>
    /// <exception cref="NotSupportedException">A value is of a type that has no canonical spelling.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, object?> fields)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            WriteValue(json, fields);
        }
        return stream.ToArray();
    }

    /// <summary>The text of a flat record.</summary>
    public static string WriteText(IReadOnlyDictionary<string, object?> fields) => Encoding.UTF8.GetString(Write(fields));

    private static int Rank(char c) => char.IsSurrogate(c) ? char.MaxValue + c : c;

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string s: json.WriteStringValue(s); break;
            case bool b: json.WriteBooleanValue(b); break;
            case int i: json.WriteNumberValue(i); break;
            case long l: json.WriteNumberValue(l); break;
            case decimal d: json.WriteStringValue((d / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)); break;
            case DateOnly date: json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time:
                json.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
                break;
            case Enum e: json.WriteStringValue(e.ToString()); break;
            case Guid g: json.WriteStringValue(g.ToString("N")); break;
            case IReadOnlyDictionary<string, object?> fields:
                json.WriteStartObject();
                foreach (var (key, inner) in fields.OrderBy(f => f.Key, ByUtf8))
                {
                    json.WritePropertyName(key);
                    WriteValue(json, inner);
                }
                json.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(json, item);
                }
                json.WriteEndArray();
                break;
            default: throw new NotSupportedException($"no canonical spelling of {value.GetType()}");
        }
    }
}
