using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// What our own formats have in common: the first row is the header, every other row is data. A file fits when it has the needed columns; one
/// that lacks a single one still fits a little, so that it is refused with the column's name instead of being passed over.
/// </summary>
internal static class OwnFormat
{
    private const int Complete = 100;
    private const int Almost = 10;

    /// <summary>A format whose rows are read one by one.</summary>
    public static Layout Of(string key, string name, IReadOnlyList<Column> columns, Action<TableRow, FileReading> readRow) =>
        OfTable(key, name, columns, (rows, reading) =>
        {
            foreach (var row in rows)
            {
                readRow(row, reading);
            }
        });

    /// <summary>A format whose rows are read together.</summary>
    public static Layout OfTable(
        string key, string name, IReadOnlyList<Column> columns, Action<IReadOnlyList<TableRow>, FileReading> readRows) =>
        new(key, name, head => FitOf(head, columns), (sheet, reading) => readRows(RowsOf(sheet, columns, reading), reading)) { Columns = columns };

    /// <summary>The data rows under the header of the first row.</summary>
    public static IReadOnlyList<TableRow> RowsOf(Sheet sheet, IReadOnlyList<Column> columns, FileReading reading)
    {
        var first = sheet.FirstRow;
        if (TableHeader.Open(sheet.Rows[first], columns, reading) is not { } header)
        {
            return [];
        }
        var rows = sheet.Rows.Skip(first + 1).Where(r => !r.IsBlank).Select(header.Row).OfType<TableRow>().ToList();
        reading.Rows = rows.Count;
        if (rows.Count == 0 && !reading.Findings.HasErrors)
        {
            reading.Warn(sheet.Rows[first].Line, ContentCheck.WholeFile, "The file has a header and no rows under it.");
        }
        return rows;
    }

    private static int FitOf(FileHead head, IReadOnlyList<Column> columns)
    {
        var known = columns.Where(c => head.First.Cells.Any(cell => c.IsCalled(cell.Trim()))).ToList();
        var needed = columns.Count(c => c.IsNeeded);
        var present = known.Count(c => c.IsNeeded);
        return present == needed ? Complete + known.Count
            : present == needed - 1 && present >= 2 ? Almost + known.Count
            : 0;
    }
}
