using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>
/// Books households: replays their ledgers, writes down the lots, gains, wash sales and notes that follow, and quarantines what does not tie out. The
/// only writer of those tables, whoever changed the ledger; run inside the transaction that did. A lot keeps its id as long as its entry gives it.
/// </summary>
internal static class HouseholdBooking
{
    private const int HouseholdsAtOnce = 20;

    public static async Task BookAsync(AdvisorDb db, IReadOnlyCollection<HouseholdId> households, DateOnly today, CancellationToken cancel)
    {
        var effective = await UnbookedActions.LoadAsync(db, today, cancel);
        foreach (var some in households.Distinct().OrderBy(h => h.Value).Chunk(HouseholdsAtOnce))
        {
            foreach (var ledger in await StoredLedger.LoadAsync(db, some, cancel))
            {
                var state = ledger.Replay(DateOnly.MaxValue);
                var accounts = ledger.Accounts.Select(a => a.Id).ToArray();
                await WriteLotsAsync(db, accounts, state.Lots, cancel);
                await WriteRealizedAsync(db, accounts, state.Sales, cancel);
                await WriteWashesAsync(db, ledger.Household, state.Washes, cancel);
                await WriteNotesAsync(db, accounts, state, cancel);
                await TieOutBooking.CheckAsync(db, ledger, state, Barred(effective.In(ledger), UndoneActions.In(ledger, state)), today, cancel);
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What must not trade because of corporate actions, and why.</summary>
    private static Dictionary<(AccountId Account, SecurityId Security), string> Barred(
        IReadOnlyDictionary<(AccountId Account, SecurityId Security), string> unbooked, IReadOnlyDictionary<(AccountId Account, SecurityId Security), string> undone) =>
        unbooked.Concat(undone.Where(u => !unbooked.ContainsKey(u.Key))).ToDictionary();

    private static async Task WriteLotsAsync(AdvisorDb db, AccountId[] accounts, IReadOnlyList<LedgerLot> lots, CancellationToken cancel)
    {
        var stored = (await db.Set<LotRow>().AsNoTracking().Where(l => accounts.Contains(l.AccountId)).ToListAsync(cancel))
            .ToDictionary(l => (l.AccountId, l.SecurityId, l.Entry, l.Part));
        var (fresh, changed) = (new List<LotRow>(), new List<LotRow>());
        foreach (var lot in lots)
        {
            var row = RowOf(lot);
            if (!stored.Remove((row.AccountId, row.SecurityId, row.Entry, row.Part), out var before))
            {
                fresh.Add(row);
            }
            else if (before.ToLot() != (row = RowOf(lot, before.Id)).ToLot())
            {
                changed.Add(row);
            }
        }
        var gone = stored.Values.Select(l => l.Id).ToArray();
        foreach (var ids in gone.Chunk(500))
        {
            await db.Set<LotRow>().Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(cancel);
        }
        db.UpdateRange(changed);
        await db.SaveChangesAsync(cancel);
        await BulkInsert.InsertAsync(db, fresh, cancel);
    }

    private static LotRow RowOf(LedgerLot lot, LotId id = default) => new()
    {
        Id = id,
        AccountId = lot.Account,
        SecurityId = lot.Security,
        Entry = lot.Number.Entry,
        Part = lot.Number.Part,
        Quantity = lot.Quantity,
        Acquired = lot.Acquired,
        HeldSince = lot.HeldSince == lot.Acquired ? null : lot.HeldSince,
        CostBasis = lot.Basis,
        OriginalBasis = lot.OriginalBasis == lot.Basis ? null : lot.OriginalBasis,
        Standing = lot.Basis is null ? BasisStanding.Unknown : lot.Standing,
        IsReplacement = lot.IsReplacement,
        StatedTerm = lot.StatedTerm,
        CustodianLotId = lot.CustodianLotId,
    };

    private static async Task WriteRealizedAsync(AdvisorDb db, AccountId[] accounts, IReadOnlyList<Realized> sales, CancellationToken cancel)
    {
        var stored = await db.Set<RealizedRow>().AsNoTracking().Where(r => accounts.Contains(r.AccountId)).ToListAsync(cancel);
        await ReplaceAsync(db, stored, r => r.ToRealized(), sales, RealizedRow.From, cancel);
    }

    private static async Task WriteWashesAsync(AdvisorDb db, HouseholdId household, IReadOnlyList<WashMatch> washes, CancellationToken cancel)
    {
        var stored = await db.Set<WashSaleRow>().AsNoTracking().Where(w => w.HouseholdId == household).ToListAsync(cancel);
        await ReplaceAsync(db, stored, w => w.ToMatch(), washes, w => WashSaleRow.From(household, w), cancel);
    }

    private static async Task WriteNotesAsync(AdvisorDb db, AccountId[] accounts, LedgerState state, CancellationToken cancel)
    {
        var stored = await db.Set<LedgerNoteRow>().AsNoTracking().Where(n => accounts.Contains(n.AccountId)).ToListAsync(cancel);
        var wanted = state.Faults.Select(f => (f.Account, f.Security, f.Date, f.Entry, IsFault: true, f.Sentence))
            .Concat(state.Corrections.Select(c => (c.Account, c.Security, c.Date, c.Entry, IsFault: false, c.Sentence)))
            .ToList();
        await ReplaceAsync(db, stored, n => (Account: n.AccountId, Security: n.SecurityId, n.Date, n.Entry, n.IsFault, n.Sentence), wanted, NoteOf, cancel);
    }

    private static LedgerNoteRow NoteOf((AccountId Account, SecurityId Security, DateOnly Date, long Entry, bool IsFault, string Sentence) note) => new()
    {
        AccountId = note.Account,
        SecurityId = note.Security,
        Date = note.Date,
        Entry = note.Entry,
        IsFault = note.IsFault,
        Sentence = note.Sentence,
    };

    /// <summary>Takes away the rows that are not wanted any more, and adds those that are not there.</summary>
    private static async Task ReplaceAsync<TRow, TFact>(
        AdvisorDb db, IReadOnlyList<TRow> stored, Func<TRow, TFact> factOf, IEnumerable<TFact> wanted, Func<TFact, TRow> rowOf, CancellationToken cancel)
        where TRow : class
        where TFact : notnull
    {
        var left = stored.GroupBy(factOf).ToDictionary(g => g.Key, g => new Stack<TRow>(g));
        var fresh = wanted.Where(fact => !(left.TryGetValue(fact, out var rows) && rows.TryPop(out _))).Select(rowOf).ToList();
        db.RemoveRange(left.Values.SelectMany(r => r));
        await db.SaveChangesAsync(cancel);
        await BulkInsert.InsertAsync(db, fresh, cancel);
    }
}
