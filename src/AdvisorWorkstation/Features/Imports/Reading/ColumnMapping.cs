namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>Where a column of one of our own formats comes from in a file of somebody else's.</summary>
/// <param name="Column">The column of our format.</param>
/// <param name="Heading">The file's column; null when the value is the same for the whole file.</param>
/// <param name="Constant">The value for the whole file; null when it comes from a column.</param>
public sealed record MappedColumn(string Column, string? Heading, string? Constant);

/// <summary>How a file of unknown layout is read as one of our own formats. It is told by its row of headings.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Headings">The file's row of headings, each once.</param>
/// <param name="Format">The key of our own format.</param>
/// <param name="Columns">Where the format's columns come from; one that is left out is empty.</param>
/// <param name="Days">How the file writes days: the words of one of the <see cref="DateGrammar.Mappable"/>.</param>
public sealed record ColumnMapping(
    string Name, IReadOnlyList<string> Headings, string Format, IReadOnlyList<MappedColumn> Columns, string Days)
{
    /// <summary>True for a file with these headings, in this order.</summary>
    internal bool IsOf(SheetRow first) => HeadingsOf(first).SequenceEqual(Headings, StringComparer.OrdinalIgnoreCase);

    /// <summary>The headings of a row; empty cells at its end are none.</summary>
    internal static IReadOnlyList<string> HeadingsOf(SheetRow row)
    {
        var headings = Enumerable.Range(0, row.Count).Select(i => row[i]).ToList();
        while (headings is [.., ""])
        {
            headings.RemoveAt(headings.Count - 1);
        }
        return headings;
    }
}

/// <summary>What the columns of a mapped file are called in the file itself, so that findings speak of what its sender knows.</summary>
internal sealed class MappedColumns(ColumnMapping mapping)
{
    private readonly Dictionary<string, MappedColumn> _byColumn = mapping.Columns.ToDictionary(c => c.Column, StringComparer.OrdinalIgnoreCase);

    public string? NameOf(string column) => _byColumn.GetValueOrDefault(column) switch
    {
        { Heading: { } heading } => heading,
        { Constant: { } constant } => $"{column} ('{constant}' for the whole file)",
        _ => null,
    };
}
