using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>
/// Takes out of an Office package what the libraries put in by chance or by the clock: random names and ids, and the time of each entry. The same
/// workbook then gives the same bytes.
/// </summary>
internal static partial class StablePackage
{
    private const string RelationshipsOfPackage = "_rels/.rels";

    public static byte[] Of(byte[] package, DateTimeOffset at)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        using var stream = new MemoryStream();
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.OrderBy(e => RandomName().Replace(e.FullName, "core.psmdcp"), StringComparer.Ordinal))
            {
                Copy(entry, target.CreateEntry(RandomName().Replace(entry.FullName, "core.psmdcp"), CompressionLevel.Optimal), at);
            }
        }
        return stream.ToArray();
    }

    private static void Copy(ZipArchiveEntry from, ZipArchiveEntry to, DateTimeOffset at)
    {
        to.LastWriteTime = at.ToUniversalTime();
        using var content = from.Open();
        using var copy = to.Open();
        if (from.FullName != RelationshipsOfPackage)
        {
            content.CopyTo(copy);
            return;
        }
        using var reader = new StreamReader(content, Encoding.UTF8);
        var number = 0;
        var text = RandomName().Replace(reader.ReadToEnd(), "core.psmdcp");
        copy.Write(Encoding.UTF8.GetBytes(RandomId().Replace(text, _ => $"Id=\"P{++number}\"")));
    }

    [GeneratedRegex("[0-9a-f]{32}\\.psmdcp", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RandomName();

    [GeneratedRegex("Id=\"R[0-9a-f]{16}\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RandomId();
}
