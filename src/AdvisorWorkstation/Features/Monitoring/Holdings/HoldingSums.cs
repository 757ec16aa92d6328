using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>What some securities come to. Lots of unknown basis count for their worth and are in no gain; what has no price is in no sum and counted.</summary>
public sealed record HoldingSums(
    int Securities, int Lots, Money Value, Weight? Held, Weight? Active, Money ShortTerm, Money LongTerm, Money WithoutBasis, int LotsWithoutBasis, Money Harvestable)
{
    /// <summary>Securities without a price.</summary>
    public int WithoutPrice { get; private init; }

    /// <summary>Days until the first of the short-term lots turns long-term; null when there is none.</summary>
    public int? DaysToLong { get; private init; }

    /// <summary>The day of that.</summary>
    public DateOnly? FirstLong { get; private init; }

    public static HoldingSums Of(IReadOnlyCollection<HeldSecurity> held)
    {
        var lots = held.SelectMany(h => h.Lots).ToList();
        var next = lots.Where(l => l.DaysToLong is not null).MinBy(l => l.DaysToLong);
        return new HoldingSums(
            held.Count,
            lots.Count,
            Sum(held, h => h.Value),
            held.All(h => h.Held is null) ? null : new Weight(held.Sum(h => h.Held?.Fraction ?? 0m)),
            held.All(h => h.Active is null) ? null : new Weight(held.Sum(h => h.Active?.Fraction ?? 0m)),
            Sum(lots, l => l.Term == HoldingTerm.ShortTerm ? l.Gain : null),
            Sum(lots, l => l.Term == HoldingTerm.LongTerm ? l.Gain : null),
            Sum(lots, l => l.Lot.CostBasis is null ? l.Value : null),
            lots.Count(l => l.Lot.CostBasis is null),
            Sum(lots, l => l.Harvestable))
        {
            WithoutPrice = held.Count(h => h.Price is null),
            DaysToLong = next?.DaysToLong,
            FirstLong = next?.FirstLong,
        };
    }

    private static Money Sum<T>(IEnumerable<T> items, Func<T, Money?> amount) =>
        items.Select(amount).OfType<Money>().Aggregate(Money.Zero, (sum, a) => sum + a);
}
