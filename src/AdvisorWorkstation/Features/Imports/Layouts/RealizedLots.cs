using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>What files about realized gains have in common.</summary>
internal static class RealizedLots
{
    private const decimal Cent = 0.01m;
    private const string Various = "Various";

    /// <summary>The day a lot was opened; null for <c>Various</c> and for what is unknown.</summary>
    public static DateOnly? Opened(TableRow row, Column column) =>
        row.Raw(column).Equals(Various, StringComparison.OrdinalIgnoreCase) ? null : row.Optional(column, Cells.Date(DateGrammar.MonthFirst));

    /// <summary>The term by which of the two gains is there; null when both are, or none.</summary>
    public static HoldingTerm? TermOf(Money? shortTerm, Money? longTerm) => (shortTerm, longTerm) switch
    {
        ({ } s, null) when s != Money.Zero => HoldingTerm.ShortTerm,
        (null, { } l) when l != Money.Zero => HoldingTerm.LongTerm,
        ({ } s, { } l) when s != Money.Zero && l == Money.Zero => HoldingTerm.ShortTerm,
        ({ } s, { } l) when s == Money.Zero && l != Money.Zero => HoldingTerm.LongTerm,
        _ => null,
    };

    /// <summary>True when a gain is what proceeds and basis make it, to the cent that each of them is rounded to; unknown ones can't differ.</summary>
    public static bool Fits(Money? gain, Money? proceeds, Money? basis) =>
        gain is not { } g || proceeds is not { } p || basis is not { } b || Math.Abs((p - b - g).Usd) <= 2 * Cent;

    /// <summary>Says that a gain does not fit.</summary>
    public static void FaultGain(TableRow row, Column column, Money? gain, Money? proceeds, Money? basis) => row.Fault(
        column, $"Proceeds of {proceeds} less a cost basis of {basis} are {proceeds - basis}, the row says {gain}. A figure was lost; download the file again.");

    /// <summary>Checks that a lot was not closed before it was opened, nor of no shares.</summary>
    public static void CheckDays(TableRow row, Column opened, DateOnly? from, DateOnly closed)
    {
        if (from > closed && closed != default)
        {
            row.Fault(opened, $"The lot was opened on {from:yyyy-MM-dd}, after the {closed:yyyy-MM-dd} that it was closed on.");
        }
    }
}
