using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring.Searches;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>
/// What happens around all accounts at a moment: proposals that wait, index changes, corporate actions, moves of the day. It is small, and read for every scan.
/// </summary>
internal sealed class DayAround
{
    private const int LookBackDays = 30;
    private const int LookAheadDays = 120;
    private const int DiffersForBusinessDays = 10;

    /// <summary>Moves of securities below this are nobody's business (the least that the option takes).</summary>
    private const decimal LeastMove = 0.05m;

    private readonly MarketState _market;
    private readonly DateTimeOffset _at;
    private readonly ILookup<AccountId, PendingProposal> _proposals;
    private readonly List<(CorporateActionRow Row, string Words, SecurityId? Other)> _actions;
    private readonly HashSet<SecurityId> _acted;
    private readonly Dictionary<SecurityId, decimal> _moves;
    private readonly Dictionary<ModelId, List<ComingIndexChange>> _changes;
    private readonly Dictionary<ModelId, decimal> _targetMoves;
    private readonly IReadOnlyList<OwnedSearch> _searches;

    private DayAround(
        MarketState market,
        DateTimeOffset at,
        ILookup<AccountId, PendingProposal> proposals,
        List<(CorporateActionRow Row, string Words, SecurityId? Other)> actions,
        Dictionary<SecurityId, decimal> returns,
        Dictionary<ModelId, List<ComingIndexChange>> changes,
        IReadOnlyList<OwnedSearch> searches)
    {
        (_market, _at, _proposals, _actions, _changes, _searches) = (market, at, proposals, actions, changes, searches);
        _acted = actions.Select(a => a.Row.SecurityId).ToHashSet();
        _moves = returns.Where(r => Math.Abs(r.Value) >= LeastMove).ToDictionary(r => r.Key, r => r.Value);
        _targetMoves = market.Models.Where(m => !m.Value.IsRefused && returns.Count > 0).ToDictionary(
            m => m.Key, m => m.Value.Value.Weights.OrderBy(w => w.Key).Sum(w => w.Value.Fraction * returns.GetValueOrDefault(w.Key)));
    }

    /// <summary>Reads it.</summary>
    public static async Task<DayAround> LoadAsync(AdvisorDb db, MarketState market, DateTimeOffset at, CancellationToken cancel)
    {
        var today = TradingCalendar.DayOf(at);
        var waiting = Enum.GetValues<ProposalState>().Where(s => s.NeedsPerson()).ToArray();
        var proposals = await db.Set<ProposalRow>().AsNoTracking()
            .Where(p => waiting.Contains(p.State))
            .OrderBy(p => p.Id)
            .Select(p => new { p.AccountId, p.Id, p.AsOf, p.StateSince, p.Worth })
            .ToListAsync(cancel);
        var actions = await ActionsAsync(db, market, today, cancel);
        return new DayAround(
            market,
            at,
            proposals.ToLookup(p => p.AccountId, p => new PendingProposal(p.Id, p.AsOf, p.StateSince, p.Worth)),
            actions,
            await ReturnsAsync(db, market, actions, cancel),
            await ChangesAsync(db, market, today, cancel),
            await OwnedSearch.LoadAsync(db, today, cancel));
    }

    /// <summary>What of it is about an account.</summary>
    public AccountEvents For(WatchedAccount account)
    {
        var events = new AccountEvents { At = _at, NotScanned = account.Failure, Proposals = [.. _proposals[account.Row.Id]] };
        if (account.Snapshot is not { } snapshot)
        {
            return events;
        }
        return events with
        {
            IndexChanges = account.Model is { } model && _changes.TryGetValue(model, out var changes) ? changes : [],
            Actions = _actions.Count == 0 ? [] : ActionsOf(snapshot),
            Moves = [.. MovesOf(account, snapshot)],
            Searches = account.Figures is { } figures
                ? [.. _searches.Where(s => s.Scope.Covers(account.Row.BookId)).Select(s => s.In(AccountMeasures.Of(figures.Figures)))]
                : [],
        };
    }

    private List<HeldAction> ActionsOf(Domain.Rebalancing.AccountSnapshot snapshot)
    {
        var held = snapshot.Positions.Where(p => p.Quantity > Shares.Zero && _acted.Contains(p.Security)).ToDictionary(p => p.Security, p => p.Quantity);
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var today = TradingCalendar.DayOf(_at);
        var found = new List<HeldAction>();
        foreach (var (row, words, other) in _actions)
        {
            var isQuarantined = quarantined.Contains(row.SecurityId) || (other is { } successor && quarantined.Contains(successor));
            ActionStanding? standing = row.Effective > today
                ? held.ContainsKey(row.SecurityId) ? ActionStanding.Coming : null
                : row.AppliedAt is null
                    ? held.ContainsKey(row.SecurityId) || isQuarantined ? ActionStanding.Unbooked : null
                    : isQuarantined && TradingCalendar.BusinessDaysBetween(row.Effective, today) <= DiffersForBusinessDays ? ActionStanding.Differs : null;
            if (standing is { } stands)
            {
                found.Add(new HeldAction(row.Id, _market.Securities[row.SecurityId].Ticker, words, row.Effective, stands, ValueOf(held, row.SecurityId)));
            }
        }
        return found;
    }

