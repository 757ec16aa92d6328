using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Markets;

/// <summary>What a file's spelling of a ticker means in this firm.</summary>
public abstract record TickerMatch
{
    private TickerMatch() { }

    /// <summary>One security carries it.</summary>
    public sealed record Known(SecurityId Security, Ticker Ticker) : TickerMatch;

    /// <summary>No security carries it yet.</summary>
    public sealed record Unknown(Ticker Ticker) : TickerMatch;

    /// <summary>It can mean several: a person has to say which.</summary>
    public sealed record Ambiguous(IReadOnlyList<Ticker> Candidates) : TickerMatch;

    /// <summary>It can't be a ticker.</summary>
    public sealed record NotATicker(string Text) : TickerMatch;
}

/// <summary>
/// The firm's tickers, found by any spelling of a share class: BRK.B, BRK B, BRK/B and BRKB are one security (formats.md, rule 6).
/// </summary>
public sealed class TickerBook
{
    private readonly Dictionary<Ticker, SecurityId> _exact = [];
    private readonly ILookup<string, Ticker> _squeezed;

    /// <summary>A book of these tickers.</summary>
    public TickerBook(IEnumerable<(Ticker Ticker, SecurityId Security)> known)
    {
        foreach (var (ticker, security) in known)
        {
            _exact.Add(ticker, security);
        }
        _squeezed = _exact.Keys.Order().ToLookup(t => t.Squeezed, StringComparer.Ordinal);
    }

    /// <summary>Finds what a file's text means: the exact spelling first, then the spelling without separators.</summary>
    public TickerMatch Find(string text)
    {
        if (Ticker.TryParse(text) is not { } ticker)
        {
            return new TickerMatch.NotATicker(text);
        }
        if (_exact.TryGetValue(ticker, out var exact))
        {
            return new TickerMatch.Known(exact, ticker);
        }
        var candidates = _squeezed[ticker.Squeezed].ToList();
        return candidates.Count switch
        {
            0 => new TickerMatch.Unknown(ticker),
            1 => new TickerMatch.Known(_exact[candidates[0]], candidates[0]),
            _ => new TickerMatch.Ambiguous(candidates),
        };
    }
}
