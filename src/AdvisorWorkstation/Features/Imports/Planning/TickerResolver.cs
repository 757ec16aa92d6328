using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// What the tickers of a delivery mean. The firm's spelling wins; among new ones the spelling that shows the share class, so that BETAB in one
/// file and BETA.B in another become one security.
/// </summary>
internal sealed class TickerResolver
{
    private readonly Dictionary<string, TickerMatch> _meanings = new(StringComparer.Ordinal);
    private readonly Delivery _delivery;
    private readonly TickerBook _book;

    public TickerResolver(FirmState firm, Delivery delivery)
    {
        _delivery = delivery;
        var known = firm.Securities.Select(s => (s.Ticker, s.Id)).ToList();
        var spelled = delivery.Facts<Fact>().SelectMany(f => f.Tickers).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        var tickers = spelled.Select(Ticker.TryParse).OfType<Ticker>().Distinct().Order().ToList();
        _book = new TickerBook(known);
        foreach (var kind in (Func<Ticker, bool>[])[t => t.Symbol.Contains('.'), t => t.Symbol.Contains('-'), _ => true])
        {
            known.AddRange(tickers.Where(t => kind(t) && _book.Find(t.Symbol) is TickerMatch.Unknown).Select(t => (t, default(SecurityId))));
            _book = new TickerBook(known);
        }
    }

    /// <summary>What a text means, without saying anything about it; null when it is none, is unknown, or can mean several.</summary>
    public Ticker? Peek(string text) => _book.Find(text) is TickerMatch.Known known ? known.Ticker : null;

    /// <summary>What a file's ticker means; null when it can mean several, which is an error of the file.</summary>
    public Ticker? Find(Spelled spelled)
    {
        if (!_meanings.TryGetValue(spelled.Text, out var match))
        {
            _meanings[spelled.Text] = match = _book.Find(spelled.Text);
        }
        switch (match)
        {
            case TickerMatch.Known { Ticker: var ticker }:
                if (spelled.Text != ticker.Symbol && Ticker.TryParse(spelled.Text) != ticker && _delivery.IsFirst(spelled.At, spelled.Text))
                {
                    _delivery.Note(spelled.At, $"{spelled.Text} is read as {ticker}.");
                }
                return ticker;
            case TickerMatch.Ambiguous { Candidates: var candidates }:
                if (_delivery.IsFirst(spelled.At, spelled.Text))
                {
                    _delivery.Error(
                        spelled.At, $"{spelled.Text} can mean {string.Join(" or ", candidates)}. Write the share class with a dot in this file.");
                }
                return null;
            default:
                throw new InvalidOperationException($"'{spelled.Text}' is not among the delivery's tickers");
        }
    }
}
