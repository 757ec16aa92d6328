using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Data;

/// <summary>What a virtualized list asks for: a window into its rows, in an order.</summary>
/// <param name="Skip">Rows before the window.</param>
/// <param name="Take">Rows in the window; at most <see cref="MostRows"/> are given.</param>
/// <param name="Sort">The column's name; an unknown one is the list's own order.</param>
/// <param name="Descending">True for the largest first.</param>
public sealed record GridQuery(int Skip, int Take, string? Sort = null, bool Descending = false)
{
    public const int MostRows = 500;
}

/// <summary>A window into a list, and how long the list is.</summary>
public sealed record GridPage<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>The columns that a list may be sorted by: a name from outside never reaches the database.</summary>
internal sealed class SortColumns<T>
{
    private readonly Dictionary<string, Func<IQueryable<T>, bool, IOrderedQueryable<T>>> _columns = new(StringComparer.Ordinal);

    public SortColumns<T> Add<TKey>(string name, Expression<Func<T, TKey>> key)
    {
        _columns[name] = (rows, descending) => descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
        return this;
    }

    /// <summary>Orders by the asked column, or by the standard one.</summary>
    public IOrderedQueryable<T> Order(IQueryable<T> rows, GridQuery query, string standard, bool standardDescending) =>
        query.Sort is { } name && _columns.TryGetValue(name, out var column)
            ? column(rows, query.Descending)
            : _columns[standard](rows, standardDescending);
}

internal static class GridQueries
{
    /// <summary>Reads the window, and counts the list.</summary>
    public static async Task<GridPage<T>> PageAsync<T>(this IQueryable<T> rows, GridQuery query, CancellationToken cancel)
    {
        var total = await rows.CountAsync(cancel);
        var window = await rows
            .Skip(Math.Max(query.Skip, 0))
            .Take(Math.Clamp(query.Take, 1, GridQuery.MostRows))
            .ToListAsync(cancel);
        return new GridPage<T>(window, total);
    }
}
