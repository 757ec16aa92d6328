using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes;

/// <summary>One security of an index and its part of it.</summary>
public readonly record struct IndexConstituent(SecurityId Security, Weight Weight);

/// <summary>The constituents of an index from a day on.</summary>
/// <param name="Index">Which index.</param>
/// <param name="Announced">When the change was published; known before it takes effect.</param>
/// <param name="Effective">The first trade date on which accounts are compared with these weights.</param>
/// <param name="Constituents">All of them, by security; the weights sum to one.</param>
public sealed record IndexVersion(IndexId Index, DateOnly Announced, DateOnly Effective, IReadOnlyList<IndexConstituent> Constituents);

/// <summary>A security whose weight an announced change moves.</summary>
/// <param name="Before">Zero for a name that joins.</param>
/// <param name="After">Zero for a name that leaves.</param>
public sealed record IndexChange(SecurityId Security, Weight Before, Weight After);

/// <summary>Compares two versions of an index.</summary>
public static class IndexChanges
{
    /// <summary>What differs between two versions, the names that leave and join first, then by the size of the change.</summary>
    public static IReadOnlyList<IndexChange> Between(IndexVersion before, IndexVersion after)
    {
        var old = before.Constituents.ToDictionary(c => c.Security, c => c.Weight);
        var now = after.Constituents.ToDictionary(c => c.Security, c => c.Weight);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(s => new IndexChange(s, old.GetValueOrDefault(s), now.GetValueOrDefault(s)))
                .Where(c => c.Before != c.After)
                .OrderByDescending(c => c.Before == Weight.Zero || c.After == Weight.Zero)
                .ThenByDescending(c => (c.After - c.Before).Magnitude)
                .ThenBy(c => c.Security),
        ];
    }
}
