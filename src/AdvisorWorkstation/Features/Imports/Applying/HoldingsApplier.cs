using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Imports.Planning;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Positions, statements of lots, cash and quarantines, account by account.</summary>
internal static class HoldingsApplier
{
    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var change in work.Plan.Holdings)
        {
            var id = work.Accounts[change.Account];
            var account = await work.Db.Set<AccountRow>().SingleAsync(a => a.Id == id, cancel);
            account.HoldingsAsOf = change.AsOf;
            account.Cash = change.Cash ?? account.Cash;
            await ApplyPositionsAsync(work, id, change, cancel);
            await ApplyQuarantinesAsync(work, id, change, cancel);
        }
        await work.Db.SaveChangesAsync(cancel);
        await BulkInsert.InsertAsync(work.Db, work.Plan.Holdings.SelectMany(h => NewPositions(work, h)), cancel);
        await BulkInsert.InsertAsync(work.Db, work.Plan.Holdings.SelectMany(h => StatementsOf(work, h)), cancel);
    }

    private static async Task ApplyPositionsAsync(ImportWork work, AccountId account, HoldingsChange change, CancellationToken cancel)
    {
        var after = change.Positions.Where(p => p.Before is not null).ToDictionary(p => work.Securities[p.Ticker], p => p.After);
        if (after.Count == 0)
        {
            return;
        }
        var moved = after.Keys.ToArray();
        foreach (var row in await work.Db.Set<PositionRow>().Where(p => p.AccountId == account && moved.Contains(p.SecurityId)).ToListAsync(cancel))
        {
            var quantity = after[row.SecurityId];
            row.Quantity = quantity ?? row.Quantity;
            work.Db.Entry(row).State = quantity is null ? EntityState.Deleted : EntityState.Modified;
        }
    }

    private static IEnumerable<PositionRow> NewPositions(ImportWork work, HoldingsChange change) => change.Positions
        .Where(p => p.Before is null)
        .Select(p => new PositionRow
        {
            AccountId = work.Accounts[change.Account],
            SecurityId = work.Securities[p.Ticker],
            Quantity = p.After!.Value,
        });

    private static async Task ApplyQuarantinesAsync(ImportWork work, AccountId account, HoldingsChange change, CancellationToken cancel)
    {
        foreach (var quarantine in change.Quarantines)
        {
            var security = work.Securities[quarantine.Ticker];
            var row = await work.Db.Set<QuarantineRow>().FirstOrDefaultAsync(q => q.AccountId == account && q.SecurityId == security, cancel);
            if (quarantine.Reason is not { } reason)
            {
                work.Db.Remove(row!);
            }
            else if (row is null)
            {
                work.Db.Add(new QuarantineRow { AccountId = account, SecurityId = security, Cause = quarantine.Cause, Reason = reason, Since = change.AsOf });
            }
            else
            {
                (row.Cause, row.Reason) = (quarantine.Cause, reason);
            }
        }
    }

    /// <summary>A row for each day that lots are stated for.</summary>
    private static IEnumerable<LotStatementRow> StatementsOf(ImportWork work, HoldingsChange change) => change.Lots
        .GroupBy(l => l.AsOf)
        .OrderBy(day => day.Key)
        .Select(day => new LotStatementRow
        {
            AccountId = work.Accounts[change.Account],
            Date = day.Key,
            ImportId = work.Import,
            Content = LotStatementRow.Pack([.. day.Select(l => new StatedHolding(work.Securities[l.Ticker], l.Lots)).OrderBy(h => h.Security)]),
        });
}
