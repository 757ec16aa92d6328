namespace AdvisorWorkstation.Features.Exports;

/// <summary>
/// A folder that other programs watch for order files. A file appears in it whole or not at all: it is written under a temporary name, brought to the
/// disk, and renamed. Nothing that is there is overwritten. Files are readable by their owner only.
/// </summary>
internal sealed class OrderFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;

    /// <summary>The folder, made if it is not there, and tried out.</summary>
    /// <exception cref="IOException">It can't be made or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made or written to.</exception>
    public OrderFolder(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(_path);
        var trial = TemporaryNameOf("trial");
        WriteThrough(trial, []);
        File.Delete(trial);
    }

    /// <summary>The full path of the folder.</summary>
    public override string ToString() => _path;

    /// <summary>Writes a file; nothing happens when it is there already with the same bytes.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="IOException">It can't be written, or another file has its name.</exception>
    public string Write(string name, byte[] content)
    {
        var target = Path.Combine(_path, name);
        if (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(content))
        {
            return target;
        }
        var temporary = TemporaryNameOf(name);
        try
        {
            WriteThrough(temporary, content);
            File.Move(temporary, target, overwrite: false);
        }
        finally
        {
            File.Delete(temporary);
        }
        return target;
    }

    private string TemporaryNameOf(string name) => Path.Combine(_path, $".{name}.{Guid.NewGuid():N}.tmp");

    private static void WriteThrough(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}
