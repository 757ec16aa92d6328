namespace AdvisorWorkstation.Domain.Values;

/// <summary>
/// A security's exchange symbol in the firm's spelling: upper case, the share class after a dot (BRK.B).
/// Files spell classes as <c>BRK B</c>, <c>BRK/B</c> or <c>BRKB</c>; the first two are read as the dotted form here, the last
/// needs the list of known tickers (<see cref="Markets.TickerBook"/>).
/// </summary>
public readonly record struct Ticker : IComparable<Ticker>
{
    /// <summary>The longest symbol that an order file may carry (security.md 3.1).</summary>
    public const int MaxLength = 30;

    private Ticker(string symbol) => Symbol = symbol;

    /// <summary>The symbol, such as <c>AAPL</c> or <c>BRK.B</c>.</summary>
    public string Symbol { get; }

    /// <summary>Reads a symbol; null when it can't be one.</summary>
    public static Ticker? TryParse(string? text)
    {
        var symbol = text?.Trim().ToUpperInvariant().Replace('/', '.').Replace(' ', '.');
        return symbol is { Length: > 0 and <= MaxLength } && symbol.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            ? new Ticker(symbol)
            : null;
    }

    /// <summary>Reads a symbol that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Ticker Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not a ticker");

    /// <summary>The symbol without what separates the share class: <c>BRKB</c>.</summary>
    public string Squeezed => Symbol.Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    public int CompareTo(Ticker other) => string.CompareOrdinal(Symbol, other.Symbol);

    public override string ToString() => Symbol;

    public static bool operator <(Ticker a, Ticker b) => a.CompareTo(b) < 0;
    public static bool operator >(Ticker a, Ticker b) => a.CompareTo(b) > 0;
    public static bool operator <=(Ticker a, Ticker b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Ticker a, Ticker b) => a.CompareTo(b) >= 0;
}
