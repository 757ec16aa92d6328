using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>What building a model came to: weights that sum to exactly one, or what is wrong with it.</summary>
/// <param name="Weights">By security, each above zero; empty when something is wrong.</param>
/// <param name="Findings">Everything that is wrong, in sentences; empty when nothing is.</param>
public sealed record ModelBuild(IReadOnlyList<IndexConstituent> Weights, IReadOnlyList<string> Findings);

/// <summary>
/// Builds the weights of models. Inner models are not rounded, so that sleeves of sleeves come to the same as the flattened model; the same
/// definition and the same sources give the same weights to the last digit.
/// </summary>
public static class ModelWeights
{
    /// <summary>The weights of a definition.</summary>
    /// <param name="definition">Which.</param>
    /// <param name="sources">What it refers to.</param>
    /// <param name="self">The model that it defines, for seeing that it does not contain itself; null for one that has no id yet.</param>
    public static ModelBuild Build(ModelDefinition definition, ModelSources sources, ModelId? self)
    {
        var findings = new List<string>();
        var exact = Exact(definition, sources, self is { } own ? [own] : [], findings);
        return findings.Count > 0
            ? new ModelBuild([], [.. findings.Distinct()])
            : new ModelBuild(Rounded(exact, definition.Caps, sources), []);
    }

    private static SortedDictionary<SecurityId, decimal> Exact(
        ModelDefinition definition, ModelSources sources, IReadOnlyList<ModelId> path, List<string> findings)
    {
        var weights = new SortedDictionary<SecurityId, decimal>();
        var faults = ModelFaults.Of(definition, sources);
        findings.AddRange(faults);
        if (faults.Count > 0)
        {
            return weights;
        }
        foreach (var sleeve in definition.Sleeves)
        {
            foreach (var (security, weight) in WeightsOf(sleeve.Source, sources, path, findings))
            {
                weights[security] = weights.GetValueOrDefault(security) + (sleeve.Weight.Fraction * weight);
            }
        }
        if (findings.Count > 0)
        {
            return weights;
        }
        foreach (var security in weights.Keys.ToList())
        {
            var factor = FactorOf(definition, sources, security);
            if (factor == 0m)
            {
                weights.Remove(security);
            }
            else if (factor != 1m)
            {
                weights[security] *= factor;
            }
        }
        var sum = weights.Values.Sum();
        if (sum <= 0m)
        {
            findings.Add("The exclusions and tilts leave nothing to hold.");
            return weights;
        }
        if (sum != 1m)
        {
            foreach (var security in weights.Keys.ToList())
            {
                weights[security] /= sum;
            }
        }
        if (!CappedWeights.Apply(weights, definition.Caps, security => sources.Securities[security].Sector))
        {
            findings.Add("Its caps can't hold: all names at their caps together are less than the whole. Raise a cap, or exclude less.");
        }
        return weights;
    }

    private static IEnumerable<KeyValuePair<SecurityId, decimal>> WeightsOf(
        SleeveSource source, ModelSources sources, IReadOnlyList<ModelId> path, List<string> findings)
    {
        switch (source)
        {
            case SleeveSource.OfIndex(var index):
                if (sources.Indexes[index].Weights is { } constituents)
                {
                    return constituents.Select(c => KeyValuePair.Create(c.Security, c.Weight.Fraction));
                }
                findings.Add($"{sources.Indexes[index].Name} has no weights in force on this day. Import a file of it.");
                return [];
            case SleeveSource.OfModel(var model) when path.Contains(model):
                findings.Add($"{sources.NameOf(source)} would contain itself. Take that sleeve out.".Capitalized());
                return [];
            case SleeveSource.OfModel(var model):
                if (sources.Models[model].Definition is { } definition)
                {
                    return Exact(definition, sources, [.. path, model], findings);
                }
                findings.Add($"{sources.NameOf(source)} has no version in force on this day.".Capitalized());
                return [];
            case SleeveSource.OfSecurity(var security):
                return [KeyValuePair.Create(security, 1m)];
            default:
                throw new ArgumentOutOfRangeException(nameof(source), source, null);
        }
    }

    private static decimal FactorOf(ModelDefinition definition, ModelSources sources, SecurityId id)
    {
        var security = sources.Securities[id];
        var attributes = sources.Attributes.GetValueOrDefault(id);
        decimal? Value(string name) => attributes is not null && attributes.TryGetValue(name, out var value) ? value : null;
        var excluded = definition.Exclusions;
        if (excluded.Securities.Contains(id) || excluded.Sectors.Contains(security.Sector) || excluded.Screens.Any(s => Value(s) > 0m))
        {
            return 0m;
        }
        var factor = definition.SectorTilts.Where(t => t.Sector == security.Sector).Aggregate(1m, (f, t) => f * t.Factor);
        return definition.AttributeTilts.Aggregate(factor, (f, t) =>
            Value(t.Attribute) is { } value ? f * Math.Clamp(1m + (t.Slope * (value - t.Center)), t.Least, t.Most) : f);
    }

    private static IReadOnlyList<IndexConstituent> Rounded(SortedDictionary<SecurityId, decimal> exact, ModelCaps caps, ModelSources sources)
    {
        var rounded = caps == ModelCaps.None
            ? [.. IndexWeights.Normalize([.. exact.Values]).Select(w => w.Fraction)]
            : CappedWeights.Round(exact, caps, security => sources.Securities[security].Sector);
        return [.. exact.Keys.Zip(rounded).Where(p => p.Second > 0m).Select(p => new IndexConstituent(p.First, new Weight(p.Second)))];
    }

    private static string Capitalized(this string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
