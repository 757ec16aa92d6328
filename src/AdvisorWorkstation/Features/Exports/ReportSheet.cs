using AdvisorWorkstation.Domain.Exports;
using ClosedXML.Excel;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>A column of a sheet.</summary>
/// <param name="Title">Its header, with its unit.</param>
/// <param name="Width">Its width in characters; widths are set, never measured: measuring needs a graphics library.</param>
/// <param name="Format">How its numbers look; null for text.</param>
/// <param name="IsSummed">True when the totals row adds it up.</param>
internal sealed record ReportColumn(string Title, double Width, string? Format = null, bool IsSummed = false);

/// <summary>
/// One table of a workbook. Text is stored as inline strings and numbers as numbers; the totals row holds the only formulas.
/// </summary>
internal sealed class ReportSheet(IXLWorksheet sheet, IReadOnlyList<ReportColumn> columns)
{
    private int _row;

    /// <summary>A line of text above the table.</summary>
    public void Note(string label, string text)
    {
        _row++;
        Text(1, label).Style.Font.Bold = true;
        Text(2, text);
    }

    /// <summary>The header, the rows and the totals.</summary>
    public void Table(IEnumerable<object?[]> rows)
    {
        _row += _row == 0 ? 1 : 2;
        for (var c = 0; c < columns.Count; c++)
        {
            sheet.Column(c + 1).Width = columns[c].Width;
            Text(c + 1, columns[c].Title).Style.Font.Bold = true;
        }
        sheet.SheetView.FreezeRows(_row);
        var first = _row + 1;
        foreach (var row in rows)
        {
            _row++;
            for (var c = 0; c < columns.Count; c++)
            {
                Cell(c, row[c]);
            }
        }
        Totals(first, _row);
    }

    private void Cell(int column, object? value)
    {
        switch (value)
        {
            case null: break;
            case string text: Text(column + 1, text); break;
            case decimal or int: Number(column, Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            default: throw new NotSupportedException($"no cell for {value.GetType()}");
        }
    }

    private IXLCell Text(int column, string text)
    {
        var cell = sheet.Cell(_row, column);
        cell.ShareString = false;
        cell.SetValue(ReportText.Neutralize(text));
        return cell;
    }

    private void Number(int column, decimal number)
    {
        var cell = sheet.Cell(_row, column + 1);
        cell.SetValue(number);
        cell.Style.NumberFormat.Format = columns[column].Format ?? "0";
    }

    private void Totals(int first, int last)
    {
        _row++;
        Text(1, "Total").Style.Font.Bold = true;
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].IsSummed && last >= first)
            {
                var cell = sheet.Cell(_row, c + 1);
                var letter = sheet.Column(c + 1).ColumnLetter();
                cell.FormulaA1 = $"SUM({letter}{first}:{letter}{last})";
                cell.Style.NumberFormat.Format = columns[c].Format ?? "0";
                cell.Style.Font.Bold = true;
            }
        }
    }
}
