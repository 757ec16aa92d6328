using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>What the independent check of a household's wash sales came to.</summary>
/// <param name="WashSales">Wash sales that it finds.</param>
/// <param name="Differences">Where the ledger's own view is another one, a sentence each.</param>
/// <param name="NotJudged">
/// Sales at a loss that booked transactions alone can't judge: a custodian's statement brought lots of the same group that were bought inside their window,
/// as happens in the first month of an account's books; or nobody knows their loss.
/// </param>
public sealed record WashAudit(int WashSales, IReadOnlyList<string> Differences, int NotJudged)
{
    /// <summary>Compares the ledger with the detector, on booked transactions only.</summary>
    /// <param name="accounts">Every account of the household.</param>
    /// <param name="groupOf">The equivalence group of a security.</param>
    /// <param name="entries">What was replayed.</param>
    /// <param name="state">What came of it.</param>
    /// <param name="matches">The wash sales that are kept and worked with.</param>
    public static WashAudit Of(
        IReadOnlyList<LedgerAccount> accounts,
        Func<SecurityId, string> groupOf,
        IReadOnlyList<LedgerEntry> entries,
        LedgerState state,
        IEnumerable<WashMatch> matches)
    {
        var openings = entries.OfType<LedgerEntry.Statement>().GroupBy(s => s.Account).ToDictionary(g => g.Key, g => g.Min(s => s.TradeDate));
        var booked = entries.Where(e => e switch
        {
            LedgerEntry.Statement => false,
            LedgerEntry.Purchase p => IsBooked(p.Account, p.TradeDate),
            LedgerEntry.TransferIn t => IsBooked(t.Account, t.TradeDate),
            LedgerEntry.TransferOut t => IsBooked(t.Account, t.TradeDate),
            _ => true,
        });
        var losses = state.Sales.Where(s => s.Gain is null || s.Gain < Money.Zero).ToList();
        var stated = state.Stated.Where(l => l.Bought is not null).ToLookup(l => groupOf(l.Security), l => l.Bought!.Value, StringComparer.Ordinal);
        var unclear = losses
            .Where(s => stated[groupOf(s.Security)].Any(bought => Math.Abs(bought.DayNumber - s.Date.DayNumber) <= WashSaleView.WindowDays))
            .Select(s => groupOf(s.Security))
            .ToHashSet(StringComparer.Ordinal);
        var groups = state.Sales.GroupBy(s => s.Entry).ToDictionary(g => g.Key, g => groupOf(g.First().Security));
        var found = WashSaleDetector.Find(WashEvents.From(accounts, groupOf, booked, state));
        var findings = found.Findings.Where(f => IsClear(f.Sale)).ToList();
        return new WashAudit(
            findings.Count,
            WashSaleCheck.Compare(matches.Where(w => IsClear(w.Sale)), findings),
            losses.Count(s => unclear.Contains(groupOf(s.Security))) + found.Unjudged.Count(u => IsClear(u.Sale)));

        bool IsBooked(AccountId account, DateOnly day) => !openings.TryGetValue(account, out var opening) || day > opening;

        bool IsClear(long sale) => !groups.TryGetValue(sale, out var group) || !unclear.Contains(group);
    }
}
