using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>What came of reading a cell: a value, and the end of a sentence about it where there is something to say.</summary>
internal readonly record struct CellValue<T>(T Value, string? Fault = null, string? Note = null);

/// <summary>How cells are read: one same-shaped function for each kind of value.</summary>
internal static class Cells
{
    public const int MoneyDecimals = 4;
    public const int ShareDecimals = 6;
    public const int PriceDecimals = 6;

    private const int PercentDecimals = 8;
    private const decimal MostMoney = 1_000_000_000_000m;
    private const decimal MostShares = 10_000_000_000m;
    private const decimal HighestPrice = 100_000_000m;

    /// <summary>Shares; more decimals than are kept are an error, because an order could not be made of them.</summary>
    public static CellValue<Shares> Shares(string text) => Number(text, dollar: false, percent: false, MostShares) switch
    {
        { Fault: { } fault } => new(default, fault),
        { Value: var number } when number.Decimals > ShareDecimals => new(default, $"a number of shares has {ShareDecimals} decimals at most"),
        { Value: var number } => new(new Shares(number.Value)),
    };

    /// <summary>Shares, above zero.</summary>
    public static CellValue<Shares> SharesHeld(string text) =>
        Shares(text) is { Fault: null } shares && shares.Value <= Domain.Values.Shares.Zero
            ? new(default, "it must be above zero")
            : Shares(text);

    /// <summary>US dollars.</summary>
    public static CellValue<Money> Money(string text) => Number(text, dollar: true, percent: false, MostMoney) switch
    {
        { Fault: { } fault } => new(default, fault),
        { Value: var number } when number.Decimals > MoneyDecimals =>
            new(new Money(decimal.Round(number.Value, MoneyDecimals)), Note: $"it was rounded to {MoneyDecimals} decimals"),
        { Value: var number } => new(new Money(number.Value)),
    };

    /// <summary>US dollars a share, above zero.</summary>
    public static CellValue<Price> Price(string text)
    {
        var number = Number(text, dollar: true, percent: false, HighestPrice);
        if (number.Fault is { } fault)
        {
            return new(default, fault);
        }
        var rounded = decimal.Round(number.Value.Value, PriceDecimals);
        return rounded <= 0m
            ? new(default, "a price is above zero")
            : new(new Price(rounded), Note: number.Value.Decimals > PriceDecimals ? $"it was rounded to {PriceDecimals} decimals" : null);
    }

    /// <summary>A part of a whole, written in percent.</summary>
    public static CellValue<decimal> Percent(string text) => Number(text, dollar: false, percent: true, 1_000_000m) switch
    {
        { Fault: { } fault } => new(default, fault),
        { Value: var number } => new(number.Value),
    };

    /// <summary>A tax rate, written in percent.</summary>
    public static CellValue<Weight> Rate(string text) => Percent(text) switch
    {
        { Fault: { } fault } => new(default, fault),
        { Value: < 0m or > 100m } => new(default, "a rate is from 0 to 100 percent"),
        { Value: var percent } => new(Weight.FromPercent(decimal.Round(percent, PercentDecimals))),
    };

    /// <summary>A number without a unit, with six decimals at most.</summary>
    public static CellValue<decimal> Score(string text) => Number(text, dollar: false, percent: false, MostShares) switch
    {
        { Fault: { } fault } => new(default, fault),
        { Value: var number } when number.Decimals > ShareDecimals =>
            new(decimal.Round(number.Value, ShareDecimals), Note: $"it was rounded to {ShareDecimals} decimals"),
        { Value: var number } => new(number.Value),
    };

    /// <summary>A number of a risk model.</summary>
    public static CellValue<double> Real(string text) => Number(text, dollar: false, percent: false, MostShares) switch
    {
        { Fault: { } fault } => new(default, fault),
        { Value: var number } => new((double)number.Value),
    };

    /// <summary>A whole number.</summary>
    public static CellValue<int> Count(string text) => Number(text, dollar: false, percent: false, 1_000_000m) switch
    {
        { Fault: { } fault } => new(default, fault),
        { Value: { Decimals: > 0 } or { Value: < 0m } } => new(default, "a whole number of zero or more is needed"),
        { Value: var number } => new(decimal.ToInt32(number.Value)),
    };

    /// <summary>A date in one of some forms.</summary>
    public static Func<string, CellValue<DateOnly>> Date(params DateForm[] forms) => text => DateGrammar.TryRead(text, forms) is { } date
        ? new(date)
        : new(default, $"it is no date of the form {string.Join(" or ", forms.Select(f => f.Words))} between 1900 and 2199");

    /// <summary>A date as our own formats write it.</summary>
    public static CellValue<DateOnly> IsoDate(string text) => Date(DateGrammar.Iso)(text);

    /// <summary>One of several words.</summary>
    public static Func<string, CellValue<T>> OneOf<T>(IReadOnlyDictionary<string, T> words) => text =>
        words.TryGetValue(text.ToLowerInvariant(), out var value)
            ? new(value)
            : new(default!, $"it takes one of {string.Join(", ", words.Keys)}");

    /// <summary>Yes or no.</summary>
    public static CellValue<bool> YesNo(string text) => OneOf(new Dictionary<string, bool> { ["yes"] = true, ["no"] = false })(text);

    private static CellValue<WrittenNumber> Number(string text, bool dollar, bool percent, decimal most)
    {
        if (NumberGrammar.TryRead(text) is not { } number)
        {
            return new(default, "it is no number. Numbers have a decimal point, and commas between thousands only");
        }
        return number switch
        {
            { HasDollarSign: true } when !dollar => new(default, "an amount of dollars does not belong here"),
            { HasPercentSign: true } when !percent => new(default, "a percentage does not belong here"),
            { Value: var value } when Math.Abs(value) > most => new(default, $"it is beyond {most:0}, which is taken for a mistake"),
            _ => new(number),
        };
    }
}
