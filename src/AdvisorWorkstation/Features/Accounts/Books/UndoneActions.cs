using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>
/// Booked corporate actions that a custodian's later statement of lots takes back: it shows as many shares as were held before, and nothing was traded since.
/// Its files are behind its own books, and the market is at the new price: the security must not trade there until they agree.
/// </summary>
internal static class UndoneActions
{
    public static IReadOnlyDictionary<(AccountId Account, SecurityId Security), string> In(StoredLedger ledger, LedgerState state)
    {
        var undone = new Dictionary<(AccountId, SecurityId), string>();
        foreach (var (row, action) in ledger.Actions.Where(a => a.Entry.Terms is not ActionTerms.ReturnOfCapital and not ActionTerms.SpinOff))
        {
            var corrected = state.Corrections
                .Where(c => c.Security == action.Security && c.Date >= row.Effective)
                .GroupBy(c => c.Account)
                .ToDictionary(g => g.Key, g => g.Max(c => c.Date));
            if (corrected.Count == 0)
            {
                continue;
            }
            var traded = ledger.Entries
                .Where(e => e is not LedgerEntry.Action and not LedgerEntry.Statement && e.TradeDate >= row.Effective && e.About().Security == action.Security)
                .Select(e => e.About().Account)
                .ToHashSet();
            foreach (var (account, before) in ledger.HeldBefore(action.Security, row.Effective, action).Where(h => corrected.ContainsKey(h.Key) && !traded.Contains(h.Key)))
            {
                var now = state.Lots.Where(l => l.Account == account && l.Security == action.Security).Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity);
                if (TieOut.FaultOfLots(before, now) is null)
                {
                    undone[(account, action.Security)] = $"The custodian's lots of {corrected[account]:yyyy-MM-dd} show {now} shares, as many as before the {row.Words()}. "
                        + "A file that has it settles it.";
                }
            }
        }
        return undone;
    }
}
