using System.Collections.Frozen;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>A security's latest price on a day.</summary>
internal readonly record struct LatestPrice(Price Close, DateOnly Date);

/// <summary>What an account can follow on a day.</summary>
/// <param name="Name">The model with its version, in words.</param>
/// <param name="Weights">The target weights.</param>
internal sealed record ModelTarget(string Name, FrozenDictionary<SecurityId, Weight> Weights);

/// <summary>Everything about a day that is the same for all accounts, read once and shared by all workers.</summary>
internal sealed class MarketState
{
    public required AsOf AsOf { get; init; }

    public required RiskModel RiskModel { get; init; }

    public required FrozenDictionary<SecurityId, Security> Securities { get; init; }

    public required FrozenDictionary<SecurityId, LatestPrice> Prices { get; init; }

    public required FrozenDictionary<SecurityId, IReadOnlyDictionary<string, decimal>> Attributes { get; init; }

    public required FrozenDictionary<ModelId, ModelTarget> Models { get; init; }

    public required FrozenDictionary<string, Custodian> Custodians { get; init; }

    public required ModelId? DefaultModel { get; init; }

    /// <summary>The newest day that any price is of; null when there are none.</summary>
    public DateOnly? PricesOf { get; private init; }

    /// <summary>Reads a day.</summary>
    public static async Task<MarketState> LoadAsync(AdvisorDb db, AsOf asOf, RiskModel riskModel, CancellationToken cancel)
    {
        var securities = await db.Set<SecurityRow>().AsNoTracking().ToListAsync(cancel);
        var prices = await LatestPricesAsync(db, asOf, cancel);
        var attributes = await db.Set<SecurityAttributeRow>().AsNoTracking().ToListAsync(cancel);
        var custodians = await db.Set<CustodianRow>().AsNoTracking().ToListAsync(cancel);
        var firm = await db.Set<FirmRow>().AsNoTracking().SingleOrDefaultAsync(cancel);
        return new MarketState
        {
            AsOf = asOf,
            RiskModel = riskModel,
            Securities = securities.ToFrozenDictionary(s => s.Id, s => s.ToSecurity()),
            Prices = prices.ToFrozenDictionary(p => p.SecurityId, p => new LatestPrice(p.Close, p.Date)),
            Attributes = attributes.GroupBy(a => a.SecurityId).ToFrozenDictionary(
                g => g.Key,
                g => (IReadOnlyDictionary<string, decimal>)g.OrderBy(a => a.Name, StringComparer.Ordinal).ToDictionary(a => a.Name, a => a.Value)),
            Models = await ModelsAsync(db, asOf, cancel),
            Custodians = custodians.ToFrozenDictionary(c => c.Name, c => c.ToCustodian()),
            DefaultModel = firm?.DefaultModelId,
            PricesOf = prices.Count > 0 ? prices.Max(p => p.Date) : null,
        };
    }

    /// <summary>The latest price of each security on a day.</summary>
    public static Task<List<PriceRow>> LatestPricesAsync(AdvisorDb db, AsOf asOf, CancellationToken cancel) =>
        db.Set<PriceRow>().AsNoTracking()
            .Where(p => p.Date <= asOf.Date)
            .GroupBy(p => p.SecurityId)
            .Select(g => new { SecurityId = g.Key, Date = g.Max(p => p.Date) })
            .Join(db.Set<PriceRow>(), last => last, p => new { p.SecurityId, p.Date }, (_, p) => p)
            .ToListAsync(cancel);

    private static async Task<FrozenDictionary<ModelId, ModelTarget>> ModelsAsync(AdvisorDb db, AsOf asOf, CancellationToken cancel)
    {
        var targets = new Dictionary<ModelId, ModelTarget>();
        foreach (var model in await db.Set<ModelRow>().AsNoTracking().ToListAsync(cancel))
        {
            var version = await db.Set<IndexVersionRow>().AsNoTracking()
                .Where(v => v.IndexId == model.IndexId && v.Effective <= asOf.Date)
                .OrderByDescending(v => v.Effective)
                .FirstOrDefaultAsync(cancel);
            if (version is not null)
            {
                var weights = await db.Set<IndexWeightRow>().AsNoTracking().Where(w => w.VersionId == version.Id).ToListAsync(cancel);
                targets[model.Id] = new ModelTarget(
                    $"{model.Name}, version {model.Version}", weights.ToFrozenDictionary(w => w.SecurityId, w => w.Weight));
            }
        }
        return targets.ToFrozenDictionary();
    }
}
