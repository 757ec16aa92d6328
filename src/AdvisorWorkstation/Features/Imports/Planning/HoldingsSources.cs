using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>The figures of one account that count: of several files the latest.</summary>
/// <param name="Account">Whose.</param>
/// <param name="At">Where the first of them stands.</param>
/// <param name="Holdings">All positions and cash, when a custodian's file has them.</param>
/// <param name="WholeLots">All lots, when a lots file has them.</param>
/// <param name="LotsOf">The lots of single securities, with the file's time.</param>
/// <param name="Stated">The row of an accounts file that gives cash.</param>
internal sealed record HoldingsSources(
    AccountKey Account,
    Place At,
    HoldingsFact? Holdings,
    LotsFact? WholeLots,
    IReadOnlyDictionary<Ticker, LotsFact> LotsOf,
    AccountFact? Stated)
{
    /// <summary>The later of what the files say; a positions file's cash before an accounts file's of the same day. Null when none says.</summary>
    public Money? Cash => TakesStatedCash ? Stated!.Cash : Holdings?.Cash;

    /// <summary>The days of the figures that count, and where they stand.</summary>
    public IEnumerable<(Place At, DateOnly Day)> Days
    {
        get
        {
            if (Holdings is not null)
            {
                yield return (Holdings.Account.At, Holdings.AsOf.Date);
            }
            if (WholeLots is not null)
            {
                yield return (WholeLots.Account.At, WholeLots.AsOf.Date);
            }
            if (TakesStatedCash)
            {
                yield return (Stated!.Account.At, Stated.CashAsOf!.Value);
            }
            foreach (var lots in LotsOf.Values)
            {
                yield return (lots.Account.At, lots.AsOf.Date);
            }
        }
    }

    private bool TakesStatedCash => Stated is not null && (Holdings?.Cash is null || Stated.CashAsOf > Holdings.AsOf.Date);

    /// <summary>Gathers and chooses, account by account.</summary>
    public static IReadOnlyList<HoldingsSources> Gather(Delivery delivery, AccountDirectory directory, TickerResolver tickers)
    {
        var facts = delivery.Facts<Fact>()
            .Where(f => f is HoldingsFact or LotsFact or AccountFact { Cash: not null })
            .Select(f => (Account: directory.Resolve(f.Subject!, delivery), Fact: f))
            .Where(f => f.Account is not null)
            .ToLookup(f => f.Account!, f => f.Fact);
        return [.. facts.OrderBy(g => g.Key.ToString(), StringComparer.Ordinal).Select(g => Of(g.Key, [.. g], delivery, tickers))];
    }

    private static HoldingsSources Of(AccountKey account, IReadOnlyList<Fact> facts, Delivery delivery, TickerResolver tickers)
    {
        var lots = facts.OfType<LotsFact>().OrderBy(f => f.AsOf.Moment).ToList();
        var single = new Dictionary<Ticker, LotsFact>();
        foreach (var fact in lots.Where(f => !f.IsWholeAccount && f.Lots.Count > 0))
        {
            if (tickers.Find(fact.Lots[0].Ticker) is { } ticker)
            {
                WarnOfOlder(single.GetValueOrDefault(ticker), fact, $"the lots of {ticker} in account {account}", delivery);
                single[ticker] = fact;
            }
        }
        LotsFact? whole = null;
        foreach (var fact in lots.Where(f => f.IsWholeAccount))
        {
            WarnOfOlder(whole, fact, $"the lots of account {account}", delivery);
            whole = fact;
        }
        return new HoldingsSources(
            account,
            facts[0].Subject!.At,
            Choose(account, [.. facts.OfType<HoldingsFact>()], delivery, tickers),
            whole,
            single,
            facts.OfType<AccountFact>().FirstOrDefault());
    }

    private static void WarnOfOlder(LotsFact? older, LotsFact newer, string what, Delivery delivery)
    {
        if (older is not null)
        {
            delivery.Warn(
                older.Account.At,
                $"Two files give {what}; the one of {newer.AsOf} in {delivery.FileName(newer.Account.At)} is taken, this one of {older.AsOf} is not.");
        }
    }

    private static HoldingsFact? Choose(AccountKey account, IReadOnlyList<HoldingsFact> facts, Delivery delivery, TickerResolver tickers)
    {
        var ordered = facts.OrderByDescending(f => f.AsOf.Moment).ThenBy(f => f.Account.At.File).ToList();
        foreach (var other in ordered.Skip(1))
        {
            var chosen = ordered[0];
            var chosenWords = $"{delivery.FileName(chosen.Account.At)} of {chosen.AsOf}";
            if (other.Account.At.File == chosen.Account.At.File)
            {
                delivery.Error(
                    other.Account.At,
                    $"Account {account} stands twice in this file, or two accounts end alike. Give their full numbers in an accounts file.");
            }
            else if (other.AsOf.Date < chosen.AsOf.Date)
            {
                delivery.Warn(
                    other.Account.At,
                    $"The positions of account {account} of {other.AsOf} are not taken; {chosenWords} is newer.");
            }
            else if (Figures(other, tickers).SequenceEqual(Figures(chosen, tickers)))
            {
                delivery.Note(other.Account.At, $"The positions of account {account} are the same in {chosenWords}.");
            }
            else
            {
                delivery.Ask(
                    other.Account.At,
                    $"Two files disagree about the positions of account {account}: this one of {other.AsOf} and {chosenWords}. "
                    + $"Confirm to take {chosenWords}, "
                    + (other.AsOf == chosen.AsOf ? "which comes first; both give the same time." : "which is the later one."));
            }
        }
        return ordered.FirstOrDefault();
    }

    private static IEnumerable<(string Ticker, decimal Amount)> Figures(HoldingsFact fact, TickerResolver tickers) => fact.Positions
        .GroupBy(p => tickers.Find(p.Ticker)?.Symbol ?? p.Ticker.Text, StringComparer.Ordinal)
        .Select(g => (g.Key, g.Sum(p => p.Quantity.Count)))
        .OrderBy(p => p.Key, StringComparer.Ordinal)
        .Append(("", fact.Cash?.Usd ?? 0m));
}
