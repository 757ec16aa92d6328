using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Indexes.Models;

/// <summary>Two indexes over invented securities of all sectors, and whatever models a test adds.</summary>
internal sealed class SampleModels
{
    public static readonly IndexId Wide = new(1);

    public static readonly IndexId Narrow = new(2);

    /// <summary>Has no version in force.</summary>
    public static readonly IndexId Empty = new(3);

    public const string Score = "score";

    public const string Screen = "tobacco";

    private readonly Dictionary<ModelId, NamedModel> _models = [];

    public SampleModels(Random random, int names = 60)
    {
        Securities = Enumerable.Range(1, names).ToDictionary(i => new SecurityId(i), i => new Security(
            new SecurityId(i), Ticker.Parse($"S{i}"), $"Security {i}", i % 15 == 0 ? SecurityKind.Fund : SecurityKind.Equity,
            i % 15 == 0 ? Sector.Unclassified : Sectors.All[random.Next(Sectors.All.Count)], $"S{i}", null, null));
        Attributes = Securities.Keys.ToDictionary(id => id, id => (IReadOnlyDictionary<string, decimal>)new Dictionary<string, decimal>
        {
            [Score] = random.Next(0, 1000) / 10m,
            [Screen] = random.Next(8) == 0 ? 1m : 0m,
        });
        Indexes = new Dictionary<IndexId, NamedIndex>
        {
            [Wide] = new("Wide", Draw(random, [.. Securities.Keys])),
            [Narrow] = new("Narrow", Draw(random, [.. Securities.Keys.Where(s => s.Value <= names / 3)])),
            [Empty] = new("Empty", null),
        };
    }

    public Dictionary<SecurityId, Security> Securities { get; }

    public Dictionary<SecurityId, IReadOnlyDictionary<string, decimal>> Attributes { get; }

    public Dictionary<IndexId, NamedIndex> Indexes { get; }

    public ModelSources Sources => new(Indexes, _models, Securities, Attributes);

    public ModelId Add(int id, ModelDefinition? definition)
    {
        _models[new ModelId(id)] = new NamedModel($"Model {id}", definition);
        return new ModelId(id);
    }

    public ModelBuild Build(ModelDefinition definition, ModelId? self = null) => ModelWeights.Build(definition, Sources, self);

    public static Sleeve Of(IndexId index, decimal percent) => new(new SleeveSource.OfIndex(index), Weight.FromPercent(percent));

    public static Sleeve Of(ModelId model, decimal percent) => new(new SleeveSource.OfModel(model), Weight.FromPercent(percent));

    public static Sleeve Of(SecurityId security, decimal percent) => new(new SleeveSource.OfSecurity(security), Weight.FromPercent(percent));

    private static List<IndexConstituent> Draw(Random random, List<SecurityId> names)
    {
        var weights = IndexWeights.Normalize([.. names.Select(_ => (decimal)Math.Exp(2.5 * random.NextDouble() * random.NextDouble() * 2))]);
        return [.. names.Select((s, i) => new IndexConstituent(s, weights[i]))];
    }
}
