using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>
/// Compares the lots that booking gives with the positions that the custodian states. What does not fit is quarantined, with the likely cause; what fits
/// again is free, unless a corporate action took effect that is not booked yet. Options and other kinds that are never traded here are left alone, and so is what a file's own figures quarantined.
/// </summary>
internal static class TieOutBooking
{
    /// <param name="barred">What must not trade because of corporate actions, and why.</param>
    public static async Task CheckAsync(
        AdvisorDb db,
        StoredLedger ledger,
        LedgerState state,
        IReadOnlyDictionary<(AccountId Account, SecurityId Security), string> barred,
        DateOnly today,
        CancellationToken cancel)
    {
        var accounts = ledger.Accounts.Select(a => a.Id).ToArray();
        var stated = await db.Set<AccountRow>().AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.HoldingsAsOf, cancel);
        var positions = await db.Set<PositionRow>().AsNoTracking().Where(p => accounts.Contains(p.AccountId))
            .ToDictionaryAsync(p => (p.AccountId, p.SecurityId), p => p.Quantity, cancel);
        var lots = state.Lots.GroupBy(l => (l.Account, l.Security)).ToDictionary(g => g.Key, g => g.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity));
        var before = await db.Set<QuarantineRow>().Where(q => accounts.Contains(q.AccountId)).ToDictionaryAsync(q => (q.AccountId, q.SecurityId), cancel);
        var others = (await db.Set<SecurityRow>().AsNoTracking().Where(s => s.Kind == SecurityKind.Other).Select(s => s.Id).ToListAsync(cancel)).ToHashSet();
        var moved = await MovedSinceAsync(db, accounts, stated, cancel);
        var actions = await ActionsAsync(db, ledger, accounts, cancel);
        foreach (var key in positions.Keys.Union(lots.Keys).Union(before.Keys).Union(barred.Keys).OrderBy(k => k.Item1.Value).ThenBy(k => k.Item2).ToList())
        {
            var fault = others.Contains(key.Item2) || stated[key.Item1] is null
                ? null
                : barred.GetValueOrDefault(key)
                    ?? FaultOf(
                        state, key, positions.GetValueOrDefault(key), lots.GetValueOrDefault(key), stated[key.Item1], moved.GetValueOrDefault(key), actions.GetValueOrDefault(key));
            if (!before.TryGetValue(key, out var row))
            {
                if (fault is not null)
                {
                    db.Add(new QuarantineRow { AccountId = key.Item1, SecurityId = key.Item2, Reason = fault, Since = stated[key.Item1] ?? today });
                }
            }
            else if (row.Cause == QuarantineCause.Lots)
            {
                if (fault is null)
                {
                    db.Remove(row);
                }
                else
                {
                    row.Reason = fault;
                }
            }
        }
    }

    private static string? FaultOf(
        LedgerState state, (AccountId Account, SecurityId Security) key, Shares position, Shares lots, DateOnly? stated, DateOnly? moved, CorporateActionRow? action)
    {
        if (TieOut.FaultOfLots(position, lots) is not { } fault)
        {
            return null;
        }
        if (action is not null)
        {
            return $"Expected {lots} shares after the {action.Words()}; the custodian's position of {stated:yyyy-MM-dd} is {position}"
                + (stated < action.Effective ? ", of a day before it took effect. A position file of that day or a later one settles it." : ". A position file that has it too settles it.");
        }
        if (moved is { } day)
        {
            return $"The position of {stated:yyyy-MM-dd} is {position} shares, and with what was booked since, on {day:yyyy-MM-dd}, the lots are {lots}. "
                + "A position file of that day or a later one settles it.";
        }
        return state.Faults.LastOrDefault(f => f.Account == key.Account && f.Security == key.Security) is { } unbooked
            ? $"{fault} An entry of {unbooked.Date:yyyy-MM-dd} could not be booked: {unbooked.Sentence}"
            : fault;
    }

    /// <summary>The corporate action that moved shares last, where one did.</summary>
    private static async Task<Dictionary<(AccountId Account, SecurityId Security), CorporateActionRow>> ActionsAsync(
        AdvisorDb db, StoredLedger ledger, AccountId[] accounts, CancellationToken cancel)
    {
        if (ledger.Actions.Count == 0)
        {
            return [];
        }
        var booked = ledger.Actions.ToDictionary(a => a.Row.Id);
        var moves = ledger.Entries.Where(e => e is not LedgerEntry.Action).ToLookup(e => e.About(), e => e.TradeDate);
        return (await db.Set<TransactionRow>().AsNoTracking().Where(t => accounts.Contains(t.AccountId) && t.ActionId != null).ToListAsync(cancel))
            .Select(t => (t.AccountId, Action: booked[t.ActionId!.Value]))
            .SelectMany(t => new[] { t.Action.Entry.Security, t.Action.Entry.Terms.Other() }.OfType<SecurityId>(), (t, security) => (t.AccountId, Security: security, t.Action))
            .Where(t => !moves[(t.AccountId, t.Security)].Any(day => day >= t.Action.Row.Effective))
            .GroupBy(t => (t.AccountId, t.Security))
            .ToDictionary(g => g.Key, g => g.OrderBy(t => t.Action.Row.Effective).ThenBy(t => t.Action.Entry.Sequence).Last().Action.Row);
    }

    /// <summary>The last day on which shares moved after the day that the positions stand on.</summary>
    private static async Task<Dictionary<(AccountId Account, SecurityId Security), DateOnly?>> MovedSinceAsync(
        AdvisorDb db, AccountId[] accounts, Dictionary<AccountId, DateOnly?> stated, CancellationToken cancel)
    {
        var first = stated.Values.Min() ?? DateOnly.MaxValue;
        var moved = await db.Set<TransactionRow>().AsNoTracking()
            .Where(t => accounts.Contains(t.AccountId) && t.TradeDate > first && t.SecurityId != null)
            .ToListAsync(cancel);
        return moved
            .Where(t => t.TradeDate > stated[t.AccountId] && t.Kind != TransactionKind.Dividend)
            .GroupBy(t => (t.AccountId, t.SecurityId!.Value))
            .ToDictionary(g => g.Key, g => (DateOnly?)g.Max(t => t.TradeDate));
    }
}
