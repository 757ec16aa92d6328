using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>
/// Caps names and sectors; what is above goes to the others in proportion, again and again until nothing is above. That ends in
/// <c>w_i = u_i min(L, n / u_i, L_g)</c>, with n the name's cap, <c>L_g</c> the level at which the sector of i is full, and L such that the weights
/// sum to one; it is found in one pass over the sorted levels instead of by iteration.
/// </summary>
internal static class CappedWeights
{
    /// <summary>What the whole may miss by the decimals that a division drops.</summary>
    private const decimal Dust = 0.000_000_000_000_001m;

    private const decimal Unit = 0.000_000_000_1m;

    /// <summary>Caps weights that sum to one, in place; false when the caps leave no room for the whole.</summary>
    public static bool Apply(SortedDictionary<SecurityId, decimal> weights, ModelCaps caps, Func<SecurityId, Sector> sectorOf)
    {
        if (!IsAbove(weights, caps, sectorOf))
        {
            return true;
        }
        var names = weights.Select(w => new Name(w.Key, w.Value, caps.Name is { } cap ? cap.Fraction / w.Value : decimal.MaxValue)).ToList();
        if (caps.Sector is { } sectorCap)
        {
            names = [.. names.GroupBy(n => sectorOf(n.Security)).OrderBy(g => g.Key).SelectMany(g => Filled(g.Key, [.. g], sectorCap.Fraction))];
        }
        if (Level(names, 1m) is not { } level)
        {
            return false;
        }
        foreach (var name in names)
        {
            weights[name.Security] = name.Weight * Math.Min(level, name.Full);
        }
        return true;
    }

    /// <summary>Weights with the decimals that are kept, which sum to exactly one and stay below the caps; what rounding takes goes to the largest with room.</summary>
    public static IReadOnlyList<decimal> Round(SortedDictionary<SecurityId, decimal> weights, ModelCaps caps, Func<SecurityId, Sector> sectorOf)
    {
        var rounded = weights.ToDictionary(w => w.Key, w => decimal.Round(w.Value, IndexWeights.Decimals, MidpointRounding.ToZero));
        var sectors = rounded.GroupBy(w => sectorOf(w.Key)).ToDictionary(g => g.Key, g => g.Sum(w => w.Value));
        var left = 1m - rounded.Values.Sum();
        foreach (var security in rounded.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Select(w => w.Key).ToList())
        {
            var sector = sectorOf(security);
            var room = Math.Min(
                (caps.Name?.Fraction ?? 1m) - rounded[security],
                caps.Sector is { } cap && sector != Sector.Unclassified ? cap.Fraction - sectors[sector] : 1m);
            var given = decimal.Round(Math.Clamp(room, 0m, left), IndexWeights.Decimals, MidpointRounding.ToZero);
            (rounded[security], sectors[sector], left) = (rounded[security] + given, sectors[sector] + given, left - given);
        }
        return left < Unit
            ? [.. weights.Keys.Select(k => rounded[k])]
            : throw new InvalidOperationException($"{left} of a capped model is left over");
    }

    private static bool IsAbove(SortedDictionary<SecurityId, decimal> weights, ModelCaps caps, Func<SecurityId, Sector> sectorOf) =>
        (caps.Name is { } name && weights.Values.Any(w => w > name.Fraction))
        || (caps.Sector is { } sector
            && weights.GroupBy(w => sectorOf(w.Key)).Any(g => g.Key != Sector.Unclassified && g.Sum(w => w.Value) > sector.Fraction));

    private static IEnumerable<Name> Filled(Sector sector, List<Name> names, decimal cap) =>
        sector != Sector.Unclassified && Level(names, cap) is { } level ? names.Select(n => n with { Full = Math.Min(n.Full, level) }) : names;

    /// <summary>The level L at which <c>sum of u_i min(L, full_i)</c> is the total; null when all of them full are less.</summary>
    private static decimal? Level(List<Name> names, decimal total)
    {
        var (full, open) = (0m, names.Sum(n => n.Weight));
        foreach (var name in names.OrderBy(n => n.Full).ThenBy(n => n.Security))
        {
            if (open > 0m && (total - full) / open <= name.Full)
            {
                return (total - full) / open;
            }
            full += name.Weight * name.Full;
            open -= name.Weight;
        }
        return full >= total - Dust ? names.Max(n => n.Full) : null;
    }

    /// <param name="Security">Which.</param>
    /// <param name="Weight">Its weight before the caps.</param>
    /// <param name="Full">The multiple of that weight at which a cap stops it.</param>
    private readonly record struct Name(SecurityId Security, decimal Weight, decimal Full);
}
