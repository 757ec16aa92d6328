using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>What came of reading terms: the terms, or the end of a sentence that says what is wrong with them.</summary>
public readonly record struct ReadTerms(AnnouncedTerms? Terms, string? Fault);

/// <summary>
/// The one grammar of the terms of corporate actions, strict: parts behind semicolons, each once, none that the kind does not know. Numbers have a decimal
/// point, no sign and no thousands; percent is written <c>5%</c>.
/// <code>
/// split              4:1 [; price 25.10]              new for old
/// stock-dividend     5% [; price 25.10]
/// symbol-change      to NEWT
/// spin-off           child KIDS; ratio 0.25 [; allocation 12.5%] [; price 40]
/// merger             into BIGC; ratio 0.5 [; cash 12.00] [; price 80]   or   cash 54.20
/// return-of-capital  0.75 a share
/// delisting          worthless
/// dividend           0.24 a share [; pay 2026-12-10]
/// </code>
/// </summary>
public static partial class TermsGrammar
{
    private const int MostLength = 200;
    private const int PriceDecimals = 6;
    private const decimal MostPrice = 100_000_000m;
    private const decimal MostRatio = 100_000m;
    private const decimal MostPercent = 1_000m;

    private static readonly Dictionary<string, Func<Parts, AnnouncedTerms?>> Kinds = new(StringComparer.Ordinal)
    {
        ["split"] = Split,
        ["stock-dividend"] = p => p.Percent("", MostPercent) is { } rate ? new AnnouncedTerms.StockDividend(rate, p.OptionalPrice("price")) : null,
        ["symbol-change"] = p => p.Ticker("to") is { } to ? new AnnouncedTerms.SymbolChange(to) : null,
        ["spin-off"] = SpinOff,
        ["merger"] = Merger,
        ["return-of-capital"] = p => p.PerShare() is { } cash ? new AnnouncedTerms.ReturnOfCapital(cash) : null,
        ["delisting"] = p => p.Word("worthless") ? new AnnouncedTerms.Worthless() : null,
        ["dividend"] = p => p.PerShare() is { } cash ? new AnnouncedTerms.Dividend(cash, p.OptionalDay("pay")) : null,
    };

    /// <summary>What the terms of each kind look like.</summary>
    private static readonly Dictionary<string, string> Examples = new(StringComparer.Ordinal)
    {
        ["split"] = "4:1; price 25.10",
        ["stock-dividend"] = "5%",
        ["symbol-change"] = "to NEWT",
        ["spin-off"] = "child KIDS; ratio 0.25; allocation 12.5%; price 40",
        ["merger"] = "into BIGC; ratio 0.5; cash 12.00; price 80",
        ["return-of-capital"] = "0.75 a share",
        ["delisting"] = "worthless",
        ["dividend"] = "0.24 a share; pay 2026-12-10",
    };

    /// <summary>The kinds of corporate actions.</summary>
    public static IReadOnlyList<string> KindNames { get; } = [.. Kinds.Keys];

