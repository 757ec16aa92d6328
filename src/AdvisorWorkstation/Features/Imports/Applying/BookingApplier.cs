using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Books every household of which the delivery changed the ledger, an account, or what counts as substantially identical.</summary>
internal static class BookingApplier
{
    private const int Chunk = 500;

    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        var accounts = work.Plan.Holdings.Select(h => h.Account)
            .Concat(work.Plan.Transactions.Select(t => t.Account))
            .Concat(work.Plan.StatedGains.Select(g => g.Account))
            .Concat(work.Plan.Accounts.Accounts.Select(a => a.Key))
            .Select(key => work.Accounts[key])
            .Distinct()
            .ToList();
        var households = new HashSet<HouseholdId>(work.Firm.Accounts.Where(a => accounts.Contains(a.Id)).Select(a => a.HouseholdId));
        foreach (var ids in accounts.Chunk(Chunk))
        {
            households.UnionWith(await work.Db.Set<AccountRow>().Where(a => ids.Contains(a.Id)).Select(a => a.HouseholdId).ToListAsync(cancel));
        }
        households.UnionWith(await RegroupedAsync(work, cancel));
        households.UnionWith(await HoldersAsync(work, cancel));
        await HouseholdBooking.BookAsync(work.Db, households, work.Session.Today(), cancel);
    }

    /// <summary>The households that hold, or held, securities of which the delivery has corporate actions: what took effect must not trade.</summary>
    private static async Task<IReadOnlyList<HouseholdId>> HoldersAsync(ImportWork work, CancellationToken cancel)
    {
        var changed = work.Plan.CorporateActions.SelectMany(a => new[] { (Ticker?)a.Ticker, a.Before?.Ticker })
            .OfType<Ticker>()
            .Distinct()
            .Select(t => work.Securities[t])
            .ToArray();
        return changed.Length == 0 ? [] : await UnbookedActions.HoldersAsync(work.Db, changed, cancel);
    }

    /// <summary>The households that hold, or held, securities whose equivalence group is another one now.</summary>
    private static async Task<IReadOnlyList<HouseholdId>> RegroupedAsync(ImportWork work, CancellationToken cancel)
    {
        var regrouped = work.Plan.Securities
            .Where(s => work.Firm.SecurityOf(s.Ticker) is { } known && known.EquivalenceGroup != s.EquivalenceGroup)
            .Select(s => work.Securities[s.Ticker])
            .ToArray();
        return regrouped.Length == 0
            ? []
            : await UnbookedActions.HoldersAsync(work.Db, regrouped, cancel);
    }
}
