using AdvisorWorkstation.Hosting;
using CsvHelper;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>
/// Splits a file into cells by RFC 4180, strictly: a quote that is never closed, a quote inside an unquoted cell, text after a closing quote,
/// and anything larger than the limits become findings with line and column. Nothing is repaired.
/// </summary>
internal static class CsvSheet
{
    private static readonly CsvReaderOptions Strict = new()
    {
        HasHeader = false,
        Separator = ',',
        DetectSeparatorHint = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        PoolStrings = true,
    };

    /// <summary>The rows of a file, or null when its cells can't be told apart.</summary>
    public static Sheet? Read(ReadOnlyMemory<byte> content, ImportOptions limits, FileReading reading)
    {
        var rows = new List<SheetRow>();
        var line = 1;
        using var csv = CsvReader.Create(content, Strict with { OnMalformedRecord = record => ReportQuotes(record, reading) });
        while (csv.Read())
        {
            reading.Cancel.ThrowIfCancellationRequested();
            line = (int)csv.LineNumber;
            if (csv.RowNumber > limits.MaxRows)
            {
                reading.Error(
                    line,
                    ContentCheck.WholeFile,
                    $"The file has more than the {limits.MaxRows} rows that one file may have. Split it.");
                break;
            }
            if (IsWithinLimits(csv, line, limits, reading))
            {
                rows.Add(new SheetRow(line, CellsOf(csv)));
            }
        }
        if (content.Span[^1] is not ((byte)'\n' or (byte)'\r'))
        {
            reading.Warn(
                line,
                ContentCheck.WholeFile,
                "The last line has no line end. If the file was cut off on its way, download it again.");
        }
        return reading.Findings.HasErrors ? null : new Sheet(rows);
    }

    /// <summary>The first rows of what may be a CSV file or anything else, as far as they can be made out.</summary>
    public static IReadOnlyList<SheetRow> ReadHead(ReadOnlyMemory<byte> content, int lines)
    {
        var rows = new List<SheetRow>();
        using var csv = CsvReader.Create(content, Strict with { PoolStrings = false });
        while (rows.Count < lines && csv.Read())
        {
            rows.Add(new SheetRow((int)csv.LineNumber, CellsOf(csv)));
        }
        return rows;
    }

    private static bool IsWithinLimits(CsvReader csv, int line, ImportOptions limits, FileReading reading)
    {
        if (csv.FieldCount > limits.MaxColumns)
        {
            reading.Error(
                line,
                $"column {limits.MaxColumns + 1}",
                $"The row has {csv.FieldCount} cells; a file may have {limits.MaxColumns} columns. Check its separators and quotes.");
            return false;
        }
        for (var i = 0; i < csv.FieldCount; i++)
        {
            if (csv.GetRawSpan(i).Length > limits.MaxCellBytes())
            {
                reading.Error(
                    line, $"column {i + 1}", $"The cell is larger than the {limits.MaxCellKilobytes} KB that a cell may have. Check its quotes.");
                return false;
            }
        }
        return true;
    }

    private static string[] CellsOf(CsvReader csv)
    {
        var cells = new string[csv.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = csv.GetString(i);
        }
        return cells;
    }

    private static void ReportQuotes(CsvMalformedRecord record, FileReading reading) => reading.Error(
        (int)record.LineNumber,
        $"column {FaultyColumn(record.RawRecord)}",
        record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "A quote is opened and never closed. Close it, or double a quote that belongs to the text.",
            CsvMalformedReason.StrayQuote => "A quote stands inside a cell without quotes. Put the cell in quotes and double the quote.",
            CsvMalformedReason.TextAfterClosingQuote => "Text follows a closing quote. Double a quote that belongs to the text.",
            _ => "The quotes of this row don't follow RFC 4180.",
        });

    /// <summary>The number of the first cell, from one, whose quotes are wrong.</summary>
    private static int FaultyColumn(string record)
    {
        var column = 1;
        for (var i = 0; i <= record.Length; i++, column++)
        {
            if (i < record.Length && record[i] == '"')
            {
                i++;
                while (i < record.Length && (record[i] != '"' || ++i < record.Length && record[i] == '"'))
                {
                    i++;
                }
                if (i >= record.Length || record[i] != ',')
                {
                    return column;
                }
            }
            else
            {
                var end = record.IndexOf(',', i) is >= 0 and var comma ? comma : record.Length;
                if (record.AsSpan(i, end - i).Contains('"'))
                {
                    return column;
                }
                i = end;
            }
        }
        return column - 1;
    }
}