    [GeneratedRegex(@"^[0-9]{1,12}(\.[0-9]{1,10})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits { get; }

    /// <summary>Reads the terms of an action of a kind.</summary>
    public static ReadTerms Read(string kind, string text)
    {
        if (!Kinds.TryGetValue(kind, out var read))
        {
            return new ReadTerms(null, $"'{kind}' is no kind of corporate action; it takes one of {string.Join(", ", KindNames)}");
        }
        var parts = Parts.Of(text);
        var terms = read(parts);
        return parts.Fault() is { } fault
            ? new ReadTerms(null, $"{fault}. The terms of a {kind} look like '{Examples[kind]}'")
            : new ReadTerms(terms ?? throw new InvalidOperationException($"no terms and no fault: {kind}"), null);
    }

    /// <summary>Reads terms that were read before.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static AnnouncedTerms Parse(string kind, string text) =>
        Read(kind, text) is { Terms: { } terms } ? terms : throw new FormatException($"'{text}' are no terms of a {kind}");

    private static AnnouncedTerms.Split? Split(Parts parts)
    {
        var sides = parts.Take("").Split(':');
        if (sides.Length != 2)
        {
            parts.Wrong("new and old shares are needed with a colon between them");
            return null;
        }
        var (after, before) = (parts.Number(sides[0], MostRatio), parts.Number(sides[1], MostRatio));
        if (after is not null && after == before)
        {
            parts.Wrong("as many new shares as old ones is no split");
        }
        return after is { } some && before is { } old ? new AnnouncedTerms.Split(some, old, parts.OptionalPrice("price")) : null;
    }

    private static AnnouncedTerms.SpinOff? SpinOff(Parts parts)
    {
        var (child, ratio) = (parts.Ticker("child"), parts.Number(parts.Take("ratio"), MostRatio));
        var allocation = parts.Has("allocation") ? parts.Percent("allocation", 100m) : null;
        if (allocation >= Weight.One)
        {
            parts.Wrong("the child's part of the basis is below 100%");
        }
        var price = parts.OptionalPrice("price");
        return child is { } some && ratio is { } shares ? new AnnouncedTerms.SpinOff(some, shares, allocation, price) : null;
    }

    private static AnnouncedTerms? Merger(Parts parts)
    {
        if (!parts.Has("into"))
        {
            return parts.Price("cash") is { } all ? new AnnouncedTerms.CashMerger(all) : null;
        }
        var (into, ratio) = (parts.Ticker("into"), parts.Number(parts.Take("ratio"), MostRatio));
        var (cash, price) = (parts.OptionalPrice("cash"), parts.OptionalPrice("price"));
        return (into, ratio, cash) switch
        {
            ({ } other, { } shares, { } paid) => new AnnouncedTerms.MixedMerger(other, shares, paid, price),
            ({ } other, { } shares, null) => new AnnouncedTerms.StockMerger(other, shares, price),
            _ => null,
        };
    }

    /// <summary>The parts of a text by name, and everything that is wrong with them; what nobody takes is wrong too.</summary>
    private sealed class Parts
    {
        private static readonly string[] Names = ["price", "to", "child", "ratio", "allocation", "into", "cash", "pay"];

        private readonly Dictionary<string, string> _left = new(StringComparer.Ordinal);
        private string? _fault;

        public static Parts Of(string text)
        {
            var parts = new Parts();
            if (text.Length > MostLength || text.Any(char.IsControl))
            {
                parts.Wrong($"the terms are longer than {MostLength} characters or have a control character in them");
                return parts;
            }
            foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
            {
                var words = part.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                var name = words is [var first, _] && Array.IndexOf(Names, first.ToLowerInvariant()) >= 0 ? first.ToLowerInvariant() : "";
                if (part.Length == 0)
                {
                    parts.Wrong("a part is empty");
                }
                else if (!parts._left.TryAdd(name, name.Length == 0 ? part : words[1]))
                {
                    parts.Wrong(name.Length == 0 ? $"'{part}' is one part too many" : $"'{name}' stands twice");
                }
            }
            return parts;
        }

        public string? Fault() => _fault
            ?? (_left.Count == 0 ? null : $"'{_left.Select(p => p.Key.Length == 0 ? p.Value : p.Key).Order(StringComparer.Ordinal).First()}' does not belong here");

        /// <summary>Keeps the first thing that is wrong.</summary>
        public void Wrong(string what) => _fault ??= what;

        public bool Has(string name) => _left.ContainsKey(name);

        public string Take(string name)
        {
            if (_left.Remove(name, out var value))
            {
                return value;
            }
            Wrong(name.Length == 0 ? "the first part is missing" : $"'{name}' is missing");
            return "";
        }

        public bool Word(string word)
        {
            var isIt = string.Equals(Take(""), word, StringComparison.OrdinalIgnoreCase);
            if (!isIt)
            {
                Wrong($"only the word '{word}' is taken");
            }
            return isIt;
        }

        public Ticker? Ticker(string name)
        {
            var text = Take(name);
            var ticker = text.Contains(' ', StringComparison.Ordinal) ? null : Values.Ticker.TryParse(text);
            if (ticker is null)
            {
                Wrong($"'{text}' is no ticker");
            }
            return ticker;
        }

        /// <summary>A number above zero.</summary>
        public decimal? Number(string text, decimal most)
        {
            decimal? number = Digits.IsMatch(text) ? decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
            if (number is null or <= 0m || number > most)
            {
                Wrong($"'{text}' is no number above zero and up to {most.ToString("0", CultureInfo.InvariantCulture)}");
                return null;
            }
            return number / 1.0000000000000000000000000000m;
        }

        public Weight? Percent(string name, decimal most)
        {
            var text = Take(name);
            if (!text.EndsWith('%'))
            {
                Wrong($"'{text}' is no percentage");
                return null;
            }
            return Number(text[..^1].TrimEnd(), most) is { } percent ? Weight.FromPercent(percent) : null;
        }

        public Price? Price(string name) => PriceOf(Take(name));

        public Price? OptionalPrice(string name) => Has(name) ? Price(name) : null;

        /// <summary>Dollars, written <c>0.75 a share</c>.</summary>
        public Price? PerShare()
        {
            const string Ending = " a share";
            var text = Take("");
            if (!text.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            {
                Wrong("dollars are needed, with 'a share' behind them");
                return null;
            }
            return PriceOf(text[..^Ending.Length].TrimEnd());
        }

        public DateOnly? OptionalDay(string name)
        {
            if (!Has(name))
            {
                return null;
            }
            var text = Take(name);
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200)
            {
                return day;
            }
            Wrong($"'{text}' is no day of the form 2026-12-31");
            return null;
        }

        private Price? PriceOf(string text)
        {
            var number = Number(text, MostPrice);
            if (number?.Scale > PriceDecimals)
            {
                Wrong($"'{text}' has more than {PriceDecimals} decimals");
                return null;
            }
            return number is { } usd ? new Price(usd) : null;
        }
    }
}
