using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Sums of a section by what its totals rows are for. Every sum needs its row, or the file was cut off; of several rows for one sum the first
/// counts, as the others convert it. A totals row without rows is of the base currency.
/// </summary>
internal sealed class IbkrTotals
{
    private readonly Dictionary<string, Sum> _sums = new(StringComparer.Ordinal);

    private sealed class Sum(TableRow first)
    {
        public TableRow First => first;

        public Dictionary<Column, decimal> Figures { get; } = [];

        public int Rows { get; set; }

        public bool IsCompared { get; set; }
    }

    public void Count(TableRow row, string key, ReadOnlySpan<Column> columns)
    {
        if (!_sums.TryGetValue(key, out var sum))
        {
            _sums[key] = sum = new Sum(row);
        }
        if (sum.IsCompared)
        {
            row.Fault(columns[0], "The row follows the totals row that it belongs above: the file holds rows twice, or out of order. Download it again.");
        }
        sum.Rows++;
        foreach (var column in columns)
        {
            sum.Figures[column] = sum.Figures.GetValueOrDefault(column) + (NumberGrammar.TryRead(row.Raw(column))?.Value ?? 0m);
        }
    }

    /// <summary>Compares what a totals row states; what it leaves empty it does not state.</summary>
    public void Compare(TableRow row, string key, string what, ReadOnlySpan<Column> columns)
    {
        if (!_sums.TryGetValue(key, out var sum) || sum.IsCompared)
        {
            return;
        }
        sum.IsCompared = true;
        foreach (var column in columns)
        {
            if (!NumberGrammar.IsUnknown(row.Raw(column)))
            {
                TotalsCheck.Compare(what, row, column, sum.Figures[column], sum.Rows);
            }
        }
    }

    /// <summary>Says which sums were compared with nothing.</summary>
    public void Close(FileReading reading)
    {
        foreach (var (key, sum) in _sums.Where(s => !s.Value.IsCompared))
        {
            reading.Error(sum.First.Line, "Header", $"The rows of {key} have no totals row: the file was cut off. Download it again.");
        }
    }
}
