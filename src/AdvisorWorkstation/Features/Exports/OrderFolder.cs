using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>
/// A folder that other programs watch for order files. A file appears in it whole or not at all: it is written under a temporary name, brought to
/// the disk, and renamed. Nothing that is there is overwritten. Files are readable by their owner only.
/// </summary>
internal sealed class OrderFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;

    private OrderFolder(string path) => _path = path;

    /// <summary>The folder, made if it is not there, and tried out, so that nothing is released that could not be written.</summary>
    public static Outcome<OrderFolder> Open(string path)
    {
        try
        {
            var folder = new OrderFolder(Path.GetFullPath(path));
            Directory.CreateDirectory(folder._path);
            var trial = folder.TemporaryNameOf("trial");
            WriteThrough(trial, []);
            File.Delete(trial);
            return folder;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Refusal(
                "not-written", $"Nothing was released: the folder '{path}' can't be written to. {failed.Message} Name another one, or mend the cause.");
        }
    }

    /// <summary>The full path of the folder.</summary>
    public override string ToString() => _path;

    /// <summary>Writes files; one that is there already with the same bytes is left alone.</summary>
    /// <returns>Their paths, or why one could not be written.</returns>
    public Outcome<IReadOnlyList<string>> Write(IReadOnlyList<OrderFileRow> files)
    {
        try
        {
            return files.Select(f => Write(f.Name, f.Content)).ToArray();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new Refusal(
                "not-written",
                $"The order files could not be written to {_path}. {failed.Message} The orders are released and stored, and leave only once: "
                + "mend the cause and run the export again, and it writes the same files.");
        }
    }

    private string Write(string name, byte[] content)
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
