using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>What is wrong with a definition by itself, without looking inside of what its sleeves hold.</summary>
public static class ModelFaults
{
    /// <summary>The largest factor of a tilt.</summary>
    public const decimal LargestFactor = 10m;

    /// <summary>Every fault, in sentences.</summary>
    public static IReadOnlyList<string> Of(ModelDefinition definition, ModelSources sources) =>
    [
        .. Sleeves(definition, sources),
        .. definition.SectorTilts.Where(t => t.Factor is < 0m or > LargestFactor)
            .Select(t => $"The tilt of {t.Sector.Name()} is {t.Factor:0.####}; it takes 0 to {LargestFactor:0}."),
        .. Twice(definition.SectorTilts.Select(t => t.Sector.Name())).Select(name => $"{name} is tilted twice. Keep one of the two."),
        .. Twice(definition.AttributeTilts.Select(t => t.Attribute)).Select(name => $"The attribute {name} tilts twice. Keep one of the two."),
        .. definition.AttributeTilts.Where(t => t.Least < 0m || t.Least > 1m || t.Most < 1m || t.Most > LargestFactor)
            .Select(t => $"The tilt by {t.Attribute} is bounded by {t.Least:0.####} and {t.Most:0.####}; the bounds are 0 to 1 and 1 to {LargestFactor:0}."),
        .. definition.AttributeTilts.Select(t => t.Attribute).Concat(definition.Exclusions.Screens)
            .Where(name => !sources.Attributes.Values.Any(a => a.ContainsKey(name)))
            .Distinct(StringComparer.Ordinal)
            .Select(name => $"No security carries the attribute {name}. Import it, or correct its name."),
        .. new[] { (What: "name", Cap: definition.Caps.Name), (What: "sector", Cap: definition.Caps.Sector) }
            .Where(c => c.Cap is { } cap && (cap <= Weight.Zero || cap > Weight.One || decimal.Round(cap.Fraction, IndexWeights.Decimals) != cap.Fraction))
            .Select(c => $"The cap of a {c.What} is {c.Cap}; it takes more than 0% and at most 100%, with eight decimals at most."),
    ];

    private static IEnumerable<string> Sleeves(ModelDefinition definition, ModelSources sources)
    {
        foreach (var source in definition.Sleeves.Select(s => s.Source).Where(s => !IsKnown(s, sources)))
        {
            yield return $"There is no {source} that a model could hold. Choose something else.";
        }
        foreach (var sleeve in definition.Sleeves.Where(s => s.Weight <= Weight.Zero))
        {
            yield return $"The sleeve of {sources.NameOf(sleeve.Source)} is {sleeve.Weight}; it takes more than zero.";
        }
        foreach (var name in Twice(definition.Sleeves.Select(s => s.Source.ToString())).Select(t => sources.NameOf(SleeveSource.TryParse(t)!)))
        {
            yield return $"There are two sleeves of {name}. Make one of them.";
        }
        var sum = definition.Sleeves.Sum(s => s.Weight.Fraction);
        if (sum != 1m)
        {
            yield return $"The sleeves add up to {sum * 100m:0.####}%, not to 100%.";
        }
    }

    private static bool IsKnown(SleeveSource source, ModelSources sources) => source switch
    {
        SleeveSource.OfIndex(var index) => sources.Indexes.ContainsKey(index),
        SleeveSource.OfModel(var model) => sources.Models.ContainsKey(model),
        SleeveSource.OfSecurity(var security) => sources.Securities.TryGetValue(security, out var known) && known.Kind != SecurityKind.Other,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
