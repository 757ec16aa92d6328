using System.Globalization;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>The use of one month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Realized">Gains less losses of the month.</param>
/// <param name="Cumulative">Gains less losses since January.</param>
/// <param name="Left">What was left at its end, at least zero; null when there is no limit.</param>
public sealed record BudgetMonth(DateOnly Month, Money Realized, Money Cumulative, Money? Left);

/// <summary>A term's budget that proposals would overspend together.</summary>
/// <param name="Use">The budget with all of them.</param>
/// <param name="Over">How much they realize beyond it, above zero.</param>
/// <param name="Sentence">What they ask for, by name.</param>
public sealed record BudgetOverrun(BudgetUse Use, Money Over, string Sentence);

/// <summary>The gain budgets of a year, one for each term (menus.md, row 27).</summary>
/// <param name="ShortTerm">Of short-term gains.</param>
/// <param name="LongTerm">Of long-term gains.</param>
public sealed record GainBudgets(BudgetUse ShortTerm, BudgetUse LongTerm)
{
    /// <summary>The use of a year's budgets.</summary>
    /// <param name="shortTerm">The budget of short-term gains; null when there is no limit.</param>
    /// <param name="longTerm">The budget of long-term gains; null when there is no limit.</param>
    /// <param name="realized">What is booked.</param>
    /// <param name="pending">Every proposal that is not booked, rejected or expired.</param>
    /// <param name="unknownSales">Sales of the year whose gain nobody knows.</param>
    public static GainBudgets Of(
        Money? shortTerm, Money? longTerm, YearToDateGains realized, IReadOnlyList<BudgetReservation> pending, int unknownSales = 0) => new(
            new BudgetUse(HoldingTerm.ShortTerm, shortTerm, realized.ShortTerm, pending, unknownSales),
            new BudgetUse(HoldingTerm.LongTerm, longTerm, realized.LongTerm, pending, unknownSales));

    /// <summary>True when both budgets have room for one more proposal.</summary>
    public bool Take(BudgetReservation another) => ShortTerm.Takes(another) && LongTerm.Takes(another);

    /// <summary>The budgets that the pending proposals overspend together; none when all of them fit, in whatever order they are approved.</summary>
    public IReadOnlyList<BudgetOverrun> Overruns() => [.. new[] { ShortTerm, LongTerm }.Select(OverrunOf).OfType<BudgetOverrun>()];

    /// <summary>Month by month: what a term's budget was used for, up to the month of a day.</summary>
    /// <param name="term">The term.</param>
    /// <param name="budget">The budget; null when there is no limit.</param>
    /// <param name="sales">Sales of any year; those whose gain or term nobody knows are left out.</param>
    /// <param name="asOf">The day.</param>
    public static IReadOnlyList<BudgetMonth> BurnDown(HoldingTerm term, Money? budget, IEnumerable<Realized> sales, AsOf asOf)
    {
        var byMonth = sales
            .Where(s => s.Date.Year == asOf.TaxYear && s.Date <= asOf.Date && s.Term == term && s.Allowed is not null)
            .ToLookup(s => s.Date.Month, s => s.Allowed!.Value.Usd);
        var months = new List<BudgetMonth>();
        var cumulative = Money.Zero;
        for (var month = 1; month <= asOf.Date.Month; month++)
        {
            var realized = new Money(byMonth[month].Sum());
            cumulative += realized;
            months.Add(new BudgetMonth(
                new DateOnly(asOf.TaxYear, month, 1), realized, cumulative, budget is { } limit ? Money.Max(limit - cumulative, Money.Zero) : null));
        }
        return months;
    }

    private static BudgetOverrun? OverrunOf(BudgetUse use)
    {
        var takers = use.Reservations.Where(r => r.Taken(use.Term) > Money.Zero).ToList();
        if (use.Budget is not { } budget || takers.Count == 0 || use.Committed <= budget)
        {
            return null;
        }
        var over = Money.Min(use.Committed - budget, use.Reserved);
        var names = string.Join(", ", takers.Select(t => $"{t.Name} ({Usd(t.Taken(use.Term))})"));
        return new BudgetOverrun(
            use,
            over,
            $"{(use.Term == HoldingTerm.LongTerm ? "Long" : "Short")}-term gains: {names} together realize {Usd(use.Reserved)}, "
                + $"{Usd(over)} more than the budget of {Usd(budget)} has left after {Usd(use.Realized)} this year.");
    }

    private static string Usd(Money amount) => amount.Usd.ToString("$#,##0.00;\u2212$#,##0.00", CultureInfo.InvariantCulture);
}
