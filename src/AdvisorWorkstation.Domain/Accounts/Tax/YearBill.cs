using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>The steps from a year's sales to its bill, in the order of Schedule D.</summary>
public enum BillStep
{
    ShortTerm,
    ShortTermCarriedIn,
    LongTerm,
    LongTermCarriedIn,
    Net,
    TaxedShortTerm,
    TaxedLongTerm,
    Deducted,
    ShortTermCarriedOut,
    LongTermCarriedOut,
    ShortTermTax,
    LongTermTax,
    SavedByDeduction,
}

/// <summary>One line of the bill.</summary>
/// <param name="Step">Which.</param>
/// <param name="Amount">Dollars; losses and savings are negative.</param>
/// <param name="Sales">The sold lots behind it; empty where it follows from other lines.</param>
public sealed record BillLine(BillStep Step, Money Amount, IReadOnlyList<Realized> Sales);

/// <summary>
/// The year-to-date tax bill after netting (IRC 1211(b), 1212(b), 1222; Schedule D), with the lines that lead to it. It is never mixed with
/// <see cref="TaxEstimate"/>: savings at marginal rates and the bill differ where losses meet gains. A rule engine's figure, no tax advice.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Profile">The rates of the return.</param>
/// <param name="Lines">Every step, in order.</param>
public sealed record YearBill(TaxYear Year, TaxProfile Profile, IReadOnlyList<BillLine> Lines)
{
    /// <summary>What the known sales make of the bill, to the cent: the sum of the tax of its parts.</summary>
    public Money Known => this[BillStep.ShortTermTax] + this[BillStep.LongTermTax] + this[BillStep.SavedByDeduction];

    /// <summary>The bill; null when there are sales of which nobody knows the gain.</summary>
    public Money? Total => Year.IsComplete ? Known : null;

    /// <summary>The amount of a step.</summary>
    public Money this[BillStep step] => Lines[(int)step].Amount;

    /// <summary>Reckons a year's bill.</summary>
    public static YearBill Of(TaxYear year, TaxProfile profile)
    {
        var netting = year.Netting;
        IReadOnlyList<Realized> Of(HoldingTerm term) => [.. year.Sales.Where(s => s.Term == term)];
        return new YearBill(
            year,
            profile,
            [
                new BillLine(BillStep.ShortTerm, year.ShortTerm, Of(HoldingTerm.ShortTerm)),
                new BillLine(BillStep.ShortTermCarriedIn, -year.CarriedIn.ShortTerm, []),
                new BillLine(BillStep.LongTerm, year.LongTerm, Of(HoldingTerm.LongTerm)),
                new BillLine(BillStep.LongTermCarriedIn, -year.CarriedIn.LongTerm, []),
                new BillLine(BillStep.Net, year.ShortTerm - year.CarriedIn.ShortTerm + year.LongTerm - year.CarriedIn.LongTerm, []),
                new BillLine(BillStep.TaxedShortTerm, netting.ShortTerm, []),
                new BillLine(BillStep.TaxedLongTerm, netting.LongTerm, []),
                new BillLine(BillStep.Deducted, -netting.Deducted, []),
                new BillLine(BillStep.ShortTermCarriedOut, -netting.CarriedOut.ShortTerm, []),
                new BillLine(BillStep.LongTermCarriedOut, -netting.CarriedOut.LongTerm, []),
                new BillLine(BillStep.ShortTermTax, (netting.ShortTerm * profile.ShortTermRate).RoundedToCents, []),
                new BillLine(BillStep.LongTermTax, (netting.LongTerm * profile.LongTermRate).RoundedToCents, []),
                new BillLine(BillStep.SavedByDeduction, -(netting.Deducted * (profile.FederalOrdinary + profile.State)).RoundedToCents, []),
            ]);
    }
}
