using Radzen;

namespace AdvisorWorkstation.UI;

/// <summary>The selected row of a virtualized grid: moved by keys, kept in view, marked for eyes and screen readers.</summary>
internal sealed class GridCursor<TRow>(Func<TRow, string> keyOf) where TRow : class
{
    private string? _key;

    /// <summary>The rows that the grid holds now; null until the first ones are there.</summary>
    public IReadOnlyList<TRow>? Rows { get; set; }

    public TRow? Selected => Rows?.FirstOrDefault(r => keyOf(r) == _key);

    public void Select(TRow? row) => _key = row is null ? null : keyOf(row);

    /// <summary>Moves by a number of rows, as far as the rows go; returns the element to bring into view.</summary>
    public string? Move(int step)
    {
        if (Rows is not { Count: > 0 } rows)
        {
            return null;
        }
        var at = rows.Select(keyOf).ToList().IndexOf(_key ?? "");
        Select(rows[Math.Clamp(at + step, 0, rows.Count - 1)]);
        return $"row-{_key}";
    }

    public void Mark(RowRenderEventArgs<TRow> args)
    {
        var key = keyOf(args.Data!);
        args.Attributes["id"] = $"row-{key}";
        if (key == _key)
        {
            args.Attributes["class"] = "sel";
            args.Attributes["aria-selected"] = "true";
        }
    }
}
