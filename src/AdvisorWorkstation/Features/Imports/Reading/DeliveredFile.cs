using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A file as it arrived.</summary>
/// <param name="name">The name it came with; shown, never used as a path.</param>
/// <param name="content">Its bytes; one more than the limit when it was larger, which is enough to refuse it.</param>
public sealed class DeliveredFile(string name, byte[] content)
{
    private const int LongestName = 120;

    public string Name { get; } = Shown(name);

    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>The account that a person says it is of, when the file does not say so itself.</summary>
    public string? Account { get; init; }

    /// <summary>Reads a file or an upload, and not much more of it than is allowed.</summary>
    public static async Task<DeliveredFile> ReadAsync(string name, Stream stream, ImportOptions limits, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[81_920];
        while (kept.Length <= limits.MaxFileBytes() && await stream.ReadAsync(chunk, cancel) is > 0 and var read)
        {
            await kept.WriteAsync(chunk.AsMemory(0, read), cancel);
        }
        return new DeliveredFile(name, kept.ToArray());
    }

    private static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c)));
        return clean.Length switch
        {
            0 => "unnamed",
            > LongestName => clean[..LongestName],
            _ => clean,
        };
    }
}

internal static class ImportLimits
{
    private const int BytesOfAMegabyte = 1024 * 1024;
    private const int BytesOfAKilobyte = 1024;

    public static long MaxFileBytes(this ImportOptions limits) => (long)limits.MaxFileMegabytes * BytesOfAMegabyte;

    public static long MaxDayBytes(this ImportOptions limits) => (long)limits.MaxMegabytesADay * BytesOfAMegabyte;

    public static int MaxCellBytes(this ImportOptions limits) => limits.MaxCellKilobytes * BytesOfAKilobyte;
}
