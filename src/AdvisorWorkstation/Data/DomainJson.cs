using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Data;

/// <summary>
/// Domain records as JSON that is kept for years: decimals as text, dates in ISO, enums by name, properties in the order of the record.
/// What is read back is equal to what was written, and the same record gives the same bytes.
/// </summary>
internal static class DomainJson
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(byte[] json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidDataException($"stored {typeof(T).Name} is null");

    /// <summary>SHA-256 of some bytes, in hex.</summary>
    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static byte[] Compress(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new BrotliStream(stream, CompressionLevel.Fastest))
        {
            zip.Write(content);
        }
        return stream.ToArray();
    }

    public static byte[] Decompress(byte[] content)
    {
        using var stream = new MemoryStream();
        using var zip = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        zip.CopyTo(stream);
        return stream.ToArray();
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, RespectNullableAnnotations = true };
        options.Converters.Add(new JsonStringEnumConverter());
        AddDecimal(options, v => new Money(v), v => v.Usd);
        AddDecimal(options, v => new Shares(v), v => v.Count);
        AddDecimal(options, v => new Price(v), v => v.UsdPerShare);
        AddDecimal(options, v => new Weight(v), v => v.Fraction);
        AddDecimal(options, v => new BasisPoints(v), v => v.Value);
        AddDecimal(options, v => v, v => v);
        AddText(options, v => new AccountId(Guid.ParseExact(v, "N")), v => v.ToString());
        AddText(options, v => new HouseholdId(Guid.ParseExact(v, "N")), v => v.ToString());
        AddText(options, v => new BookId(Guid.ParseExact(v, "N")), v => v.ToString());
        AddText(options, v => new SecurityId(int.Parse(v, CultureInfo.InvariantCulture)), v => v.ToString());
        AddText(options, v => new LotId(long.Parse(v, CultureInfo.InvariantCulture)), v => v.ToString());
        AddText(options, v => new ModelId(int.Parse(v, CultureInfo.InvariantCulture)), v => v.Value.ToString(CultureInfo.InvariantCulture));
        AddText(options, v => new IndexId(int.Parse(v, CultureInfo.InvariantCulture)), v => v.Value.ToString(CultureInfo.InvariantCulture));
        AddText(options, v => SleeveSource.TryParse(v) ?? throw new FormatException($"'{v}' is no sleeve"), v => v.ToString());
        AddText(options, Ticker.Parse, v => v.Symbol);
        AddText(options, v => new AsOf(DateOnly.ParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture)), v => v.ToString());
        AddText(options, Arguments.Parse, v => v.ToText());
        options.Converters.Add(new PolicyConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTerms } };
        return options;
    }

    /// <summary>The terms of a corporate action carry their kind, by the name of their record.</summary>
    private static void NameTerms(JsonTypeInfo type)
    {
        if (type.Type == typeof(ActionTerms))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions();
            foreach (var terms in typeof(ActionTerms).GetNestedTypes())
            {
                type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(terms, terms.Name));
            }
        }
    }

    private static void AddDecimal<T>(JsonSerializerOptions options, Func<decimal, T> read, Func<T, decimal> write) =>
        AddText(
            options,
            text => read(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)),
            value => (write(value) / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));

    private static void AddText<T>(JsonSerializerOptions options, Func<string, T> read, Func<T, string> write) =>
        options.Converters.Add(new TextConverter<T>(read, write));

    private sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    private sealed class PolicyConverter : JsonConverter<Policy>
    {
        public override Policy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<List<StoredEntry>>(ref reader, options)!
                .ConvertAll(e => new PolicyEntry(e.Option, e.Arguments, e.Chosen, e.Overruled)));

        public override void Write(Utf8JsonWriter writer, Policy value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer, value.Entries.Select(e => new StoredEntry(e.Option, e.Arguments, e.Chosen, e.Overruled)).ToList(), options);

        private sealed record StoredEntry(string Option, Arguments Arguments, Customization? Chosen, IReadOnlyList<Customization> Overruled);
    }
}
