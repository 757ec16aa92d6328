using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A short-term lot that turns long-term before the year ends.</summary>
/// <param name="View">The security.</param>
/// <param name="Lot">The lot.</param>
/// <param name="On">The first day of a long-term sale.</param>
/// <param name="Gain">Its gain today, negative for a loss.</param>
/// <param name="TaxChange">What waiting adds to the tax at marginal rates: below zero for a gain, above it for a loss.</param>
public sealed record TurningLot(SecurityView View, Lot Lot, DateOnly On, Money Gain, Money TaxChange);

/// <summary>What can still be done about the taxes of a year.</summary>
/// <param name="LastDay">The year's last weekday; a sale on it still counts in the year (Rev. Rul. 93-84).</param>
/// <param name="DaysLeft">Days from today to it.</param>
/// <param name="WeekdaysLeft">Weekdays from today to it, both counted; holidays are not known here.</param>
/// <param name="GainsAtRateZero">
/// Gains of either term that losses of this year and of those before would still offset; null when sales of the year are unknown.
/// </param>
/// <param name="GainsBesideDeduction">The part of them that leaves the deduction from ordinary income whole; null when sales of the year are unknown.</param>
/// <param name="IsLongTermFree">True when the account pays nothing on long-term gains, whatever their amount.</param>
/// <param name="LossNow">Losses above the policy's minimum that the wash-sale rule allows today.</param>
/// <param name="SavedNow">Tax at marginal rates that they save.</param>
/// <param name="LossByYearEnd">The same with what the wash-sale windows free until the last day.</param>
/// <param name="SavedByYearEnd">Tax at marginal rates that they save.</param>
/// <param name="Turning">Lots that turn long-term by the last day, in order of time.</param>
public sealed record YearEndBoard(
    DateOnly LastDay,
    int DaysLeft,
    int WeekdaysLeft,
    Money? GainsAtRateZero,
    Money? GainsBesideDeduction,
    bool IsLongTermFree,
    Money LossNow,
    Money SavedNow,
    Money LossByYearEnd,
    Money SavedByYearEnd,
    IReadOnlyList<TurningLot> Turning)
{
    /// <summary>The board of a taxed account; null where nothing is taxed.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="year">The year so far of the return that the account is on.</param>
    /// <param name="harvestable">Its losses.</param>
    public static YearEndBoard? Of(AccountSnapshot snapshot, TaxYear year, Harvestable harvestable)
    {
        if (!snapshot.Account.Kind.IsTaxable())
        {
            return null;
        }
        var lastDay = LastWeekday(snapshot.AsOf.TaxYear);
        var netting = year.Netting;
        var loss = netting.Deducted + netting.CarriedOut.ShortTerm + netting.CarriedOut.LongTerm;
        var freed = harvestable.Candidates.Where(c => c.BlockedUntil is { } until && until <= lastDay).ToList();
        return new YearEndBoard(
            lastDay,
            Math.Max(snapshot.AsOf.DaysUntil(lastDay), 0),
            Enumerable.Range(0, Math.Max(snapshot.AsOf.DaysUntil(lastDay) + 1, 0)).Count(d => snapshot.AsOf.Date.AddDays(d).IsWeekday()),
            year.IsComplete ? loss : null,
            year.IsComplete ? loss - netting.Deducted : null,
            snapshot.TaxProfile().LongTermRate == Weight.Zero,
            harvestable.Loss,
            harvestable.TaxSaved,
            new Money(harvestable.Loss.Usd + freed.Sum(c => c.Loss.Usd - c.Allowed.Usd)),
            new Money(harvestable.TaxSaved.Usd + freed.Sum(c => c.SavedLater.Usd)),
            [.. snapshot.Lots.Select(lot => Turn(snapshot, lot, lastDay)).OfType<TurningLot>().OrderBy(t => t.On).ThenBy(t => t.TaxChange).ThenBy(t => t.Lot.Id)]);
    }

    private static TurningLot? Turn(AccountSnapshot snapshot, Lot lot, DateOnly lastDay)
    {
        var view = snapshot.Securities.First(v => v.Security.Id == lot.Security);
        if (lot.Acquired is not { } acquired
            || HoldingPeriod.FirstLongTermSale(acquired) is var on && (on <= snapshot.AsOf.Date || on > lastDay)
            || view.Price is not { } price
            || LotTaxes.Of(lot, price, snapshot.AsOf, snapshot.TaxProfile()) is not { } tax)
        {
            return null;
        }
        var profile = snapshot.TaxProfile();
        var gain = new Money(tax.GainPerShare * lot.Quantity.Count).RoundedToCents;
        return new TurningLot(view, lot, HoldingPeriod.FirstLongTermSale(acquired), gain, (gain * (profile.LongTermRate - profile.ShortTermRate)).RoundedToCents);
    }

    private static DateOnly LastWeekday(int year)
    {
        var day = new DateOnly(year, 12, 31);
        while (!day.IsWeekday())
        {
            day = day.AddDays(-1);
        }
        return day;
    }
}
