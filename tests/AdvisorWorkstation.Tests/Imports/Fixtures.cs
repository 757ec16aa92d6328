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

    /// <summary>How mapped_positions.csv is read.</summary>
    public static readonly ColumnMapping Mapping = new(
        "Keel statements",
        ["Acct", "Sec Symbol", "Shares", "Unit Px", "Mkt Value", "Book Cost", "Stmt Date", "Rep"],
        "positions",
        [
            new MappedColumn("custodian", null, "Keel"),
            new MappedColumn("account_number", "Acct", null),
            new MappedColumn("as_of", "Stmt Date", null),
            new MappedColumn("ticker", "Sec Symbol", null),
            new MappedColumn("quantity", "Shares", null),
            new MappedColumn("price", "Unit Px", null),
            new MappedColumn("value", "Mkt Value", null),
            new MappedColumn("cost_basis", "Book Cost", null),
        ],
        "MM/DD/YYYY");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", Folder, name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static DeliveredFile Delivered(string name) => new(name, Bytes(name));

    public static FileReading Read(string name, byte[] content, ImportOptions? limits = null) =>
        DeliveryReader.Read(0, new DeliveredFile(name, content), [Mapping], limits ?? new ImportOptions(), CancellationToken.None);

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
