using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Rebalancing;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>How one reading of a day differs from another.</summary>
/// <param name="Everything">True when something differs that every account stands on.</param>
/// <param name="Models">Models whose accounts follow something else.</param>
/// <param name="Prices">Prices that are new or others.</param>
internal sealed record MarketChange(bool Everything, IReadOnlySet<ModelId> Models, IReadOnlyDictionary<SecurityId, LatestPrice> Prices)
{
    public static MarketChange Between(MarketState before, MarketState after)
    {
        if (ReferenceEquals(before, after))
        {
            return new MarketChange(false, new HashSet<ModelId>(), new Dictionary<SecurityId, LatestPrice>());
        }
        var everything = before.RiskModel.Hash != after.RiskModel.Hash
            || before.AsOf != after.AsOf
            || before.DefaultModel != after.DefaultModel
            || before.Prices.Keys.Any(s => !after.Prices.ContainsKey(s))
            || !Same(before.Securities, after.Securities, (a, b) => a == b)
            || !Same(before.Custodians, after.Custodians, (a, b) => a == b)
            || !Same(before.Attributes, after.Attributes, (a, b) => Same(a, b, (x, y) => x == y))
            || !before.Dividends.SequenceEqual(after.Dividends)
            || !before.Successions.SequenceEqual(after.Successions);
        return new MarketChange(
            everything,
            before.Models.Keys.Union(after.Models.Keys).Where(m => !IsSameTarget(before, after, m)).ToHashSet(),
            after.Prices.Where(p => !before.Prices.TryGetValue(p.Key, out var known) || known != p.Value).ToDictionary(p => p.Key, p => p.Value));
    }

    private static bool IsSameTarget(MarketState before, MarketState after, ModelId model) =>
        before.Models.TryGetValue(model, out var then) && after.Models.TryGetValue(model, out var now)
        && then.Refusal == now.Refusal
        && (then.IsRefused || IsSame(then.Value, now.Value));

    private static bool IsSame(ModelTarget then, ModelTarget now) => then.Name == now.Name && Same(then.Weights, now.Weights, (a, b) => a == b);

    private static bool Same<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> a, IReadOnlyDictionary<TKey, TValue> b, Func<TValue, TValue, bool> equal) where TKey : notnull =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var other) && equal(p.Value, other));
}
