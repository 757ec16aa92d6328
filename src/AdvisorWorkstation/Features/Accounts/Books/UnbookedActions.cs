using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>
/// Corporate actions that took effect. Where an account held the security at the close before and its household's ledger does not have the action, the
/// books are of other shares than the market: neither the security nor what it became may trade there. The one place that says so; booking writes it down.
/// </summary>
internal sealed class UnbookedActions
{
    private readonly IReadOnlyList<(CorporateActionRow Row, AnnouncedTerms Terms)> _effective;
    private readonly IReadOnlyDictionary<Ticker, SecurityId> _securities;

    private UnbookedActions(IReadOnlyList<(CorporateActionRow Row, AnnouncedTerms Terms)> effective, IReadOnlyDictionary<Ticker, SecurityId> securities) =>
        (_effective, _securities) = (effective, securities);

    /// <summary>Reads what took effect by a day.</summary>
    public static async Task<UnbookedActions> LoadAsync(AdvisorDb db, DateOnly today, CancellationToken cancel)
    {
        var effective = await db.Set<CorporateActionRow>().AsNoTracking()
            .Where(a => a.Effective <= today)
            .OrderBy(a => a.Effective)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel);
        return new UnbookedActions(
            [.. effective.Select(a => (a, a.AnnouncedTerms())).Where(a => a.Item2.ChangesLots)],
            await db.Set<SecurityRow>().AsNoTracking().ToDictionaryAsync(s => s.Ticker, s => s.Id, cancel));
    }

    /// <summary>Books again every household that holds a security of which an action took effect and was never booked, so that nothing of it trades.</summary>
    public static async Task BookAsync(AdvisorDb db, DateOnly today, CancellationToken cancel)
    {
        var unbooked = await LoadAsync(db, today, cancel);
        var securities = unbooked._effective.Where(a => a.Row.Applied is null).Select(a => a.Row.SecurityId).Distinct().ToArray();
        if (securities.Length > 0)
        {
            await HouseholdBooking.BookAsync(db, await HoldersAsync(db, securities, cancel), today, cancel);
        }
    }

    /// <summary>The households that hold, or held, some securities.</summary>
    public static async Task<IReadOnlyList<HouseholdId>> HoldersAsync(AdvisorDb db, SecurityId[] securities, CancellationToken cancel) =>
        await db.Set<LotRow>().Where(l => securities.Contains(l.SecurityId)).Select(l => l.AccountId)
            .Union(db.Set<TransactionRow>().Where(t => t.SecurityId != null && securities.Contains(t.SecurityId.Value)).Select(t => t.AccountId))
            .Union(db.Set<LedgerNoteRow>().Where(n => securities.Contains(n.SecurityId)).Select(n => n.AccountId))
            .Join(db.Set<AccountRow>(), id => id, a => a.Id, (_, a) => a.HouseholdId)
            .Distinct()
            .ToListAsync(cancel);

    /// <summary>What must not trade in a household's accounts, and why.</summary>
    public IReadOnlyDictionary<(AccountId Account, SecurityId Security), string> In(StoredLedger ledger)
    {
        var booked = ledger.Actions.Select(a => a.Row.Id).ToHashSet();
        var faults = new Dictionary<(AccountId Account, SecurityId Security), string>();
        foreach (var (row, terms) in _effective.Where(a => !booked.Contains(a.Row.Id)))
        {
            SecurityId? other = terms.Other is { } ticker && _securities.TryGetValue(ticker, out var known) ? known : null;
            foreach (var account in ledger.HeldBefore(row.SecurityId, row.Effective).Keys)
            {
                foreach (var security in new[] { row.SecurityId, other }.OfType<SecurityId>())
                {
                    faults.TryAdd((account, security), $"The {row.Words()} took effect and is not booked yet: the lots are those of before. It is booked under Data, Corporate actions.");
                }
            }
        }
        return faults;
    }
}
