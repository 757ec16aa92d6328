using System.Collections.Concurrent;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>
/// Stored risk models, each unpacked once: a version never changes, so its hash is all that has to be looked up. Holds the last few only, the
/// newest for today's work and older ones for replays.
/// </summary>
public sealed class RiskModelStore
{
    private const int Kept = 4;

    private readonly ConcurrentDictionary<string, RiskModel> _byHash = new(StringComparer.Ordinal);

    /// <summary>The newest model; null before there is one.</summary>
    public async Task<RiskModel?> NewestAsync(AdvisorDb db, CancellationToken cancel)
    {
        var hash = await Newest(db).Select(m => m.Hash).FirstOrDefaultAsync(cancel);
        return hash is null ? null : await FindAsync(db, hash, cancel);
    }

    /// <summary>The model of a hash; null when it was never stored here.</summary>
    public async Task<RiskModel?> FindAsync(AdvisorDb db, string hash, CancellationToken cancel)
    {
        if (_byHash.TryGetValue(hash, out var known))
        {
            return known;
        }
        var content = await db.Set<RiskModelRow>().Where(m => m.Hash == hash).Select(m => m.Content).FirstOrDefaultAsync(cancel);
        return content is null ? null : Keep(RiskModelBlob.Read(content));
    }

    internal static IQueryable<RiskModelRow> Newest(AdvisorDb db) =>
        db.Set<RiskModelRow>().OrderByDescending(m => m.AsOf).ThenByDescending(m => m.Id);

    private RiskModel Keep(RiskModel model)
    {
        if (_byHash.Count >= Kept)
        {
            _byHash.Clear();
        }
        return _byHash[model.Hash] = model;
    }
}
