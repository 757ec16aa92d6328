namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// Tells events that are known from new ones. Equal rows of one file are as many events; an equal row of another file, stored before or in the same
/// delivery, is the same event, because the periods of files overlap.
/// </summary>
internal sealed class KnownEvents<T>(IEnumerable<T> stored) where T : notnull
{
    private readonly Dictionary<T, int> _known = stored.GroupBy(e => e).ToDictionary(g => g.Key, g => g.Count());
    private readonly Dictionary<(int File, T Event), int> _seen = [];

    /// <summary>True for a row that stands in its file more often than anything knew of it before.</summary>
    public bool IsNew(int file, T row)
    {
        var times = _seen[(file, row)] = _seen.GetValueOrDefault((file, row)) + 1;
        if (times <= _known.GetValueOrDefault(row))
        {
            return false;
        }
        _known[row] = times;
        return true;
    }
}
