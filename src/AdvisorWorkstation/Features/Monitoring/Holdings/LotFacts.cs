using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>A lot in another account of the household.</summary>
public sealed record LotElsewhere(LotId Lot, string Account, Ticker Ticker, Shares Quantity);

/// <summary>What a household's books say about lots beyond the snapshot.</summary>
/// <param name="Adjustments">What wash sales added to the basis of which lot.</param>
/// <param name="Elsewhere">Lots of other accounts that were bought inside the wash-sale window.</param>
/// <param name="NotHeld">Securities that the books have lots of, and the custodian no position, nor the account a target.</param>
public sealed record LotFacts(
    ILookup<LotId, LotAdjustment> Adjustments, IReadOnlyDictionary<LotId, LotElsewhere> Elsewhere, IReadOnlyList<Security> NotHeld)
{
    private const int Chunk = 500;

    internal static async Task<LotFacts> LoadAsync(AdvisorDb db, AccountRow account, AccountSnapshot snapshot, CancellationToken cancel) =>
        new(await AdjustmentsAsync(db, account, cancel), await ElsewhereAsync(db, snapshot, cancel), await NotHeldAsync(db, snapshot, cancel));

    private static async Task<ILookup<LotId, LotAdjustment>> AdjustmentsAsync(AdvisorDb db, AccountRow account, CancellationToken cancel)
    {
        var washes = await db.Set<WashSaleRow>().Where(w => w.HouseholdId == account.HouseholdId).ToListAsync(cancel);
        var found = new List<(LotId Lot, LotAdjustment Adjustment)>();
        foreach (var some in washes.OrderBy(w => w.Id).Chunk(Chunk))
        {
            var (sales, replacements) = (some.Select(w => w.Sale).Distinct().ToArray(), some.Select(w => w.ReplacementEntry).Distinct().ToArray());
            var days = (await db.Set<RealizedRow>().Where(r => sales.Contains(r.Entry)).Select(r => new { r.Entry, r.Date }).Distinct().ToListAsync(cancel))
                .GroupBy(r => r.Entry)
                .ToDictionary(g => g.Key, g => g.First().Date);
            var lots = (await db.Set<LotRow>().Where(l => l.AccountId == account.Id && replacements.Contains(l.Entry)).ToListAsync(cancel))
                .ToDictionary(l => (l.Entry, l.Part), l => l.Id);
            found.AddRange(some
                .Where(w => !w.IsLostForGood && lots.ContainsKey((w.ReplacementEntry, w.ReplacementPart)) && days.ContainsKey(w.Sale))
                .Select(w => (lots[(w.ReplacementEntry, w.ReplacementPart)], new LotAdjustment(days[w.Sale], w.Disallowed))));
        }
        return found.ToLookup(f => f.Lot, f => f.Adjustment);
    }

    private static async Task<IReadOnlyList<Security>> NotHeldAsync(AdvisorDb db, AccountSnapshot snapshot, CancellationToken cancel)
    {
        var known = snapshot.Securities.Select(v => v.Security.Id).ToHashSet();
        var ids = snapshot.Lots.Select(l => l.Security).Where(id => !known.Contains(id)).Distinct().ToArray();
        return ids.Length == 0 ? [] : [.. (await db.Set<SecurityRow>().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(cancel)).Select(s => s.ToSecurity())];
    }

    private static async Task<IReadOnlyDictionary<LotId, LotElsewhere>> ElsewhereAsync(AdvisorDb db, AccountSnapshot snapshot, CancellationToken cancel)
    {
        var own = snapshot.Lots.Select(l => l.Id).ToHashSet();
        var found = new Dictionary<LotId, LotElsewhere>();
        foreach (var ids in snapshot.RecentPurchases.Select(p => p.Lot).OfType<LotId>().Where(l => !own.Contains(l)).Distinct().Chunk(Chunk))
        {
            var lots = await db.Set<LotRow>()
                .Where(l => ids.Contains(l.Id))
                .Join(db.Set<AccountRow>(), l => l.AccountId, a => a.Id, (l, a) => new { Lot = l, a.Name })
                .Join(db.Set<SecurityRow>(), l => l.Lot.SecurityId, s => s.Id, (l, s) => new LotElsewhere(l.Lot.Id, l.Name, s.Ticker, l.Lot.Quantity))
                .ToListAsync(cancel);
            lots.ForEach(l => found[l.Lot] = l);
        }
        return found;
    }
}
