using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Transactions, stated gains and cash flows.</summary>
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
    }
}
