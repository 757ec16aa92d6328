using System.Globalization;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>How a value is asked for on screens.</summary>
public enum ParameterEditor
{
    Text,
    Number,

    /// <summary>One of <see cref="Parameter.Choices"/>.</summary>
    Choice,

    /// <summary>Two words that mean yes and no, in this order, in <see cref="Parameter.Choices"/>.</summary>
    YesNo,
    Day,

    /// <summary>A ticker, looked up among the firm's securities.</summary>
    Security,

    /// <summary>A column of an attributes file.</summary>
    Attribute,

    /// <summary>The name of a model.</summary>
    Model,
}

/// <summary>
/// One value that an option takes: its name in files, its unit, its range and its default. The stored form is text in the
/// invariant culture; <see cref="Parameter{T}"/> reads it.
/// </summary>
public abstract class Parameter(string name, string label, string unit, string range, string defaultText)
{
    private protected const string Yes = "yes";
    private protected const string No = "no";
    private protected const string IsoDay = "yyyy-MM-dd";

    /// <summary>The word for no value, where one may be left out.</summary>
    public const string None = "none";

    /// <summary>How it is asked for.</summary>
    public ParameterEditor Editor { get; init; }

    /// <summary>The words that it takes, where these are few.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What a value stands for, where that is more than its text: the words of a dial and the number behind them. By text.</summary>
    public IReadOnlyDictionary<string, string> Meanings { get; init; } = new Dictionary<string, string>();

    /// <summary>True when <see cref="None"/> is a value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The name in files and in the database.</summary>
    public string Name { get; } = name;

    /// <summary>The name on screens.</summary>
    public string Label { get; } = label;

    /// <summary>USD, %, bp, days; empty for a word.</summary>
    public string Unit { get; } = unit;

    /// <summary>The values it may take, in words.</summary>
    public string Range { get; } = range;

    /// <summary>The firm's starting value, as text; empty when there is none and a value must be given.</summary>
    public string DefaultText { get; } = defaultText;

    /// <summary>Values that an editor offers first; others are as good.</summary>
    public IReadOnlyList<string> Suggestions { get; private init; } = [];

    /// <summary>The columns of attributes files that a text names; none for most parameters.</summary>
    public Func<string, IReadOnlyList<string>> AttributesIn { get; private init; } = _ => [];

    /// <summary>What is wrong with a text, or null.</summary>
    public abstract string? Fault(string text);

    /// <summary>The one spelling of a value: two texts that mean the same have the same. A faulty text is left as it is.</summary>
    public abstract string Spelled(string text);

    /// <summary>The text as it is stored: numbers without needless zeros, tickers and words in their one spelling. A faulty text is left as it is.</summary>
    public string Tidy(string text) => Editor switch
    {
        ParameterEditor.Number => Fault(text) is null && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : text,
        ParameterEditor.Text or ParameterEditor.Attribute or ParameterEditor.Security or ParameterEditor.Model => Spelled(text),
        _ => text,
    };

    /// <summary>An amount of US dollars.</summary>
    public static Parameter<Money> Usd(string name, string label, decimal standard, decimal min, decimal max) =>
        Number(name, label, "USD", standard, min, max, value => new Money(value));

    /// <summary>A part of a whole, written in percent.</summary>
    public static Parameter<Weight> Percent(string name, string label, decimal standard, decimal min, decimal max) =>
        Number(name, label, "%", standard, min, max, Weight.FromPercent);

    /// <summary>A figure in basis points.</summary>
    public static Parameter<BasisPoints> Bp(string name, string label, decimal standard, decimal min, decimal max) =>
        Number(name, label, "bp", standard, min, max, value => new BasisPoints(value));

    /// <summary>A figure of another unit, such as standard deviations.</summary>
    public static Parameter<decimal> Figure(string name, string label, string unit, decimal standard, decimal min, decimal max) =>
        Number(name, label, unit, standard, min, max, value => value);

    /// <summary>A whole number.</summary>
    public static Parameter<int> Count(string name, string label, string unit, int standard, int min, int max) =>
        Number(name, label, unit, standard, min, max, decimal.ToInt32, isWhole: true);

    /// <summary>A whole number each of whose values stands for words and a number behind them.</summary>
    public static Parameter<int> Count(
        string name, string label, string unit, int standard, int min, int max, IReadOnlyDictionary<string, string> meanings)
    {
        var plain = Count(name, label, unit, standard, min, max);
        return new(name, label, unit, plain.Range, plain.DefaultText, text => plain.Fault(text) is null ? (true, plain.Read(text)) : (false, 0))
        {
            Editor = ParameterEditor.Number,
            Meanings = meanings,
        };
    }

