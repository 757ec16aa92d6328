using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>
/// A data row under a header. Each getter checks its cell and writes a finding when it is not what it must be, so that one reading of a row
/// finds all of its faults; <see cref="IsFaulty"/> says at the end whether its values may be used.
/// </summary>
internal sealed class TableRow(TableHeader header, SheetRow row)
{
    private const int LongestText = 200;

    public int Line => row.Line;

    /// <summary>True once a cell was asked for that is not what it must be.</summary>
    public bool IsFaulty { get; private set; }

    public Place At(Column column) => header.Reading.At(row.Line, header.NameOf(column));

    /// <summary>A cell as it stands, without spaces around it; empty when the file does not have the column.</summary>
    public string Raw(Column column) => header.IndexOf(column) is >= 0 and var i ? row[i] : "";

    /// <summary>The name of the first column whose cell says this and nothing else, whether the layout knows the column or not.</summary>
    public string? ColumnSaying(string words)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Equals(words, StringComparison.OrdinalIgnoreCase))
            {
                return header.NameAt(i);
            }
        }
        return null;
    }

    /// <summary>A cell for a sentence.</summary>
    public string Shown(Column column) => Shorten(Raw(column));

    /// <summary>A value that must be there.</summary>
    public T Needed<T>(Column column, Func<string, CellValue<T>> read) where T : struct
    {
        if (NumberGrammar.IsUnknown(Raw(column)))
        {
            Fault(column, $"{header.NameOf(column)} is '{Raw(column)}', which says nothing; it is needed here.");
            return default;
        }
        return Read(column, read);
    }

    /// <summary>A value, or null where the file says that it does not know.</summary>
    public T? Optional<T>(Column column, Func<string, CellValue<T>> read) where T : struct =>
        NumberGrammar.IsUnknown(Raw(column)) ? null : Read(column, read);

    /// <summary>Words that must be there.</summary>
    public string Words(Column column)
    {
        var words = OptionalWords(column);
        if (words is null)
        {
            Fault(column, $"{header.NameOf(column)} is empty; it is needed here.");
        }
        return words ?? "";
    }

    /// <summary>Words, or null where there are none.</summary>
    public string? OptionalWords(Column column)
    {
        var words = Raw(column);
        if (words.Any(char.IsControl))
        {
            Fault(
                column,
                $"{header.NameOf(column)} has a line break or another control character in it. "
                + "Check the quotes of this row and of the one before.");
        }
        else if (words.Length > LongestText)
        {
            Fault(column, $"{header.NameOf(column)} has {words.Length} characters; {LongestText} are allowed.");
        }
        return NumberGrammar.IsUnknown(words) ? null : words;
    }

    /// <summary>A ticker that must be there.</summary>
    public Spelled Ticker(Column column)
    {
        var text = Raw(column);
        if (NumberGrammar.IsUnknown(text) || Domain.Values.Ticker.TryParse(text) is null)
        {
            Fault(
                column,
                $"'{Shorten(text)}' is not a ticker. "
                + $"A ticker has letters, digits, dots and dashes, {Domain.Values.Ticker.MaxLength} at most.");
        }
        return new Spelled(text, At(column));
    }

    /// <summary>Says that a cell is wrong in a way that only the layout knows.</summary>
    public void Fault(Column column, string sentence)
    {
        IsFaulty = true;
        header.Reading.Error(row.Line, header.NameOf(column), sentence);
    }

    private T Read<T>(Column column, Func<string, CellValue<T>> read)
    {
        var cell = read(Raw(column));
        if (cell.Fault is { } fault)
        {
            Fault(column, $"{header.NameOf(column)} is '{Shorten(Raw(column))}'; {fault}.");
        }
        else if (cell.Note is { } note)
        {
            header.Reading.Note(row.Line, header.NameOf(column), $"{header.NameOf(column)} is '{Raw(column)}'; {note}.");
        }
        return cell.Value;
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