    private IEnumerable<DayMove> MovesOf(WatchedAccount account, Domain.Rebalancing.AccountSnapshot snapshot)
    {
        if (account.Model is { } model && _targetMoves.TryGetValue(model, out var move))
        {
            yield return new DayMove(null, snapshot.TargetName, new Weight(decimal.Round(move, 8)), account.Figures?.Figures.NetAssetValue ?? Money.Zero);
        }
        if (_moves.Count > 0)
        {
            foreach (var position in snapshot.Positions.Where(p => p.Quantity > Shares.Zero && _moves.ContainsKey(p.Security)))
            {
                var ticker = _market.Securities[position.Security].Ticker;
                yield return new DayMove(
                    ticker, ticker.Symbol, new Weight(decimal.Round(_moves[position.Security], 8)), position.Quantity * _market.Prices[position.Security].Close);
            }
        }
    }

    private Money ValueOf(Dictionary<SecurityId, Shares> held, SecurityId security) =>
        held.TryGetValue(security, out var shares) && _market.Prices.TryGetValue(security, out var price) ? shares * price.Close : Money.Zero;

    private static async Task<List<(CorporateActionRow Row, string Words, SecurityId? Other)>> ActionsAsync(
        AdvisorDb db, MarketState market, DateOnly today, CancellationToken cancel)
    {
        var (first, last) = (today.AddDays(-LookBackDays), today.AddDays(LookAheadDays));
        var rows = await db.Set<CorporateActionRow>().AsNoTracking()
            .Where(a => a.Announced <= today && a.Effective <= last && (a.Effective >= first || a.AppliedAt == null))
            .OrderBy(a => a.Effective)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel);
        var tickers = market.Securities.Values.ToDictionary(s => s.Ticker, s => s.Id);
        return
        [
            .. rows.Select(r => (Row: r, Terms: r.AnnouncedTerms())).Where(r => r.Terms.ChangesLots)
                .Select(r => (r.Row, r.Terms.Words, r.Terms.Other is { } other && tickers.TryGetValue(other, out var id) ? (SecurityId?)id : null)),
        ];
    }

    /// <summary>What a dollar gained on the day, by security; a corporate action in between makes two closes that can't be compared.</summary>
    private static async Task<Dictionary<SecurityId, decimal>> ReturnsAsync(
        AdvisorDb db, MarketState market, List<(CorporateActionRow Row, string Words, SecurityId? Other)> actions, CancellationToken cancel)
    {
        var days = await PriceDays.NewestAsync(db, cancel);
        if (days.FirstOrDefault(d => d.IsWhole && d.Date < market.AsOf.Date) is not { } before)
        {
            return [];
        }
        var then = await db.Set<PriceRow>().AsNoTracking().Where(p => p.Date == before.Date).ToDictionaryAsync(p => p.SecurityId, p => p.Close.UsdPerShare, cancel);
        var moved = actions.Where(a => a.Row.Effective > before.Date && a.Row.Effective <= market.AsOf.Date).Select(a => a.Row.SecurityId).ToHashSet();
        return market.Prices
            .Where(p => p.Value.Date == market.AsOf.Date && !moved.Contains(p.Key) && then.GetValueOrDefault(p.Key) > 0m)
            .ToDictionary(p => p.Key, p => (p.Value.Close.UsdPerShare / then[p.Key]) - 1m);
    }

    /// <summary>The announced changes that move what a model's accounts follow.</summary>
    private static async Task<Dictionary<ModelId, List<ComingIndexChange>>> ChangesAsync(AdvisorDb db, MarketState market, DateOnly today, CancellationToken cancel)
    {
        var announced = await db.Set<IndexVersionRow>().AsNoTracking()
            .Where(v => v.Effective > today && v.Announced <= today)
            .OrderBy(v => v.Effective)
            .ThenBy(v => v.Id)
            .ToListAsync(cancel);
        var changes = new Dictionary<ModelId, List<ComingIndexChange>>();
        foreach (var version in announced.Where(v => market.Book.Indexes.ContainsKey(v.IndexId)))
        {
            var after = market.Book.With(version.IndexId, await ModelBook.WeightsAsync(db, version.Id, cancel)).Targets();
            foreach (var (model, target) in after.Where(m => !m.Value.IsRefused))
            {
                if (market.Models.TryGetValue(model, out var now) && !now.IsRefused && Change(market, version, now.Value, target.Value) is { Turnover.Fraction: > 0m } change)
                {
                    changes.TryAdd(model, []);
                    changes[model].Add(change);
                }
            }
        }
        return changes;
    }

    private static ComingIndexChange Change(MarketState market, IndexVersionRow version, ModelTarget before, ModelTarget after)
    {
        var names = before.Weights.Keys.Union(after.Weights.Keys).Select(s => (Before: before.Weights.GetValueOrDefault(s), After: after.Weights.GetValueOrDefault(s))).ToList();
        return new ComingIndexChange(
            version.Id,
            market.Book.Indexes[version.IndexId].Name,
            version.Effective,
            new Weight(decimal.Round(names.Sum(n => (n.After - n.Before).Magnitude.Fraction) / 2m, 8)),
            names.Count(n => n.Before == Weight.Zero && n.After > Weight.Zero),
            names.Count(n => n.Before > Weight.Zero && n.After == Weight.Zero));
    }
}
