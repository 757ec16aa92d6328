using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AdvisorWorkstation.Domain.Audit;

/// <summary>
/// What the history was at a moment: how many entries, and the root of the tree over them. Signed with ECDSA P-256 and kept in a
/// file outside of the database, it shows a rewritten, shortened or rolled-back history.
/// </summary>
/// <param name="Size">Entries.</param>
/// <param name="Root">The root's 32 bytes, in hex.</param>
/// <param name="At">When.</param>
public sealed record TreeHead(long Size, string Root, DateTimeOffset At)
{
    private const string Magic = "advisorworkstation-audit-head/1";

    /// <summary>The text that is signed: one field a line.</summary>
    public string SignedText() => string.Create(
        CultureInfo.InvariantCulture, $"{Magic}\n{Size}\n{Root}\n{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'}\n");

    /// <summary>One line of the heads file.</summary>
    public string ToLine(ECDsa key) =>
        $"{string.Join(' ', SignedText().TrimEnd('\n').Split('\n'))} {Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(SignedText()), HashAlgorithmName.SHA256))}";

    /// <summary>Reads a line of the heads file; null when it is damaged or the signature is not the key's.</summary>
    public static TreeHead? TryRead(string line, ECDsa publicKey)
    {
        var parts = line.Split(' ');
        if (parts.Length != 5 || parts[0] != Magic
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !DateTimeOffset.TryParseExact(
                parts[3], "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return null;
        }
        var head = new TreeHead(size, parts[2], at);
        var signature = new byte[128];
        return Convert.TryFromBase64String(parts[4], signature, out var length)
            && Convert.ToBase64String(signature.AsSpan(0, length)) == parts[4]
            && publicKey.VerifyData(Encoding.UTF8.GetBytes(head.SignedText()), signature.AsSpan(0, length), HashAlgorithmName.SHA256)
            ? head
            : null;
    }
}
