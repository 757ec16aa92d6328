using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>Reads households for computing: their books, and what their proposals have on the way.</summary>
internal static class HouseholdReader
{
    /// <summary>One household as a day sees it.</summary>
    public static async Task<HouseholdBooks> LoadAsync(AdvisorDb db, MarketState market, HouseholdId household, CancellationToken cancel) =>
        await HouseholdBooks.LoadAsync(db, market, household, await OrdersOutAsync(db, market, household, cancel), cancel);

    private static async Task<List<OrdersOut>> OrdersOutAsync(
        AdvisorDb db, MarketState market, HouseholdId household, CancellationToken cancel)
    {
        var since = market.AsOf.Date.AddDays(-WashSaleView.WindowDays);
        var accounts = db.Set<AccountRow>().Where(a => a.HouseholdId == household).Select(a => a.Id);
        var revisions = await db.Set<ProposalRow>().AsNoTracking()
            .Where(p => accounts.Contains(p.AccountId) && p.AsOf >= since
                && (p.State == ProposalState.Exported || p.State == ProposalState.PartiallyFilled || p.State == ProposalState.Filled))
            .Join(
                db.Set<ProposalRevisionRow>(),
                p => new { ProposalId = p.Id, p.Revision },
                r => new { r.ProposalId, r.Revision },
                (p, r) => new { p.AccountId, p.AsOf, r.Content })
            .ToListAsync(cancel);
        return revisions.ConvertAll(r =>
        {
            var trades = StoredContent.Read<ProposalContent>(r.Content).Rebalance.Trades;
            return new OrdersOut(
                r.AccountId,
                r.AsOf,
                [.. trades.Where(t => t.Side == TradeSide.Buy).Select(t => t.Security)],
                [.. trades.Where(t => t.Lots.Any(l => l.Gain is { Usd: < 0m })).Select(t => t.Security)]);
        });
    }
}
