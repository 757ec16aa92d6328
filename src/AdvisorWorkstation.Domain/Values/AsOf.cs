namespace AdvisorWorkstation.Domain.Values;

/// <summary>The day a computation stands on. Rules take it as an argument; none of them reads a clock.</summary>
/// <param name="Date">A trade date, never shifted by a time zone.</param>
public readonly record struct AsOf(DateOnly Date)
{
    /// <summary>The calendar year that budgets and netting belong to.</summary>
    public int TaxYear => Date.Year;

    /// <summary>Days from this day to another; negative when the other is past.</summary>
    public int DaysUntil(DateOnly other) => other.DayNumber - Date.DayNumber;

    public override string ToString() => Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