    /// <summary>An amount of US dollars, or the word <c>none</c>, which is its standard value.</summary>
    public static Parameter<Money?> OptionalUsd(string name, string label, decimal min, decimal max) =>
        Optional(Usd(name, label, min, min, max), value => (Money?)value);

    /// <summary>A whole number, or the word <c>none</c>, which is its standard value.</summary>
    public static Parameter<int?> OptionalCount(string name, string label, string unit, int min, int max) =>
        Optional(Count(name, label, unit, min, min, max), value => (int?)value);

    /// <summary>A part of a whole in percent, or the word <c>none</c>, which is its standard value.</summary>
    public static Parameter<Weight?> OptionalPercent(string name, string label, decimal min, decimal max) =>
        Optional(Percent(name, label, min, min, max), value => (Weight?)value);

    /// <summary>A part of a whole in percent with a standard value, or the word <c>none</c>.</summary>
    public static Parameter<Weight?> OptionalPercent(string name, string label, decimal standard, decimal min, decimal max) =>
        Optional(Percent(name, label, standard, min, max), value => (Weight?)value, isNone: false);

    /// <summary>A day, as ISO 8601 writes it.</summary>
    public static Parameter<DateOnly> Day(string name, string label) =>
        new(name, label, "", "a day from 1990 to 2199 such as 2027-04-15", "", text =>
            (DateOnly.TryParseExact(text, IsoDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and < 2200, day))
        {
            Editor = ParameterEditor.Day,
        };

    /// <summary>A day, as ISO 8601 writes it, or the word <c>none</c>, which is its standard value.</summary>
    public static Parameter<DateOnly?> OptionalDay(string name, string label) => Optional(Day(name, label), value => (DateOnly?)value);

    /// <summary>A figure of another unit, or the word <c>none</c>, which is its standard value.</summary>
    public static Parameter<decimal?> OptionalFigure(string name, string label, string unit, decimal min, decimal max) =>
        Optional(Figure(name, label, unit, min, min, max), value => (decimal?)value);

    /// <summary>Two securities or more, with commas between.</summary>
    public static Parameter<string> Securities(string name, string label) =>
        new(name, label, "", "two tickers or more, with commas between", "", text =>
        {
            var tickers = text.Split(',', StringSplitOptions.TrimEntries).Select(t => Ticker.TryParse(t)).ToList();
            return (tickers.Count > 1 && tickers.TrueForAll(t => t is not null) && tickers.Distinct().Count() == tickers.Count, string.Join(", ", tickers));
        });

    /// <summary>Yes or no.</summary>
    public static Parameter<bool> YesNo(string name, string label, bool standard) =>
        new(name, label, "", $"{Yes} or {No}", standard ? Yes : No, text => (text is Yes or No, text == Yes)) { Editor = ParameterEditor.YesNo, Choices = [Yes, No] };

    /// <summary>A security.</summary>
    public static Parameter<Ticker> Security(string name, string label) =>
        new(name, label, "", "a ticker", "", text => Ticker.TryParse(text) is { } ticker ? (true, ticker) : (false, default)) { Editor = ParameterEditor.Security };

    /// <summary>One of several words.</summary>
    public static Parameter<string> Choice(string name, string label, string standard, params string[] words) =>
        new(name, label, "", string.Join(", ", words), standard, text => (Array.IndexOf(words, text) >= 0, text))
        {
            Editor = words is ["on", "off"] or ["yes", "no"] ? ParameterEditor.YesNo : ParameterEditor.Choice,
            Choices = words,
        };

    /// <summary>A column of an attributes file: a new column needs no code. Read like free words.</summary>
    public static Parameter<string> Attribute(string name, string label) => Words(name, label, ParameterEditor.Attribute);

    /// <summary>A model's name, or a word that stands for none in particular. Read like free words.</summary>
    public static Parameter<string> Model(string name, string label, string standard) => Words(name, label, ParameterEditor.Model, standard);

    /// <summary>Free words. A semicolon would begin another parameter when they are read back from their stored form.</summary>
    public static Parameter<string> Words(string name, string label) => Words(name, label, ParameterEditor.Text);

    private static Parameter<string> Words(string name, string label, ParameterEditor editor, string standard = "") =>
        new(name, label, "", "some words, none of them a semicolon", standard, ReadWords) { Editor = editor };

    private static (bool Ok, string Value) ReadWords(string text) =>
        (text.Trim().Length > 0 && !text.Contains(';', StringComparison.Ordinal), text.Trim());

    /// <summary>Free words, or the word <c>none</c>, which is the standard value.</summary>
    public static Parameter<string?> OptionalWords(string name, string label) =>
        new(name, label, "", "some words, none of them a semicolon, or none", None, text =>
            (text.Trim().Length > 0 && !text.Contains(';', StringComparison.Ordinal), text == None ? null : text.Trim()));

    /// <summary>A column of attributes files, or several, separated by commas.</summary>
    public static Parameter<string> Attributes(string name, string label, IReadOnlyList<string> suggestions, bool several = true) =>
        new(name, label, "", several ? "names of attributes, separated by commas" : "the name of an attribute", "", text =>
            (Names(text) is { Count: > 0 } names && (several || names.Count == 1) && names.All(IsName), string.Join(", ", Names(text))))
        {
            Editor = ParameterEditor.Attribute,
            Suggestions = suggestions,
            AttributesIn = text => [.. Names(text).Where(n => StyleTilt.FactorOf(n) is null)],
        };

    /// <summary>A column of attributes files, or the word <c>none</c>, which is the standard value.</summary>
    public static Parameter<string?> OptionalAttribute(string name, string label) =>
        new(name, label, "", "the name of an attribute, or none", None, text => (IsName(text), text == None ? null : text))
        {
            Editor = ParameterEditor.Attribute,
            IsOptional = true,
            AttributesIn = text => text == None ? [] : [text],
        };

    /// <summary>A sector by its name, or an industry by its column of attributes files.</summary>
    public static Parameter<string> Group(string name, string label) =>
        new(name, label, "", "a sector, or the name of an attribute such as industry_banks", "", text =>
            (Sectors.TryParse(text) is not null || IsName(text), Sectors.TryParse(text)?.Name() ?? text))
        {
            Editor = ParameterEditor.Attribute,
            Suggestions = [.. Sectors.All.Select(s => s.Name())],
            AttributesIn = text => Sectors.TryParse(text) is null ? [text] : [],
        };

    /// <summary>The names in a list separated by commas, each once, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Names(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>As the heading of a column is spelled.</summary>
    private static bool IsName(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static Parameter<T> Number<T>(
        string name, string label, string unit, decimal standard, decimal min, decimal max, Func<decimal, T> make, bool isWhole = false)
    {
        (bool Ok, T Value) Read(string text) =>
            decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max && (!isWhole || value == decimal.Truncate(value))
                ? (true, make(value))
                : (false, default!);
        return new(name, label, unit, Invariant($"{min} to {max}"), Invariant($"{standard}"), Read) { Editor = ParameterEditor.Number };
    }

    private static Parameter<TOptional> Optional<T, TOptional>(Parameter<T> given, Func<T, TOptional> wrap, bool isNone = true)
    {
        (bool Ok, TOptional Value) Read(string text) =>
            text == None ? (true, default!)
            : given.Fault(text) is null ? (true, wrap(given.Read(text)))
            : (false, default!);
        return new(given.Name, given.Label, given.Unit, given.Range + ", or none", isNone ? None : given.DefaultText, Read) { Editor = given.Editor, Choices = given.Choices, IsOptional = true };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A parameter whose values are of one type.</summary>
public sealed class Parameter<T>(
    string name, string label, string unit, string range, string defaultText, Func<string, (bool Ok, T Value)> read)
    : Parameter(name, label, unit, range, defaultText)
{
    /// <summary>The value of a text that has no fault.</summary>
    /// <exception cref="FormatException">The text has a fault: it was stored without being checked.</exception>
    public T Read(string text) => read(text) is (true, var value)
        ? value
        : throw new FormatException($"parameter {Name}: '{text}' is not {Range}");

    public override string? Fault(string text) =>
        read(text).Ok ? null : $"{Label} is '{text}'; it takes {Range}{(Unit.Length > 0 ? " " + Unit : "")}.";

    public override string Spelled(string text) => read(text) switch
    {
        (true, bool yes) => yes ? Yes : No,
        (true, DateOnly day) => day.ToString(IsoDay, CultureInfo.InvariantCulture),
        (true, { } value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? text,
        _ => text,
    };
}
