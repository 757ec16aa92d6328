using System.Collections.Frozen;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Indexes;

/// <summary>What an account can follow on a day.</summary>
/// <param name="Name">The model with its version, in words.</param>
/// <param name="Weights">The target weights.</param>
internal sealed record ModelTarget(string Name, FrozenDictionary<SecurityId, Weight> Weights);

/// <summary>A model as it is in force on a day.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">The version in force; zero when none is.</param>
/// <param name="Effective">Since when; null for a whole index, which holds from the first.</param>
/// <param name="Definition">What is in force; null when nothing is yet.</param>
internal sealed record ModelInForce(string Name, int Number, DateOnly? Effective, ModelDefinition? Definition);

/// <summary>Every index and model as they are in force on a day, and whatever is tried in their place.</summary>
internal sealed class ModelBook(
    FrozenDictionary<IndexId, NamedIndex> indexes,
    FrozenDictionary<ModelId, ModelInForce> models,
    FrozenDictionary<SecurityId, Security> securities,
    FrozenDictionary<SecurityId, IReadOnlyDictionary<string, decimal>> attributes)
{
    public FrozenDictionary<IndexId, NamedIndex> Indexes => indexes;

    public FrozenDictionary<ModelId, ModelInForce> Models => models;

    public FrozenDictionary<SecurityId, Security> Securities => securities;

    public FrozenDictionary<SecurityId, IReadOnlyDictionary<string, decimal>> Attributes => attributes;

    /// <summary>What weights are built from.</summary>
    public ModelSources Sources { get; } = new(
        indexes, models.ToFrozenDictionary(m => m.Key, m => new NamedModel(m.Value.Name, m.Value.Definition)), securities, attributes);

    /// <summary>The book with another definition of a model.</summary>
    public ModelBook With(ModelId model, ModelInForce tried) =>
        new(Indexes, Replaced(Models, model, tried), Securities, Attributes);

    /// <summary>The book with other weights of an index.</summary>
    public ModelBook With(IndexId index, IReadOnlyList<IndexConstituent> weights) =>
        new(Replaced(Indexes, index, Indexes[index] with { Weights = weights }), Models, Securities, Attributes);

    /// <summary>The target of every model that has a version in force, or why it has none.</summary>
    public FrozenDictionary<ModelId, Outcome<ModelTarget>> Targets() => Models
        .Where(m => m.Value.Definition is not null)
        .ToFrozenDictionary(m => m.Key, m => Target(m.Key, m.Value));

    /// <summary>Reads a day.</summary>
    public static async Task<ModelBook> LoadAsync(AdvisorDb db, DateOnly day, CancellationToken cancel)
    {
        var securities = await db.Set<SecurityRow>().AsNoTracking().ToListAsync(cancel);
        var attributes = await db.Set<SecurityAttributeRow>().AsNoTracking().ToListAsync(cancel);
        return new ModelBook(
            await IndexesAsync(db, day, cancel),
            await ModelsAsync(db, day, cancel),
            securities.ToFrozenDictionary(s => s.Id, s => s.ToSecurity()),
            attributes.GroupBy(a => a.SecurityId).ToFrozenDictionary(
                g => g.Key,
                g => (IReadOnlyDictionary<string, decimal>)g.OrderBy(a => a.Name, StringComparer.Ordinal).ToDictionary(a => a.Name, a => a.Value)));
    }

    /// <summary>The weights of a version of an index, by security.</summary>
    public static async Task<IReadOnlyList<IndexConstituent>> WeightsAsync(AdvisorDb db, int version, CancellationToken cancel) =>
        await db.Set<IndexWeightRow>().AsNoTracking()
            .Where(w => w.VersionId == version)
            .OrderBy(w => w.SecurityId)
            .Select(w => new IndexConstituent(w.SecurityId, w.Weight))
            .ToListAsync(cancel);

    /// <summary>What a revision says.</summary>
    public static ModelDraft Read(ModelRevisionRow revision) => StoredContent.ReadVerified<ModelDraft>(revision.Content, revision.ContentHash);

    private Outcome<ModelTarget> Target(ModelId id, ModelInForce model)
    {
        var built = ModelWeights.Build(model.Definition!, Sources, id);
        return built.Findings.Count == 0
            ? new ModelTarget($"{model.Name}, version {model.Number}", built.Weights.ToFrozenDictionary(w => w.Security, w => w.Weight))
            : new Refusal("no-target", $"{model.Name} can't be followed today. {string.Join(' ', built.Findings)}");
    }

    private static async Task<FrozenDictionary<IndexId, NamedIndex>> IndexesAsync(AdvisorDb db, DateOnly day, CancellationToken cancel)
    {
        var indexes = new Dictionary<IndexId, NamedIndex>();
        foreach (var index in await db.Set<IndexRow>().AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancel))
        {
            var version = await db.Set<IndexVersionRow>().AsNoTracking()
                .Where(v => v.IndexId == index.Id && v.Effective <= day)
                .OrderByDescending(v => v.Effective)
                .FirstOrDefaultAsync(cancel);
            indexes.Add(index.Id, new NamedIndex(index.Name, version is null ? null : await WeightsAsync(db, version.Id, cancel)));
        }
        return indexes.ToFrozenDictionary();
    }

    private static async Task<FrozenDictionary<ModelId, ModelInForce>> ModelsAsync(AdvisorDb db, DateOnly day, CancellationToken cancel)
    {
        var approved = await db.Set<ModelVersionRow>().AsNoTracking()
            .Where(v => v.State == ModelState.Approved && v.Effective <= day)
            .Join(
                db.Set<ModelRevisionRow>(),
                v => new { VersionId = v.Id, v.Revision },
                r => new { r.VersionId, r.Revision },
                (v, r) => new { Version = v, Revision = r })
            .ToListAsync(cancel);
        var newest = approved.GroupBy(a => a.Version.ModelId)
            .ToDictionary(g => g.Key, g => g.OrderBy(a => a.Version.Effective).ThenBy(a => a.Version.Number).Last());
        return (await db.Set<ModelRow>().AsNoTracking().ToListAsync(cancel)).ToFrozenDictionary(
            m => m.Id,
            m => newest.TryGetValue(m.Id, out var found)
                ? new ModelInForce(m.Name, found.Version.Number, found.Version.Effective, Read(found.Revision).Definition)
                : m.IndexId is { } index
                    ? new ModelInForce(m.Name, 1, null, ModelDefinition.Whole(index))
                    : new ModelInForce(m.Name, 0, null, null));
    }

    private static FrozenDictionary<TKey, TValue> Replaced<TKey, TValue>(FrozenDictionary<TKey, TValue> all, TKey key, TValue value) where TKey : notnull =>
        all.Where(p => !EqualityComparer<TKey>.Default.Equals(p.Key, key)).Append(KeyValuePair.Create(key, value)).ToFrozenDictionary();
}
