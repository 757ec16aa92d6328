using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Whether a sale is taxed as short- or long-term.</summary>
public enum HoldingTerm
{
    ShortTerm,
    LongTerm,
}

/// <summary>
/// Holding periods of IRC 1222 as Rev. Rul. 66-7 counts them: the day of acquisition is not counted, the day of sale is, and a lot
/// acquired on the last day of a month is long-term from the first day of the thirteenth month after it.
/// </summary>
public static class HoldingPeriod
{
    /// <summary>The first day on which a sale of a lot acquired on <paramref name="acquired"/> is long-term.</summary>
    public static DateOnly FirstLongTermSale(DateOnly acquired) =>
        acquired.AddDays(1).Day == 1
            ? acquired.AddDays(1).AddYears(1)
            : acquired.AddYears(1).AddDays(1);

    /// <summary>The term of a sale on <paramref name="asOf"/>.</summary>
    public static HoldingTerm TermOn(AsOf asOf, DateOnly acquired) =>
        asOf.Date >= FirstLongTermSale(acquired) ? HoldingTerm.LongTerm : HoldingTerm.ShortTerm;
}
