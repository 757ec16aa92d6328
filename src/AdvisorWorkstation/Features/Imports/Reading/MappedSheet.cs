using System.Globalization;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>
/// A file of somebody else's with its columns put in the order and under the names of one of our own formats, before that format reads it.
/// Lines stay what they are. Days that are not written as the mapping says are errors here, where the file's own way of writing them is known.
/// </summary>
internal static class MappedSheet
{
    public static Sheet? Of(Sheet sheet, ColumnMapping mapping, FileReading reading)
    {
        var headings = sheet.Rows[sheet.FirstRow];
        var columns = mapping.Headings.Where(h => h.Length > 0).Select(h => Column.Optional(h)).ToList();
        if (TableHeader.Open(headings, columns, reading, mayHaveBlanks: true) is not { } header)
        {
            return null;
        }
        reading.Note(headings.Line, ContentCheck.WholeFile, $"Read as {reading.Layout!.Name} by the saved mapping '{mapping.Name}'.");
        NameUnused(headings, mapping, reading);
        var sources = mapping.Columns.Select(m => (Mapped: m, From: columns.Find(c => m.Heading is { } heading && c.IsCalled(heading)))).ToList();
        var days = reading.Layout!.Columns.Where(c => c.IsDay).Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var form = DateGrammar.Mappable.Single(f => f.Words == mapping.Days);
        var rows = new List<SheetRow> { new(headings.Line, [.. mapping.Columns.Select(c => c.Column)]) };
        foreach (var row in sheet.Rows.Skip(sheet.FirstRow + 1).Where(r => !r.IsBlank).Select(header.Row).OfType<TableRow>())
        {
            var cells = sources.Select(s => s.From is null ? s.Mapped.Constant ?? ""
                : days.Contains(s.Mapped.Column) ? Day(row, s.From, form)
                : row.Raw(s.From)).ToArray();
            if (!row.IsFaulty)
            {
                rows.Add(new SheetRow(row.Line, cells));
            }
        }
        reading.Mapped = new MappedColumns(mapping);
        return new Sheet(rows);
    }

    private static string Day(TableRow row, Column column, DateForm form) =>
        row.Optional(column, Cells.Date(form)) is { } date && date != default
            ? date.ToString(DateGrammar.Iso.Pattern, CultureInfo.InvariantCulture)
            : "";

    private static void NameUnused(SheetRow headings, ColumnMapping mapping, FileReading reading)
    {
        var used = mapping.Columns.Select(c => c.Heading).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var heading in mapping.Headings.Where(h => h.Length > 0 && !used.Contains(h)))
        {
            reading.Note(headings.Line, heading, $"Column '{heading}' is not mapped and was not read.");
        }
    }
}
