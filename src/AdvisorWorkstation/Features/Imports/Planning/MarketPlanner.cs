using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>Prices, attributes and corporate actions: which are new and which change.</summary>
internal static class MarketPlanner
{
    /// <summary>
    /// One price for each security and day. A prices file counts before an index provider's, and both before what a custodian printed, which
    /// is of some hour of the day and never replaces a stored price.
    /// </summary>
    public static IReadOnlyList<PriceChange> PlanPrices(FirmState firm, Delivery delivery, TickerResolver tickers)
    {
        var candidates = delivery.Facts<PriceFact>()
            .Select(f => (Fact: f, f.Date.ToDateTime(TimeOnly.MaxValue)))
            .Concat(CustodianPrices(firm, delivery, tickers));
        var best = new Dictionary<(Ticker Ticker, DateOnly Date), (PriceFact Fact, DateTime Moment)>();
        foreach (var (fact, moment) in candidates)
        {
            if (tickers.Find(fact.Ticker) is not { } ticker)
            {
                continue;
            }
            delivery.CheckDay(fact.Ticker.At, fact.Date);
            var key = (ticker, fact.Date);
            if (best.TryGetValue(key, out var other) && fact.Authority == Authority.Firm && other.Fact.Authority == Authority.Firm)
            {
                delivery.Error(
                    fact.Ticker.At,
                    $"{ticker} has two prices of {fact.Date:yyyy-MM-dd}; the other stands in {delivery.FileName(other.Fact.Ticker.At)}. Keep one.");
            }
            else if (other.Fact is null || (fact.Authority, moment).CompareTo((other.Fact.Authority, other.Moment)) > 0)
            {
                best[key] = (fact, moment);
            }
        }
        return
        [
            .. best.OrderBy(p => p.Key.Ticker).ThenBy(p => p.Key.Date)
                .Select(p => (p.Key, p.Value.Fact, Before: StoredPrice(firm, p.Key.Ticker, p.Key.Date)))
                .Where(p => p.Before is null || (p.Fact.Authority != Authority.Custodian && p.Before != p.Fact.Close))
                .Select(p => new PriceChange(p.Key.Ticker, p.Key.Date, p.Fact.Close, p.Before)),
        ];
    }

    public static IReadOnlyList<AttributeChange> PlanAttributes(FirmState firm, Delivery delivery, TickerResolver tickers)
    {
        var seen = new HashSet<(Ticker Ticker, string Name)>();
        var changes = new List<AttributeChange>();
        foreach (var fact in delivery.Facts<AttributeFact>())
        {
            if (tickers.Find(fact.Ticker) is not { } ticker)
            {
                continue;
            }
            decimal? before = firm.SecurityOf(ticker) is { } row && firm.Attributes.TryGetValue((row.Id, fact.Name), out var value) ? value : null;
            if (!seen.Add((ticker, fact.Name)))
            {
                delivery.Error(fact.At, $"{ticker} has {fact.Name} twice in this delivery. Keep one of the rows.");
            }
            else if (before != fact.Value)
            {
                changes.Add(new AttributeChange(ticker, fact.Name, fact.Value, before is null));
            }
        }
        return changes;
    }

    public static IReadOnlyList<CorporateActionChange> PlanActions(FirmState firm, Delivery delivery, TickerResolver tickers)
    {
        var known = firm.CorporateActions.ToDictionary(a => a.ExternalId, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<CorporateActionChange>();
        foreach (var fact in delivery.Facts<CorporateActionFact>())
        {
            if (tickers.Find(fact.Ticker) is not { } ticker)
            {
                continue;
            }
            if (!seen.Add(fact.Id))
            {
                delivery.Error(fact.At, $"Action {fact.Id} stands twice in this delivery. Keep one of the rows.");
                continue;
            }
            if (fact.Other is { } other && !IsKnown(firm, delivery, tickers, ticker, other))
            {
                continue;
            }
            var stored = known.GetValueOrDefault(fact.Id);
            AnnouncedAction? before = stored is null
                ? null
                : new(firm.TickerOf(stored.SecurityId), stored.Kind, stored.Announced, stored.Effective, stored.Terms);
            var after = new AnnouncedAction(ticker, fact.Kind, fact.Announced, fact.Effective, fact.Terms);
            if (before is null)
            {
                changes.Add(new CorporateActionChange(fact.Id, after, null));
            }
            else if (before == after)
            {
                continue;
            }
            else if (stored!.Applied is not null)
            {
                delivery.Error(
                    fact.At,
                    $"Action {fact.Id} is booked as {before.Kind} {before.Terms}, {before.Effective:yyyy-MM-dd}, and this file says otherwise. "
                    + "Reverse it first, or take the row out.");
            }
            else
            {
                delivery.Warn(
                    fact.At,
                    $"Action {fact.Id} is known with other terms ({before.Kind} {before.Terms}, {before.Effective:yyyy-MM-dd}); "
                    + "this file's replace them.");
                changes.Add(new CorporateActionChange(fact.Id, after, before));
            }
        }
        return changes;
    }

    /// <summary>True when the child or the successor is the firm's, or comes with this delivery.</summary>
    private static bool IsKnown(FirmState firm, Delivery delivery, TickerResolver tickers, Ticker ticker, Spelled other)
    {
        if (tickers.Find(other) is not { } found)
        {
            return false;
        }
        if (found == ticker)
        {
            delivery.Error(other.At, $"{found} can't become {found}.");
            return false;
        }
        if (firm.SecurityOf(found) is null && !delivery.Facts<SecurityFact>().Any(f => tickers.Find(f.Ticker) == found))
        {
            delivery.Error(other.At, $"{found} is not known here. Import it first, in a securities file, or together with this one.");
            return false;
        }
        return true;
    }

    private static IEnumerable<(PriceFact Fact, DateTime Moment)> CustodianPrices(FirmState firm, Delivery delivery, TickerResolver tickers)
    {
        foreach (var holdings in delivery.Facts<HoldingsFact>())
        {
            foreach (var position in holdings.Positions)
            {
                var kind = position.Kind ?? (tickers.Find(position.Ticker) is { } ticker ? firm.SecurityOf(ticker)?.Kind : null);
                if (kind != SecurityKind.Other && position.Price is { } price)
                {
                    yield return (new PriceFact(position.Ticker, holdings.AsOf.Date, price, Authority.Custodian), holdings.AsOf.Moment);
                }
            }
        }
    }

    private static Price? StoredPrice(FirmState firm, Ticker ticker, DateOnly date) =>
        firm.SecurityOf(ticker) is { } row && firm.Prices.TryGetValue((row.Id, date), out var price) ? price : null;
}
