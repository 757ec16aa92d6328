using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>An authenticator app: the time-based code of a shared key (RFC 6238, 6 digits, 30 seconds, SHA-1).</summary>
internal static class Authenticator
{
    public static string CodeNow(string key) => Code(key, DateTimeOffset.UtcNow);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "RFC 6238 and every authenticator app use SHA-1 here")]
    private static string Code(string key, DateTimeOffset at)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(FromBase32(key), counter);
        var start = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(start, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(c => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal).ToString("B5", CultureInfo.InvariantCulture)));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
