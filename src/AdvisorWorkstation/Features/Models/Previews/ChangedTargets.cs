using System.Collections.Frozen;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Previews;

/// <summary>What accounts would follow after a change, and whose target it moves.</summary>
/// <param name="Book">The indexes and models with the change in place.</param>
/// <param name="Models">The models whose weights it moves, by sleeves too.</param>
/// <param name="Hash">What the change is.</param>
/// <param name="Name">What it is called.</param>
internal sealed record ChangedTargets(ModelBook Book, IReadOnlySet<ModelId> Models, string Hash, string Name)
{
    private static readonly Refusal NotFound = new("not-found", "There is no such change any more. Reload the page.");

    /// <summary>Puts a change in place of what is in force.</summary>
    public static async Task<Outcome<ChangedTargets>> LoadAsync(AdvisorDb db, ModelBook inForce, PreviewSubject subject, CancellationToken cancel) =>
        subject.Kind == PreviewKind.ModelVersion ? await OfModelAsync(db, inForce, subject.Id, cancel) : await OfIndexAsync(db, inForce, subject.Id, cancel);

    private static async Task<Outcome<ChangedTargets>> OfModelAsync(AdvisorDb db, ModelBook inForce, int id, CancellationToken cancel)
    {
        if (await db.Set<ModelVersionRow>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancel) is not { } version)
        {
            return NotFound;
        }
        var revision = await db.Set<ModelRevisionRow>().AsNoTracking().SingleAsync(r => r.VersionId == id && r.Revision == version.Revision, cancel);
        var (definition, _) = ModelBook.Read(revision);
        var faults = ModelWeights.Build(definition, inForce.Sources, version.ModelId).Findings;
        if (faults.Count > 0)
        {
            return new Refusal("faults", string.Join(' ', faults));
        }
        var tried = inForce.Models[version.ModelId] with { Number = version.Number, Definition = definition };
        return Of(inForce, inForce.With(version.ModelId, tried), version.ContentHash, $"{tried.Name}, version {tried.Number}");
    }

    private static async Task<Outcome<ChangedTargets>> OfIndexAsync(AdvisorDb db, ModelBook inForce, int id, CancellationToken cancel)
    {
        if (await db.Set<IndexVersionRow>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancel) is not { } version)
        {
            return NotFound;
        }
        var weights = await ModelBook.WeightsAsync(db, id, cancel);
        return Of(
            inForce,
            inForce.With(version.IndexId, weights),
            HashOf(version, weights),
            $"{inForce.Indexes[version.IndexId].Name} of {version.Effective:yyyy-MM-dd}");
    }

    /// <summary>What a version of an index is: a file that replaces it makes another.</summary>
    public static string HashOf(IndexVersionRow version, IReadOnlyList<Domain.Indexes.IndexConstituent> weights) =>
        DomainJson.Hash(DomainJson.Write(new Domain.Indexes.IndexVersion(version.IndexId, version.Announced, version.Effective, weights)));

    /// <summary>Compares two books.</summary>
    public static ChangedTargets Of(ModelBook before, ModelBook after, string hash, string name)
    {
        var (old, now) = (before.Targets(), after.Targets());
        return new ChangedTargets(after, now.Keys.Where(m => !IsSame(old, now, m)).ToHashSet(), hash, name);
    }

    private static bool IsSame(
        FrozenDictionary<ModelId, Outcome<ModelTarget>> old, FrozenDictionary<ModelId, Outcome<ModelTarget>> now, ModelId model) =>
        old.TryGetValue(model, out var before)
        && (before.IsRefused || now[model].IsRefused
            ? before.Refusal == now[model].Refusal
            : before.Value.Weights.Count == now[model].Value.Weights.Count
                && before.Value.Weights.All(w => now[model].Value.Weights.TryGetValue(w.Key, out var weight) && weight == w.Value));
}
