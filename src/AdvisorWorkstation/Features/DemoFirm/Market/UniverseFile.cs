using System.Globalization;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using CsvHelper;

namespace AdvisorWorkstation.Features.DemoFirm.Market;

/// <summary>The securities of the demo firm, read from the file that is built in.</summary>
public static class UniverseFile
{
    private const string Resource = "us-large-500.csv";

    private static readonly Lazy<IReadOnlyList<UniverseEntry>> Entries = new(Read);

    /// <summary>All of them, in the order of the file; a security's id is its place, from one.</summary>
    public static IReadOnlyList<UniverseEntry> All => Entries.Value;

    private static List<UniverseEntry> Read()
    {
        var assembly = typeof(UniverseFile).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(Resource, StringComparison.Ordinal));
        using var csv = CsvReader.Create(assembly.GetManifestResourceStream(name)!, null, false);
        var entries = new List<UniverseEntry>();
        while (csv.Read())
        {
            entries.Add(EntryOf(csv));
        }
        return entries;
    }

    private static UniverseEntry EntryOf(CsvReader csv)
    {
        string Text(string column) => csv.GetString(column);
        decimal Figure(string column) => decimal.Parse(Text(column), CultureInfo.InvariantCulture);
        var ticker = Ticker.Parse(Text("Ticker"));
        return new UniverseEntry(
            ticker,
            Text("Name"),
            Sectors.TryParse(Text("Sector")) ?? throw new FormatException($"{Resource}: {ticker} has no sector"),
            Figure("FloatCapBn"),
            Figure("Price"),
            Enum.Parse<VolumeClass>(Text("Volume"), ignoreCase: true),
            Enum.Parse<UniverseRole>(Text("Role"), ignoreCase: true),
            Text("Group") is { Length: > 0 } group ? group : ticker.Symbol,
            Text("HistoryDays") is { Length: > 0 } days ? int.Parse(days, CultureInfo.InvariantCulture) : null,
            Text("Screens").Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
