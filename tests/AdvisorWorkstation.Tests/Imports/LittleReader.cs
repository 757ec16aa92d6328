using System.Globalization;
using System.Text;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>
/// A second, simple reader of CSV text, written without a look at the one it judges: cells by one loop over the characters, numbers by
/// dropping every sign that is none of a number.
/// </summary>
internal static class LittleReader
{
    public static List<List<string>> Rows(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c == ',')
            {
                row.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (!quoted && c is '\n' or '\r' && !quoted)
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                {
                    i++;
                }
                row.Add(cell.ToString().Trim());
                cell.Clear();
                rows.Add(row);
                row = [];
            }
            else
            {
                cell.Append(c);
            }
        }
        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString().Trim());
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>
    /// The sum of one column under a header, most of which has no digits, over the rows that a condition takes; null without a header. No heading
    /// is a day, so that a row of ours with a heading in a damaged cell is none.
    /// </summary>
    public static decimal? Sum(byte[] content, string column, Func<Dictionary<string, string>, bool> take, bool unsigned = false)
    {
        List<string>? header = null;
        var sum = 0m;
        foreach (var row in Rows(content))
        {
            if (row.Exists(c => c.Equals(column, StringComparison.OrdinalIgnoreCase))
                && row.Count(c => c.Any(char.IsAsciiDigit)) * 3 < row.Count
                && !row.Exists(c => DateOnly.TryParseExact(c, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)))
            {
                header = row;
            }
            else if (header is not null && row.Count >= header.Count(h => h.Length > 0))
            {
                var named = header.Select((h, i) => h.Length > 0 ? h : $"cell {i}").Zip(row).DistinctBy(p => p.First, StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(p => p.First, p => p.Second, StringComparer.OrdinalIgnoreCase);
                sum += !take(named) ? 0m : unsigned ? Math.Abs(Number(named[column])) : Number(named[column]);
            }
        }
        return header is null ? null : sum;
    }

    /// <summary>The rows of a file whose first cell is a word, as a file of their own.</summary>
    public static byte[] Lines(byte[] content, string start) => Encoding.UTF8.GetBytes(string.Concat(Rows(content)
        .Where(r => r[0].Equals(start, StringComparison.OrdinalIgnoreCase))
        .Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));

    /// <summary>The sum of one cell of a table without a header, over the rows that a condition takes.</summary>
    public static decimal CellSum(byte[] content, int column, Func<List<string>, bool> take) =>
        Rows(content).Where(r => r.Count > column && take(r)).Sum(r => Number(r[column]));

    /// <summary>The sum of the digits at a place of every line but the first and the last, each with its sign behind it.</summary>
    public static decimal FixedSum(byte[] content, int start, int width)
    {
        var lines = Encoding.UTF8.GetString(content).TrimStart('\uFEFF').Split('\n').Where(l => l.TrimEnd('\r').Length > 0).ToList();
        return lines.Skip(1).SkipLast(1).Sum(l => decimal.Parse(l.AsSpan(start, width), CultureInfo.InvariantCulture) * (l[start + width] == '-' ? -1m : 1m));
    }

    /// <summary>The sum of the quantities (38) of one side (54) in a file of FIX orders.</summary>
    public static decimal FixSum(byte[] content, bool sold)
    {
        var (sum, isSold) = (0m, false);
        foreach (var field in Encoding.UTF8.GetString(content).Split('\u0001', '\n').Select(f => f.Split('=', 2)).Where(f => f.Length == 2))
        {
            isSold = field[0] == "54" ? field[1] != "1" : isSold;
            sum += field[0] == "38" && isSold == sold ? decimal.Parse(field[1], CultureInfo.InvariantCulture) : 0m;
        }
        return sum;
    }

    private static decimal Number(string text)
    {
        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '.'));
        var value = decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0m;
        return text.Contains('-') || text.StartsWith('(') ? -value : value;
    }
}
