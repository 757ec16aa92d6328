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

/// <summary>Everything about a day that is the same for all accounts, read once and shared by all workers.</summary>
internal sealed class MarketState
{
    public required AsOf AsOf { get; init; }

    public required RiskModel RiskModel { get; init; }

    public required FrozenDictionary<SecurityId, Security> Securities { get; init; }

    public required FrozenDictionary<SecurityId, LatestPrice> Prices { get; init; }

    public required FrozenDictionary<SecurityId, IReadOnlyDictionary<string, decimal>> Attributes { get; init; }

    /// <summary>The indexes and models in force.</summary>
    public required ModelBook Book { get; init; }

    /// <summary>What each model's accounts follow, or why it can't be built.</summary>
    public required FrozenDictionary<ModelId, Outcome<ModelTarget>> Models { get; init; }

    public required FrozenDictionary<string, Custodian> Custodians { get; init; }

    public required ModelId? DefaultModel { get; init; }

    /// <summary>Dividends that are announced and paid inside of the wash-sale window that begins today.</summary>
    public required IReadOnlyList<PlannedDividend> Dividends { get; init; }

    /// <summary>Securities that became others inside of the wash-sale window that ends today.</summary>
    public required IReadOnlyList<Succession> Successions { get; init; }

    /// <summary>The newest day that any price is of; null when there are none.</summary>
    public DateOnly? PricesOf { get; private init; }

    /// <summary>The same day with other weights to follow.</summary>
    public MarketState Following(ModelBook book) => new()
    {
        AsOf = AsOf,
        RiskModel = RiskModel,
        Securities = Securities,
        Prices = Prices,
        Attributes = Attributes,
        Book = book,
        Models = book.Targets(),
        Custodians = Custodians,
        DefaultModel = DefaultModel,
        Dividends = Dividends,
        Successions = Successions,
        PricesOf = PricesOf,
    };

    /// <summary>A hash of everything here: the same when nothing has moved between two readings.</summary>
    public string Fingerprint() => DomainJson.Hash(DomainJson.Write(new
    {
        AsOf,
        RiskModel = RiskModel.Hash,
        Securities = InOrder(Securities),
        Prices = InOrder(Prices),
        Attributes = InOrder(Attributes),
        Models = Models.OrderBy(m => m.Key.Value)
            .Select(m => new { m.Key, m.Value.Refusal, Name = m.Value.IsRefused ? "" : m.Value.Value.Name, Weights = m.Value.IsRefused ? null : InOrder(m.Value.Value.Weights) })
            .ToList(),
        Custodians = Custodians.Values.OrderBy(c => c.Name, StringComparer.Ordinal).ToList(),
        DefaultModel,
        Dividends,
        Successions,
    }));

    private static List<KeyValuePair<TKey, TValue>> InOrder<TKey, TValue>(FrozenDictionary<TKey, TValue> of) where TKey : notnull => [.. of.OrderBy(p => p.Key)];

    /// <summary>The same day with other prices of some securities.</summary>
    public MarketState Priced(IReadOnlyDictionary<SecurityId, LatestPrice> changed) => new()
    {
        AsOf = AsOf,
        RiskModel = RiskModel,
        Securities = Securities,
        Prices = Prices.Where(p => !changed.ContainsKey(p.Key)).Concat(changed).ToFrozenDictionary(),
        Attributes = Attributes,
        Book = Book,
        Models = Models,
        Custodians = Custodians,
        DefaultModel = DefaultModel,
        Dividends = Dividends,
        Successions = Successions,
        PricesOf = PricesOf,
    };

    /// <summary>Reads a day.</summary>
    public static async Task<MarketState> LoadAsync(AdvisorDb db, AsOf asOf, RiskModel riskModel, CancellationToken cancel)
    {
        var prices = await LatestPricesAsync(db, asOf, cancel);
        var custodians = await db.Set<CustodianRow>().AsNoTracking().ToListAsync(cancel);
        var firm = await db.Set<FirmRow>().AsNoTracking().SingleOrDefaultAsync(cancel);
        var book = await IndexesNow.FollowAsync(db, await ModelBook.LoadAsync(db, asOf.Date, cancel), asOf, cancel);
        return new MarketState
        {
            AsOf = asOf,
            RiskModel = riskModel,
            Securities = book.Securities.ToFrozenDictionary(),
            Prices = prices.ToFrozenDictionary(p => p.SecurityId, p => new LatestPrice(p.Close, p.Date)),
            Attributes = book.Attributes.ToFrozenDictionary(),
            Book = book,
            Models = book.Targets(),
            Custodians = custodians.ToFrozenDictionary(c => c.Name, c => c.ToCustodian()),
            DefaultModel = firm?.DefaultModelId,
            Dividends = await PlannedDividend.LoadAsync(db, asOf, cancel),
            Successions = await Succession.LoadAsync(db, asOf, cancel),
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
}
