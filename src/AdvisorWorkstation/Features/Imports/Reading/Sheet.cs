namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>A row of a CSV file with the line it starts on.</summary>
internal sealed record SheetRow(int Line, string[] Cells)
{
    /// <summary>A cell without the spaces around it; empty past the end of the row.</summary>
    public string this[int column] => column < Cells.Length ? Trim(Cells[column]) : "";

    public int Count => Cells.Length;

    public bool IsBlank => Array.TrueForAll(Cells, c => Trim(c).Length == 0);

    /// <summary>True when only the first cell says anything: a title, an account's name, a line of prose.</summary>
    public bool IsTitle => this[0].Length > 0 && Array.TrueForAll(Cells[1..], c => Trim(c).Length == 0);

    /// <summary>True when one of its cells is a name, in any case of letters.</summary>
    public bool Has(string name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (this[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private static string Trim(string text) => text.Trim(' ', '\t', '\u00A0');
}

/// <summary>A CSV file as rows of cells.</summary>
internal sealed record Sheet(IReadOnlyList<SheetRow> Rows)
{
    /// <summary>The first row that says anything; the index is past the end when none does.</summary>
    public int FirstRow => Rows.TakeWhile(r => r.IsBlank).Count();
}
