using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// One kind of file: how it is recognized and how it is read. To add one, write such an entry in a file of its own and list it in
/// <see cref="KnownLayouts"/>.
/// </summary>
/// <param name="Key">Its name in the database.</param>
/// <param name="Name">Its name on screens.</param>
/// <param name="Fit">How well the start of a file fits it; zero when it does not. The best fit wins.</param>
/// <param name="Read">Takes the facts out of a file.</param>
internal sealed record Layout(string Key, string Name, Func<FileHead, int> Fit, Action<Sheet, FileReading> Read)
{
    /// <summary>The fit of what can be nothing else.</summary>
    public const int Sure = 1_000;

    /// <summary>How its bytes become rows of cells; null, with findings, when they can't.</summary>
    public Func<ReadOnlyMemory<byte>, ImportOptions, FileReading, Sheet?> Split { get; init; } = CsvSheet.Read;

    /// <summary>The columns that the columns of a foreign file can be mapped to; none for a layout that is not ours.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>A layout that is told by a mark of its own.</summary>
    public static Layout Of(string key, string name, Func<FileHead, bool> recognize, Action<Sheet, FileReading> read) =>
        new(key, name, head => recognize(head) ? Sure : 0, read);

    /// <summary>A layout that is told by a mark of its own, and whose files are lines instead of cells.</summary>
    public static Layout OfLines(string key, string name, string start, Action<Sheet, FileReading> read) =>
        Of(key, name, head => head.First.Cells[0].StartsWith(start, StringComparison.Ordinal), read) with { Split = LineSheet.Read };
}

/// <summary>The start of a file, which is all that recognizing it may look at.</summary>
internal sealed record FileHead(IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Rows that are looked at.</summary>
    public const int Length = 20;

    /// <summary>The first row that says anything; an empty one when none does.</summary>
    public SheetRow First => Rows.FirstOrDefault(r => !r.IsBlank) ?? new SheetRow(1, [""]);

    /// <summary>The first row that has all of these names, in any order and any case of letters; null when there is none.</summary>
    public SheetRow? RowWith(params ReadOnlySpan<string> names)
    {
        foreach (var row in Rows)
        {
            var i = 0;
            while (i < names.Length && row.Has(names[i]))
            {
                i++;
            }
            if (i == names.Length)
            {
                return row;
            }
        }
        return null;
    }

    /// <summary>The first row whose first cells are these names, in any case of letters; null when there is none.</summary>
    public SheetRow? RowStarting(params ReadOnlySpan<string> names)
    {
        foreach (var row in Rows)
        {
            var i = 0;
            while (i < names.Length && row[i].Equals(names[i], StringComparison.OrdinalIgnoreCase))
            {
                i++;
            }
            if (i == names.Length)
            {
                return row;
            }
        }
        return null;
    }
}
