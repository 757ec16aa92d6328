using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Transactions, stated gains, cash flows and losses carried in.</summary>
internal static class LedgerApplier
{
    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        await BulkInsert.InsertAsync(
            work.Db,
            work.Plan.Transactions.Select(t => new TransactionRow
            {
                AccountId = work.Accounts[t.Account],
                TradeDate = t.Booked.TradeDate,
                Kind = t.Booked.Kind,
                SecurityId = t.Ticker is { } ticker ? work.Securities[ticker] : null,
                Quantity = t.Booked.Quantity,
                Amount = t.Booked.Amount,
                ShortTermGain = t.Booked.ShortTermGain,
                LongTermGain = t.Booked.LongTermGain,
                Acquired = t.Acquired,
                CostBasis = t.CostBasis,
                ImportId = work.Import,
            }),
            cancel);
        await BulkInsert.InsertAsync(
            work.Db, work.Plan.StatedGains.Select(g => StatedGainRow.Of(work.Accounts[g.Account], work.Securities[g.Ticker], g.Stated)), cancel);
        await BulkInsert.InsertAsync(
            work.Db,
            work.Plan.CashFlows.Select(f => new CashFlowRow
            {
                AccountId = work.Accounts[f.Account],
                Kind = f.Flow.Kind,
                Amount = f.Flow.Amount,
                Due = f.Flow.Due,
                Note = f.Flow.Note,
            }),
            cancel);
        await CarryLossesAsync(work, cancel);
    }

    private static async Task CarryLossesAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var carried in work.Plan.LossCarryforwards)
        {
            var household = (await work.Db.Set<HouseholdRow>().FirstAsync(h => h.Name == carried.Household, cancel)).Id;
            AccountId? account = carried.Account is { } key ? work.Accounts[key] : null;
            var row = carried.IsNew
                ? null
                : await work.Db.Set<LossCarryforwardRow>().SingleAsync(
                    l => l.HouseholdId == household && l.AccountId == account && l.Year == carried.Year, cancel);
            if (row is null)
            {
                work.Db.Add(new LossCarryforwardRow
                {
                    HouseholdId = household,
                    AccountId = account,
                    Year = carried.Year,
                    ShortTerm = carried.Losses.ShortTerm,
                    LongTerm = carried.Losses.LongTerm,
                    ImportId = work.Import,
                });
            }
            else
            {
                (row.ShortTerm, row.LongTerm, row.ImportId) = (carried.Losses.ShortTerm, carried.Losses.LongTerm, work.Import);
            }
        }
        await work.Db.SaveChangesAsync(cancel);
    }
}
