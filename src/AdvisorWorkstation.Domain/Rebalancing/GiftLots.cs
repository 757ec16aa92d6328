using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A lot that is kept for giving to charity.</summary>
/// <param name="View">The security.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Value">What it is worth today: what who gives it deducts, within the limits of IRC 170.</param>
/// <param name="Gain">Its gain, on which nobody pays tax when it is given.</param>
/// <param name="TaxOfSale">The tax at marginal rates that selling it instead would cost.</param>
public sealed record GiftLot(SecurityView View, Lot Lot, Money Value, Money Gain, Money TaxOfSale)
{
    /// <summary>Why it is among those that are kept.</summary>
    public string Why => string.Create(
        CultureInfo.InvariantCulture,
        $"It is long-term, and {Gain.Usd / Value.Usd * 100m:0.0}% of its value is gain: given to charity, it costs none of the ${TaxOfSale.Usd:#,##0} of tax that a sale would.");
}

/// <summary>The lots that an account keeps for giving to charity (<see cref="GiftTarget"/>): those that the engine sells nothing of.</summary>
/// <param name="Target">The amount that is to be kept.</param>
/// <param name="Lots">The most appreciated first.</param>
public sealed record GiftLots(Money Target, IReadOnlyList<GiftLot> Lots)
{
    /// <summary>What they are worth together; the last may cross the target.</summary>
    public Money Value => Lots.Aggregate(Money.Zero, (sum, l) => sum + l.Value);

    /// <summary>What is missing for the target; zero when it is reached.</summary>
    public Money Missing => Value < Target ? Target - Value : Money.Zero;

    /// <summary>The kept lots of an account, or why it can't be valued.</summary>
    public static Outcome<GiftLots> Of(AccountSnapshot snapshot)
    {
        var holdings = Holdings.Of(snapshot);
        if (holdings.IsRefused)
        {
            return holdings.Refusal;
        }
        return new GiftLots(
            snapshot.Policy.Require<GiftTarget>().Amount,
            [
                .. AccountDraft.WithLots(snapshot, holdings.Value).Lots
                    .Where(l => l.Locks.Any(k => k.Reason == GiftTarget.Reason))
                    .OrderByDescending(l => l.Gain.Usd / l.Value.Usd)
                    .ThenBy(l => l.Lot.Id)
                    .Select(l => new GiftLot(l.Asset.View, l.Lot, l.Value, l.Gain, l.TaxOfAll)),
            ]);
    }
}
