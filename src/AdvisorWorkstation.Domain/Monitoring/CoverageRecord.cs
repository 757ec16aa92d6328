using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>
/// What a day's scans covered (menus.md, Coverage attestation): that so many of so many enrolled accounts were scanned, and which were not. Signed with the key of
/// the history (ECDSA P-256), so that neither the counts nor the list of gaps can be changed afterwards.
/// </summary>
/// <param name="Day">The day in New York.</param>
/// <param name="Enrolled">Enrolled accounts.</param>
/// <param name="Scanned">Accounts that were looked at on the day and could be measured.</param>
/// <param name="Gaps">The others, each in a line with its reason, in order.</param>
/// <param name="At">When it was signed.</param>
public sealed record CoverageRecord(DateOnly Day, int Enrolled, int Scanned, IReadOnlyList<string> Gaps, DateTimeOffset At)
{
    private const string Magic = "advisorworkstation-coverage/1";
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The record as a sentence.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture, $"{Scanned} of {Enrolled} enrolled accounts were scanned on {Day:yyyy-MM-dd}{(Gaps.Count == 0 ? "" : $"; {Gaps.Count} not, named below")}.");

    /// <summary>The text that is signed: one field a line, then the gaps.</summary>
    public string SignedText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Magic}\nday {Day:yyyy-MM-dd}\nenrolled {Enrolled}\nscanned {Scanned}\nat {At.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)}\n{string.Concat(Gaps.Select(g => $"gap {g}\n"))}");

    /// <summary>The signed text with its signature in the last line.</summary>
    public string ToSignedText(ECDsa key) =>
        $"{SignedText()}signature {Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(SignedText()), HashAlgorithmName.SHA256))}\n";

    /// <summary>Reads a signed text; null when it is damaged or the signature is not the key's.</summary>
    public static CoverageRecord? TryRead(string text, ECDsa publicKey)
    {
        var end = text.LastIndexOf("signature ", StringComparison.Ordinal);
        if (end < 0 || Read(text[..end]) is not { } record || record.SignedText() != text[..end])
        {
            return null;
        }
        var stated = text[(end + "signature ".Length)..].TrimEnd('\n');
        var signature = new byte[128];
        return Convert.TryFromBase64String(stated, signature, out var length)
            && publicKey.VerifyData(Encoding.UTF8.GetBytes(record.SignedText()), signature.AsSpan(0, length), HashAlgorithmName.SHA256)
            ? record
            : null;
    }

    /// <summary>The same line without what would end it.</summary>
    public static string Line(string words) => words.ReplaceLineEndings(" ");

    private static CoverageRecord? Read(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        return lines.Length >= 5 && lines[0] == Magic
            && DateOnly.TryParseExact(After(lines[1], "day "), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(After(lines[2], "enrolled "), NumberStyles.None, CultureInfo.InvariantCulture, out var enrolled)
            && int.TryParse(After(lines[3], "scanned "), NumberStyles.None, CultureInfo.InvariantCulture, out var scanned)
            && DateTimeOffset.TryParseExact(After(lines[4], "at "), Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && lines[5..].All(l => l.StartsWith("gap ", StringComparison.Ordinal))
            ? new CoverageRecord(day, enrolled, scanned, [.. lines[5..].Select(l => l["gap ".Length..])], at)
            : null;
    }

    private static string After(string line, string name) => line.StartsWith(name, StringComparison.Ordinal) ? line[name.Length..] : "";
}
