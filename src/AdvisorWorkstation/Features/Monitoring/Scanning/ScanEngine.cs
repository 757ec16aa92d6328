using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>
/// Looks at accounts: at all of them, or, on top of what the last look knew, at those that lines of the history could have changed. Both give the same. It reads
/// and computes only, and holds no writer.
/// </summary>
public sealed class ScanEngine(IDbContextFactory<AdvisorDb> contexts, WorkerCount workers, TimeProvider clock, ILogger<ScanEngine> log)
{
    /// <summary>A mark on the clock, for <see cref="Since"/>.</summary>
    internal long Now => clock.GetTimestamp();

    /// <summary>How long ago a mark was.</summary>
    internal TimeSpan Since(long mark) => clock.GetElapsedTime(mark);

    /// <summary>Looks at every enrolled account.</summary>
    internal async Task<ScanLook> LookAtAllAsync(
        AdvisorDb db, AsOf asOf, RiskModel riskModel, DateOnly today, string because, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var watermark = await WatermarkAsync(db, cancel);
        var market = await MarketState.LoadAsync(db, asOf, riskModel, cancel);
        var ids = await db.Set<HouseholdRow>().Select(h => h.Id).ToListAsync(cancel);
        var memory = new ScanMemory(market, new ScanLenses(riskModel), new Dictionary<HouseholdId, WatchedHousehold>(), watermark, today);
        var households = await ReadAsync(memory, ids, progress, cancel);
        return All(memory with { Households = households.ToDictionary(h => h.Id) }, because);
    }

    /// <summary>Looks at what the lines after the memory's watermark could have changed.</summary>
    internal async Task<ScanLook> LookAtChangesAsync(AdvisorDb db, ScanMemory memory, CancellationToken cancel)
    {
        var watermark = await WatermarkAsync(db, cancel);
        var lines = watermark == memory.Watermark
            ? []
            : await db.Set<AuditRow>().AsNoTracking().Where(e => e.Sequence > memory.Watermark && e.Sequence <= watermark).OrderBy(e => e.Sequence).ToListAsync(cancel);
        var touch = TouchMap.Of(lines);
        if (touch.Everything)
        {
            var line = lines.First(l => TouchMap.Of([l]).Everything);
            return await LookAtAllAsync(db, memory.Market.AsOf, memory.Market.RiskModel, memory.LookedOn, $"everything could have changed: {line.Action}", null, cancel);
        }
        var market = touch.Market ? await MarketState.LoadAsync(db, memory.Market.AsOf, memory.Market.RiskModel, cancel) : memory.Market;
        var change = MarketChange.Between(memory.Market, market);
        if (change.Everything)
        {
            return await LookAtAllAsync(db, memory.Market.AsOf, memory.Market.RiskModel, memory.LookedOn, "what is the same for all accounts changed", null, cancel);
        }
        var prices = touch.Market ? change.Prices : await PricesAsync(db, memory.Market, touch.Prices, cancel);
        market = touch.Market ? market : prices.Count > 0 ? market.Priced(prices) : market;
        var next = memory with { Market = market, Watermark = watermark, Lenses = touch.Market ? new ScanLenses(market.RiskModel) : memory.Lenses };
        var again = await HouseholdsAsync(db, memory, touch, change, prices, cancel);
        var households = memory.Households.ToDictionary();
        var looked = new HashSet<AccountId>();
        foreach (var household in await ReadAsync(next, [.. again], null, cancel))
        {
            households[household.Id] = household;
            looked.UnionWith(household.Accounts.Select(a => a.Row.Id));
        }
        Reprice(households, again, prices, next.Lenses, looked, cancel);
        next = next with { Households = households };
        return new ScanLook(next, looked, false, lines.Count == 0 ? "the clock" : $"{string.Join(", ", lines.Select(l => l.Action).Distinct().Take(4))}");
    }

    private static ScanLook All(ScanMemory memory, string because) => new(memory, memory.Accounts.Select(a => a.Row.Id).ToHashSet(), true, because);

    private static async Task<long> WatermarkAsync(AdvisorDb db, CancellationToken cancel) => await db.Set<AuditRow>().MaxAsync(e => (long?)e.Sequence, cancel) ?? -1;

    /// <summary>The latest prices of some securities, those that are others than before.</summary>
    private static async Task<IReadOnlyDictionary<SecurityId, LatestPrice>> PricesAsync(
        AdvisorDb db, MarketState market, IReadOnlySet<SecurityId> securities, CancellationToken cancel)
    {
        var found = new Dictionary<SecurityId, LatestPrice>();
        foreach (var security in securities.Order())
        {
            var row = await db.Set<PriceRow>().AsNoTracking()
                .Where(p => p.SecurityId == security && p.Date <= market.AsOf.Date)
                .OrderByDescending(p => p.Date)
                .FirstOrDefaultAsync(cancel);
            if (row is not null && new LatestPrice(row.Close, row.Date) is var latest && (!market.Prices.TryGetValue(security, out var known) || known != latest))
            {
                found[security] = latest;
            }
        }
        return found;
    }

