namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>The header row of a table: which column stands where.</summary>
internal sealed class TableHeader
{
    private readonly SheetRow _headings;
    private readonly Dictionary<Column, int> _places;

    private TableHeader(SheetRow headings, Dictionary<Column, int> places, FileReading reading) =>
        (_headings, _places, Reading) = (headings, places, reading);

    public FileReading Reading { get; }

    /// <summary>Its cells.</summary>
    public int Width => _headings.Count;

    /// <summary>Reads a header row; null, with findings, when a column is missing that is needed or stands twice.</summary>
    public static TableHeader? Open(SheetRow headings, IReadOnlyList<Column> columns, FileReading reading, bool mayHaveBlanks = false)
    {
        var places = new Dictionary<Column, int>();
        var isSound = true;
        for (var i = 0; i < headings.Count; i++)
        {
            var heading = headings[i];
            var column = columns.FirstOrDefault(c => c.IsCalled(heading));
            if (column is null && mayHaveBlanks && heading.Length == 0)
            {
                continue;
            }
            if (column is null)
            {
                WarnOfUnknown(headings, i, reading);
            }
            else if (!places.TryAdd(column, i))
            {
                reading.Error(headings.Line, heading, $"Column '{heading}' stands twice. Keep one of them.");
                isSound = false;
            }
        }
        foreach (var column in columns.Where(c => c.IsNeeded && !places.ContainsKey(c)))
        {
            reading.Error(
                headings.Line,
                column.Name,
                $"Column '{column.Name}' is missing. It is needed to read this as {reading.Layout?.Name}.");
            isSound = false;
        }
        return isSound ? new TableHeader(headings, places, reading) : null;
    }

    /// <summary>A row under this header; null, with a finding, when it has more or fewer cells. Empty cells past the end don't count.</summary>
    public TableRow? Row(SheetRow row)
    {
        Reading.Cancel.ThrowIfCancellationRequested();
        for (var i = _headings.Count; i < row.Count; i++)
        {
            if (row[i].Length > 0)
            {
                Reading.Error(
                    row.Line,
                    $"column {i + 1}",
                    $"The row has {row.Count} cells where the header has {_headings.Count}. Check its quotes and commas.");
                return null;
            }
        }
        if (row.Count < LastNamed(_headings))
        {
            Reading.Error(
                row.Line,
                NameOf(_headings, row.Count),
                $"The row ends after {row.Count} cells where the header has {LastNamed(_headings)}. "
                + "Check its quotes, or whether the file was cut off.");
            return null;
        }
        return new TableRow(this, row);
    }

    /// <summary>Where a column stands; -1 when the file does not have it.</summary>
    public int IndexOf(Column column) => _places.GetValueOrDefault(column, -1);

    /// <summary>A column's name as the file spells it.</summary>
    public string NameOf(Column column) =>
        Reading.Mapped?.NameOf(column.Name) ?? (IndexOf(column) is >= 0 and var i ? _headings[i] : column.Name);

    /// <summary>The name of what stands at a place.</summary>
    public string NameAt(int place) => NameOf(_headings, place);

    /// <summary>Cells up to the last that has a heading; exports end their rows with a comma.</summary>
    private static int LastNamed(SheetRow headings)
    {
        var count = headings.Count;
        while (count > 0 && headings[count - 1].Length == 0)
        {
            count--;
        }
        return count;
    }

    private static void WarnOfUnknown(SheetRow headings, int i, FileReading reading)
    {
        if (i < LastNamed(headings))
        {
            reading.Warn(headings.Line, NameOf(headings, i), $"Column '{NameOf(headings, i)}' is not known here and was not read.");
        }
    }

    private static string NameOf(SheetRow headings, int i) => headings[i] is { Length: > 0 } heading ? heading : $"column {i + 1}";
}
