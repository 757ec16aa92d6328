using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Models;

/// <summary>What another target does to several accounts together.</summary>
/// <param name="Accounts">How many of them could be computed.</param>
/// <param name="Trading">How many of them would trade.</param>
/// <param name="Trades">All trades.</param>
/// <param name="Value">What they are worth.</param>
/// <param name="Traded">Value bought and sold.</param>
/// <param name="ShortTermGain">Net short-term gain realized.</param>
/// <param name="LongTermGain">Net long-term gain realized.</param>
/// <param name="Tax">Tax at marginal rates; negative saves.</param>
/// <param name="TrackingErrorOld">The average of the accounts, against what they follow now.</param>
/// <param name="TrackingErrorNew">The average before trading, against the new target.</param>
/// <param name="TrackingErrorAfter">The average after trading, against the new target.</param>
/// <param name="KeptForTax">Positions kept because selling them costs more than it is worth.</param>
public sealed record EffectTotals(
    int Accounts,
    int Trading,
    int Trades,
    Money Value,
    Money Traded,
    Money ShortTermGain,
    Money LongTermGain,
    Money Tax,
    BasisPoints TrackingErrorOld,
    BasisPoints TrackingErrorNew,
    BasisPoints TrackingErrorAfter,
    int KeptForTax)
{
    /// <summary>Adds effects up.</summary>
    public static EffectTotals Of(IReadOnlyList<TargetEffect> effects) => new(
        effects.Count,
        effects.Count(e => e.Trades > 0),
        effects.Sum(e => e.Trades),
        Sum(effects, e => e.Value),
        Sum(effects, e => e.Traded),
        Sum(effects, e => e.ShortTermGain),
        Sum(effects, e => e.LongTermGain),
        Sum(effects, e => e.Tax),
        Average(effects, e => e.TrackingErrorOld),
        Average(effects, e => e.TrackingErrorNew),
        Average(effects, e => e.TrackingErrorAfter),
        effects.Sum(e => e.KeptForTax));

    private static Money Sum(IReadOnlyList<TargetEffect> effects, Func<TargetEffect, Money> of) =>
        effects.Aggregate(Money.Zero, (sum, e) => sum + of(e));

    private static BasisPoints Average(IReadOnlyList<TargetEffect> effects, Func<TargetEffect, BasisPoints> of) =>
        effects.Count == 0 ? BasisPoints.Zero : new BasisPoints(decimal.Round(effects.Average(e => of(e).Value), 4));
}
