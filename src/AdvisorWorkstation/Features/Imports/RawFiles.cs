using AdvisorWorkstation.Data;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>The delivered files as they came, kept under the SHA-256 of their bytes. A file is whole under its name or not there.</summary>
public sealed class RawFiles(DataFolder folder)
{
    /// <summary>Keeps some bytes; they are on the disk when this returns.</summary>
    public async Task KeepAsync(string hash, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            return;
        }
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        await using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(content, cancel);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>The bytes of a hash; null when they are not there, or are not what they were.</summary>
    public async Task<byte[]?> FindAsync(string hash, CancellationToken cancel)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            return null;
        }
        var content = await File.ReadAllBytesAsync(path, cancel);
        return DomainJson.Hash(content) == hash ? content : null;
    }

    private string PathOf(string hash) => Path.Combine(folder.RawImports, hash);
}
