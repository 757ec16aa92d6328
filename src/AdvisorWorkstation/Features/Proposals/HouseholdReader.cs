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
        var proposals = await db.Set<ProposalRow>().AsNoTracking()
            .Where(p => accounts.Contains(p.AccountId) && (!p.Booked || p.TradeDate >= since)
                && ProposalStates.AtCustodian.Contains(p.State))
            .OrderBy(p => p.Id)
            .Join(
                db.Set<ProposalRevisionRow>(),
                p => new { ProposalId = p.Id, p.Revision },
                r => new { r.ProposalId, r.Revision },
                (p, r) => new { Row = p, r.Content })
            .Join(db.Set<SnapshotRow>(), p => p.Row.SnapshotHash, s => s.Hash, (p, s) => new { p.Row, p.Content, Snapshot = s.Content })
            .ToListAsync(cancel);
        return proposals.ConvertAll(p => new OrdersOut(
            p.Row.Id,
            p.Row.AccountId,
            p.Row.TradeDate ?? DateOnly.FromDateTime(p.Row.StateSince.UtcDateTime),
            p.Row.Booked,
            p.Row.State == ProposalState.Filled,
            OrdersOf(StoredContent.Read<ProposalContent>(p.Content), p.Row.Booked ? [] : StoredContent.Read<AccountSnapshot>(p.Snapshot).Positions)));
    }

    private static List<OrderOut> OrdersOf(ProposalContent content, IReadOnlyList<Position> positions)
    {
        var held = positions.ToDictionary(p => p.Security, p => p.Quantity);
        return
        [
            .. content.Rebalance.Trades.Select(t => new OrderOut(
                t.Security,
                t.Ticker.Symbol,
                t.Side,
                t.Lots.Any(l => l.Gain is { Usd: < 0m }),
                t.Side == TradeSide.Buy ? held.GetValueOrDefault(t.Security) + t.Quantity : held.GetValueOrDefault(t.Security) - t.Quantity)),
        ];
    }
}
