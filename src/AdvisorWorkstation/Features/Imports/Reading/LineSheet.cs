using System.Text;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>Splits a file into lines, one cell each: the way of files whose fields stand at fixed places, or have a grammar of their own.</summary>
internal static class LineSheet
{
    public static Sheet? Read(ReadOnlyMemory<byte> content, ImportOptions limits, FileReading reading)
    {
        var rows = new List<SheetRow>();
        var text = Encoding.UTF8.GetString(content.Span).TrimStart('\uFEFF');
        foreach (var line in text.Split('\n'))
        {
            if (rows.Count == limits.MaxRows)
            {
                reading.Error(
                    rows.Count + 1,
                    ContentCheck.WholeFile,
                    $"The file has more than the {limits.MaxRows} lines that one file may have. Split it.");
                return null;
            }
            if (line.Length > limits.MaxCellBytes())
            {
                reading.Error(
                    rows.Count + 1,
                    ContentCheck.WholeFile,
                    $"The line is longer than {limits.MaxCellKilobytes} KB. Check whether the file is what its name says.");
                return null;
            }
            rows.Add(new SheetRow(rows.Count + 1, [line.TrimEnd('\r')]));
        }
        if (rows[^1].Cells[0].Length > 0)
        {
            reading.Warn(
                rows.Count,
                ContentCheck.WholeFile,
                "The last line has no line end. If the file was cut off on its way, download it again.");
        }
        return new Sheet(rows);
    }
}
