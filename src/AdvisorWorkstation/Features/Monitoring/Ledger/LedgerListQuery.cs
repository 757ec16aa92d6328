using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Ledger;

/// <summary>The ledger of an account.</summary>
public sealed record LedgerList(AccountId Account, IReadOnlyList<LedgerLine> Lines);

/// <summary>The ledger of one account as a list, the newest first: every transaction, corporate action, statement and correction.</summary>
public sealed class LedgerListQuery(Desk desk)
{
    public async Task<Outcome<LedgerList>> RunAsync(AccountId id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var account = await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (account is null)
        {
            await desk.RecordDenialAsync(session.Who, id.ToString(), "account", cancel);
            return new Refusal("not-found", "There is no such account.");
        }
        var transactions = await db.Set<TransactionRow>().Where(t => t.AccountId == id).ToListAsync(cancel);
        var statements = await db.Set<LotStatementRow>().Where(s => s.AccountId == id).ToListAsync(cancel);
        var lines = new LedgerLines
        {
            Tickers = await db.Set<SecurityRow>().ToDictionaryAsync(s => s.Id, s => s.Ticker, cancel),
            Realized = (await db.Set<RealizedRow>().Where(r => r.AccountId == id).ToListAsync(cancel)).ToLookup(r => r.Entry),
            Notes = (await db.Set<LedgerNoteRow>().Where(n => n.AccountId == id).OrderBy(n => n.Id).ToListAsync(cancel)).ToLookup(n => n.Entry),
            Replacements = await ReplacementsAsync(db, account, cancel),
            Actions = await ActionsAsync(db, account, transactions, cancel),
            BooksOpen = statements.Min(s => (DateOnly?)s.Date),
        };
        return new LedgerList(
            id,
            [
                .. transactions.Select(t => (t.TradeDate, Order: 0, t.Id, Lines: lines.Of(t)))
                    .Concat(statements.Select(s => (TradeDate: s.Date, Order: 1, s.Id, Lines: lines.Of(s, isOpening: s.Id == statements.Where(o => o.Date == lines.BooksOpen).Min(o => o.Id)))))
                    .OrderByDescending(e => e.TradeDate)
                    .ThenByDescending(e => e.Order)
                    .ThenByDescending(e => e.Id)
                    .SelectMany(e => e.Lines),
            ]);
    }

    /// <summary>Where the lots are now that replace what was sold at a loss, by sale.</summary>
    private static async Task<ILookup<long, LedgerPlace>> ReplacementsAsync(AdvisorDb db, AccountRow account, CancellationToken cancel)
    {
        var washes = await db.Set<WashSaleRow>().Where(w => w.HouseholdId == account.HouseholdId).OrderBy(w => w.Id).ToListAsync(cancel);
        if (washes.Count == 0)
        {
            return washes.ToLookup(w => w.Sale, _ => new LedgerPlace("", null));
        }
        var lots = (await db.Set<LotRow>()
                .Join(db.Set<AccountRow>().Where(a => a.HouseholdId == account.HouseholdId), l => l.AccountId, a => a.Id, (l, a) => new { Lot = l, a.Name })
                .Where(l => l.Lot.IsReplacement)
                .Join(db.Set<SecurityRow>(), l => l.Lot.SecurityId, s => s.Id, (l, s) => new { l.Lot, l.Name, s.Ticker })
                .ToListAsync(cancel))
            .ToDictionary(l => (l.Lot.Entry, l.Lot.Part));
        return washes.ToLookup(w => w.Sale, w => lots.TryGetValue((w.ReplacementEntry, w.ReplacementPart), out var found)
            ? new LedgerPlace(
                $"{w.Quantity} {found.Ticker} of {found.Lot.Acquired:yyyy-MM-dd}{(found.Lot.AccountId == account.Id ? "" : $" in {found.Name}")}",
                $"/accounts/{found.Lot.AccountId}?tab=holdings&words={Uri.EscapeDataString(found.Ticker.Symbol)}&open={Uri.EscapeDataString(found.Ticker.Symbol)}")
            : new LedgerPlace($"{w.Quantity} shares that are sold since", null));
    }

    /// <summary>The corporate actions of the account, and the places of their entries: an action is booked once for the household.</summary>
    private static async Task<IReadOnlyDictionary<int, (CorporateActionRow Action, long Entry)>> ActionsAsync(
        AdvisorDb db, AccountRow account, List<TransactionRow> transactions, CancellationToken cancel)
    {
        var ids = transactions.Select(t => t.ActionId).OfType<int>().Distinct().ToArray();
        if (ids.Length == 0)
        {
            return new Dictionary<int, (CorporateActionRow, long)>();
        }
        var first = await db.Set<TransactionRow>()
            .Where(t => t.ActionId != null && ids.Contains(t.ActionId.Value))
            .Join(db.Set<AccountRow>().Where(a => a.HouseholdId == account.HouseholdId), t => t.AccountId, a => a.Id, (t, _) => t)
            .GroupBy(t => t.ActionId!.Value)
            .Select(g => new { Action = g.Key, First = g.Min(t => t.Id) })
            .ToDictionaryAsync(g => g.Action, g => g.First, cancel);
        return (await db.Set<CorporateActionRow>().Where(a => ids.Contains(a.Id)).ToListAsync(cancel))
            .ToDictionary(a => a.Id, a => (a, LedgerSequence.OfTransaction(first[a.Id])));
    }
}
