using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports.Planning;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Positions, lots, cash and quarantines, account by account.</summary>
internal static class HoldingsApplier
{
    private const int Chunk = 500;

    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var change in work.Plan.Holdings)
        {
            var id = work.Accounts[change.Account];
            var account = await work.Db.Set<AccountRow>().SingleAsync(a => a.Id == id, cancel);
            account.HoldingsAsOf = change.AsOf;
            account.Cash = change.Cash ?? account.Cash;
            await ApplyPositionsAsync(work, id, change, cancel);
            await ApplyLotsAsync(work, change, cancel);
            await ApplyQuarantinesAsync(work, id, change, cancel);
        }
        await work.Db.SaveChangesAsync(cancel);
        await BulkInsert.InsertAsync(work.Db, work.Plan.Holdings.SelectMany(h => NewPositions(work, h)), cancel);
        await BulkInsert.InsertAsync(
            work.Db, work.Plan.Holdings.SelectMany(h => h.NewLots.Select(l => NewLot(work, work.Accounts[h.Account], l))), cancel);
    }

    private static async Task ApplyPositionsAsync(ImportWork work, AccountId account, HoldingsChange change, CancellationToken cancel)
    {
        var after = change.Positions.Where(p => p.Before is not null).ToDictionary(p => work.Securities[p.Ticker], p => p.After);
        if (after.Count == 0)
        {
            return;
        }
        foreach (var row in await work.Db.Set<PositionRow>().Where(p => p.AccountId == account).ToListAsync(cancel))
        {
            if (after.TryGetValue(row.SecurityId, out var quantity))
            {
                row.Quantity = quantity ?? row.Quantity;
                work.Db.Entry(row).State = quantity is null ? EntityState.Deleted : EntityState.Modified;
            }
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

    private static async Task ApplyLotsAsync(ImportWork work, HoldingsChange change, CancellationToken cancel)
    {
        foreach (var ids in change.GoneLots.Chunk(Chunk))
        {
            await work.Db.Set<LotRow>().Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(cancel);
        }
        foreach (var lots in change.ChangedLots.Chunk(Chunk))
        {
            var after = lots.ToDictionary(l => l.Id, l => l.After);
            var ids = after.Keys.ToArray();
            foreach (var row in await work.Db.Set<LotRow>().Where(l => ids.Contains(l.Id)).ToListAsync(cancel))
            {
                var lot = after[row.Id];
                (row.Quantity, row.Acquired, row.CostBasis) = (lot.Quantity, lot.Acquired, lot.CostBasis);
                (row.StatedTerm, row.CustodianLotId) = (lot.Term, lot.CustodianLotId);
            }
        }
    }

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
                work.Db.Add(new QuarantineRow { AccountId = account, SecurityId = security, Reason = reason, Since = change.AsOf });
            }
            else
            {
                row.Reason = reason;
            }
        }
    }

    private static LotRow NewLot(ImportWork work, AccountId account, PlannedLot lot) => new()
    {
        AccountId = account,
        SecurityId = work.Securities[lot.Ticker],
        Quantity = lot.Quantity,
        Acquired = lot.Acquired,
        CostBasis = lot.CostBasis,
        StatedTerm = lot.Term,
        CustodianLotId = lot.CustodianLotId,
    };
}