    /// <summary>The households whose books have to be read again.</summary>
    private static async Task<HashSet<HouseholdId>> HouseholdsAsync(
        AdvisorDb db, ScanMemory memory, ScanTouch touch, MarketChange change, IReadOnlyDictionary<SecurityId, LatestPrice> prices, CancellationToken cancel)
    {
        var again = new HashSet<HouseholdId>(touch.Households);
        if (touch.Accounts.Count > 0)
        {
            var accounts = touch.Accounts.ToArray();
            again.UnionWith(await db.Set<AccountRow>().Where(a => accounts.Contains(a.Id)).Select(a => a.HouseholdId).Distinct().ToListAsync(cancel));
            again.UnionWith(memory.Households.Values.Where(h => h.Accounts.Any(a => touch.Accounts.Contains(a.Row.Id))).Select(h => h.Id));
        }
        if (touch.Proposals.Count > 0)
        {
            var proposals = touch.Proposals.ToArray();
            again.UnionWith(await db.Set<ProposalRow>().Where(p => proposals.Contains(p.Id))
                .Join(db.Set<AccountRow>(), p => p.AccountId, a => a.Id, (_, a) => a.HouseholdId).Distinct().ToListAsync(cancel));
        }
        if (touch.Actions.Count > 0)
        {
            var actions = touch.Actions.ToArray();
            var rows = await db.Set<CorporateActionRow>().AsNoTracking().Where(a => actions.Contains(a.ExternalId)).ToListAsync(cancel);
            var others = rows.Select(r => r.AnnouncedTerms().Other).OfType<Ticker>().ToArray();
            var successors = await db.Set<SecurityRow>().Where(s => others.Contains(s.Ticker)).Select(s => s.Id).ToListAsync(cancel);
            again.UnionWith(await UnbookedActions.HoldersAsync(db, [.. rows.Select(r => r.SecurityId).Concat(successors).Distinct()], cancel));
        }
        again.UnionWith(memory.Households.Values
            .Where(h => h.IsUnread
                || h.Accounts.Any(a => a.Model is { } model && (change.Models.Contains(model) || touch.Models.Contains(model)))
                || (h.Reinvests && memory.Market.Dividends.Any(d => prices.ContainsKey(d.Security))))
            .Select(h => h.Id));
        return again;
    }

    /// <summary>The accounts whose books stay as they are, at the new prices.</summary>
    private void Reprice(
        Dictionary<HouseholdId, WatchedHousehold> households,
        HashSet<HouseholdId> read,
        IReadOnlyDictionary<SecurityId, LatestPrice> prices,
        ScanLenses lenses,
        HashSet<AccountId> looked,
        CancellationToken cancel)
    {
        if (prices.Count == 0)
        {
            return;
        }
        var before = households.Values.Where(h => !read.Contains(h.Id)).OrderBy(h => h.Id.Value).ToArray();
        var after = new WatchedHousehold[before.Length];
        Parallel.For(0, before.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = cancel }, i =>
            after[i] = before[i] with { Accounts = [.. before[i].Accounts.Select(a => a.Knows(prices) ? a.At(prices, lenses) : a)] });
        foreach (var (then, now) in before.Zip(after))
        {
            looked.UnionWith(then.Accounts.Zip(now.Accounts).Where(a => !ReferenceEquals(a.First, a.Second)).Select(a => a.Second.Row.Id));
            households[now.Id] = now;
        }
    }

    private async Task<IReadOnlyList<WatchedHousehold>> ReadAsync(
        ScanMemory memory, IReadOnlyList<HouseholdId> ids, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var ordered = ids.OrderBy(h => h.Value).ToArray();
        var read = new WatchedHousehold[ordered.Length];
        var counter = new WorkCounter("Looking at households", ordered.Length, progress);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ordered.Length),
            new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = cancel },
            async (i, token) =>
            {
                await using var db = await contexts.CreateDbContextAsync(token);
                db.Scope = BookScope.All;
                read[i] = await ReadAsync(db, memory, ordered[i], token);
                counter.Step();
            });
        return read;
    }

    /// <summary>A fault with one household must not keep the others from being looked at: it is logged, and its accounts are named as not scanned.</summary>
    private async Task<WatchedHousehold> ReadAsync(AdvisorDb db, ScanMemory memory, HouseholdId id, CancellationToken cancel)
    {
        try
        {
            var books = await HouseholdReader.LoadWithPendingAsync(db, memory.Market, id, cancel);
            return new WatchedHousehold(
                id,
                books.Accounts.Any(a => a.ReinvestsDividends),
                [.. books.Accounts.Where(a => a.Enrolled).Select(a => WatchedAccount.Of(memory.Market, memory.Lenses, books, a))]);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Household {Household} could not be looked at", id);
            var accounts = await db.Set<AccountRow>().AsNoTracking().Where(a => a.HouseholdId == id && a.Enrolled).OrderBy(a => a.Custodian).ThenBy(a => a.Number).ToListAsync(cancel);
            return new WatchedHousehold(id, true, [.. accounts.Select(a => WatchedAccount.Unread(a, "An internal fault kept its household from being read; the log has it."))]) { IsUnread = true };
        }
    }
}
