using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// Which securities of an account must not be traded because its figures for them don't fit (<see cref="TieOut"/>), and which fit again.
/// Options and other kinds that are never traded here are left alone.
/// </summary>
internal sealed class QuarantinePlanner(FirmState firm, Delivery delivery, TickerResolver tickers)
{
    private readonly Dictionary<Ticker, SecurityKind> _kinds = [];

    /// <summary>Takes note of the kinds that the same delivery brings.</summary>
    public void Learn(IEnumerable<SecurityChange> securities)
    {
        foreach (var security in securities)
        {
            _kinds[security.Ticker] = security.Kind;
        }
    }

    public IReadOnlyList<QuarantineChange> Plan(
        HoldingsSources sources,
        AccountRow? account,
        IReadOnlyDictionary<Ticker, Shares> positions,
        IReadOnlyDictionary<Ticker, Shares> lots,
        IReadOnlyDictionary<Ticker, Shares> storedPositions,
        ILookup<Ticker, LotRow> storedLots)
    {
        var before = (account is null ? [] : firm.Quarantines[account.Id]).ToDictionary(q => firm.TickerOf(q.SecurityId), q => q.Reason);
        var changes = new List<QuarantineChange>();
        foreach (var ticker in positions.Keys.Union(lots.Keys).Union(before.Keys).Order())
        {
            var held = positions.GetValueOrDefault(ticker);
            var (cause, fault) = KindOf(ticker) == SecurityKind.Other ? (QuarantineCause.Lots, null) : FaultOf(sources, ticker, held, lots.GetValueOrDefault(ticker));
            if (fault is not null)
            {
                delivery.Warn(
                    PlaceOf(sources, ticker),
                    $"{ticker} in account {sources.Account} is quarantined and can't be traded there. {fault}");
                if (before.GetValueOrDefault(ticker) != fault)
                {
                    changes.Add(new QuarantineChange(ticker, cause, fault));
                }
            }
            else if (before.ContainsKey(ticker) && MayRelease())
            {
                changes.Add(new QuarantineChange(ticker, cause, null));
            }

            bool MayRelease() => sources.Holdings is not null
                || sources.WholeLots is not null
                || !positions.ContainsKey(ticker)
                || TieOut.FaultOfLots(storedPositions.GetValueOrDefault(ticker), SumOfStored(storedLots[ticker])) is not null;
        }
        return changes;
    }

    private (QuarantineCause Cause, string? Fault) FaultOf(HoldingsSources sources, Ticker ticker, Shares held, Shares lots)
    {
        if (held < Shares.Zero)
        {
            return (QuarantineCause.Figures, $"The account is short {-held.Count:0.######} shares; short positions are shown and not traded here.");
        }
        var values = (sources.Holdings?.Positions ?? [])
            .Where(p => p is { Price: not null, Value: not null } && tickers.Find(p.Ticker) == ticker)
            .Select(p => TieOut.FaultOfValue(p.Quantity, p.Price!.Value, p.Value!.Value));
        return TieOut.FaultOfLots(held, lots) is { } fault
            ? (QuarantineCause.Lots, fault + TimesOf(sources, ticker))
            : (QuarantineCause.Figures, values.FirstOrDefault(f => f is not null));
    }

    /// <summary>The times of lots and position, where they differ: a trade in between explains a difference.</summary>
    private static string TimesOf(HoldingsSources sources, Ticker ticker) =>
        sources.Holdings is { } holdings && sources.LotsOf.GetValueOrDefault(ticker) is { } lots && lots.AsOf != holdings.AsOf
            ? $" The lots are of {lots.AsOf}, the position of {holdings.AsOf}."
            : "";

    /// <summary>Where a file names the security: its position first, then its lots.</summary>
    private Place PlaceOf(HoldingsSources sources, Ticker ticker) =>
        (sources.Holdings?.Positions ?? []).Select(p => p.Ticker)
            .Concat((sources.WholeLots?.Lots ?? []).Select(l => l.Ticker))
            .Concat(sources.LotsOf.Values.SelectMany(f => f.Lots).Select(l => l.Ticker))
            .Where(t => tickers.Find(t) == ticker)
            .Select(t => t.At)
            .FirstOrDefault(sources.At);

    private SecurityKind KindOf(Ticker ticker) =>
        _kinds.TryGetValue(ticker, out var kind) ? kind : firm.SecurityOf(ticker)?.Kind ?? SecurityKind.Equity;

    private static Shares SumOfStored(IEnumerable<LotRow> lots) => lots.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity);
}
