using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>An index on a day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weights">Its constituents; null when no version is in force yet.</param>
public sealed record NamedIndex(string Name, IReadOnlyList<IndexConstituent>? Weights);

/// <summary>A model on a day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What is in force; null when nothing is yet.</param>
public sealed record NamedModel(string Name, ModelDefinition? Definition);

/// <summary>What the weights of a model are built from on a day.</summary>
/// <param name="Indexes">Every index.</param>
/// <param name="Models">Every model.</param>
/// <param name="Securities">Every security.</param>
/// <param name="Attributes">What attributes files say of securities, by name.</param>
public sealed record ModelSources(
    IReadOnlyDictionary<IndexId, NamedIndex> Indexes,
    IReadOnlyDictionary<ModelId, NamedModel> Models,
    IReadOnlyDictionary<SecurityId, Security> Securities,
    IReadOnlyDictionary<SecurityId, IReadOnlyDictionary<string, decimal>> Attributes)
{
    /// <summary>A source in words.</summary>
    public string NameOf(SleeveSource source) => source switch
    {
        SleeveSource.OfIndex(var index) => Indexes.GetValueOrDefault(index)?.Name ?? "an unknown index",
        SleeveSource.OfModel(var model) => Models.GetValueOrDefault(model) is { } known ? $"the model {known.Name}" : "an unknown model",
        SleeveSource.OfSecurity(var security) => TickerOf(security),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>A security's symbol.</summary>
    public string TickerOf(SecurityId security) => Securities.GetValueOrDefault(security)?.Ticker.Symbol ?? "an unknown security";
}
