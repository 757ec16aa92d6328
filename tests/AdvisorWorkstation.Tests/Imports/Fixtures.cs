using System.Runtime.CompilerServices;
using System.Text;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>The small files of every layout under tests/data/imports, with the quirks of the real ones and invented content.</summary>
internal static class Fixtures
{
    private const string Folder = "imports";

    /// <summary>Every file there is.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", Folder))
        .Select(p => Path.GetFileName(p)!)
        .Order(StringComparer.Ordinal);

    /// <summary>The files of layouts that are read.</summary>
    public static IEnumerable<string> ReadNames => Names.Where(n => !n.StartsWith("later_", StringComparison.Ordinal));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", Folder, name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static DeliveredFile Delivered(string name) => new(name, Bytes(name));

    public static FileReading Read(string name, byte[] content, ImportOptions? limits = null) =>
        DeliveryReader.Read(0, new DeliveredFile(name, content), limits ?? new ImportOptions());

    public static FileReading Read(string name, string text) => Read(name, Encoding.UTF8.GetBytes(text));

    public static FileReading Read(string name) => Read(name, Bytes(name));

    /// <summary>What is expected of a file. Under AW_WRITE_GOLDENS=1 it is written anew, to be looked at before it is committed.</summary>
    public static string Expected(string name, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "data", Folder, "expected", name + ".txt");
        if (Environment.GetEnvironmentVariable("AW_WRITE_GOLDENS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        return File.ReadAllText(path);
    }
}
