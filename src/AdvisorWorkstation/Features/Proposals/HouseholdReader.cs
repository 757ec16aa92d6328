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
    private static readonly ProposalState[] Pending =
        [.. Enum.GetValues<ProposalState>().Where(s => s.IsOnItsWay())];

    private static readonly ProposalState[] Approved =
        [.. Enum.GetValues<ProposalState>().Where(s => s.MayBeExported())];

    /// <summary>One household as a run sees it, which is about to replace its pending proposals.</summary>
    public static async Task<HouseholdBooks> LoadAsync(AdvisorDb db, MarketState market, HouseholdId household, CancellationToken cancel) =>
        await HouseholdBooks.LoadAsync(db, market, household, await OrdersOutAsync(db, market.AsOf, household, [], cancel), cancel);

    /// <summary>One household as it stands, with the proposals that wait for a decision.</summary>
    public static async Task<HouseholdBooks> LoadWithPendingAsync(AdvisorDb db, MarketState market, HouseholdId household, CancellationToken cancel) =>
        await HouseholdBooks.LoadAsync(db, market, household, await OrdersOutAsync(db, market.AsOf, household, Pending, cancel), cancel);

    /// <summary>The wash-sale windows of a household on a day, with the proposals that are approved and about to leave.</summary>
    public static async Task<WashCalendar> WashesAsync(
        AdvisorDb db, WashDay day, HouseholdId household, CancellationToken cancel) =>
        await HouseholdBooks.WashesAsync(db, day, household, await OrdersOutAsync(db, day.AsOf, household, Approved, cancel), cancel);

    private static async Task<List<OrdersOut>> OrdersOutAsync(
        AdvisorDb db, AsOf asOf, HouseholdId household, ProposalState[] pending, CancellationToken cancel)
    {
        var since = asOf.Date.AddDays(-WashSaleView.WindowDays);
        var accounts = db.Set<AccountRow>().Where(a => a.HouseholdId == household).Select(a => a.Id);
        var proposals = await db.Set<ProposalRow>().AsNoTracking()
            .Where(p => accounts.Contains(p.AccountId)
                && (ProposalStates.AtCustodian.Contains(p.State) && (!p.Booked || p.TradeDate >= since)
                    || p.State == ProposalState.Cancelled && p.TradeDate >= since
                    || pending.Contains(p.State)))
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
            KindOf(p.Row.State),
            p.Row.Booked,
            p.Row.State == ProposalState.Filled,
            GainsOf(StoredContent.Read<ProposalContent>(p.Content)),
            OrdersOf(StoredContent.Read<ProposalContent>(p.Content), p.Row.Booked || !p.Row.State.IsAtCustodian() ? [] : StoredContent.Read<AccountSnapshot>(p.Snapshot).Positions)));
    }

    private static WashSourceKind KindOf(ProposalState state) =>
        state.IsAtCustodian() ? WashSourceKind.OrderOut : state == ProposalState.Cancelled ? WashSourceKind.OrderWithdrawn : WashSourceKind.PendingProposal;

    /// <summary>What a proposal realizes where nothing differs from the estimate.</summary>
    public static YearToDateGains GainsOf(ProposalContent content) => content.Rebalance.Trades.Aggregate(
        new YearToDateGains(Money.Zero, Money.Zero), (sum, t) => sum + new YearToDateGains(t.ShortTermGain, t.LongTermGain));

    private static List<OrderOut> OrdersOf(ProposalContent content, IReadOnlyList<Position> positions)
    {
        var held = positions.ToDictionary(p => p.Security, p => p.Quantity);
        return
        [
            .. content.Rebalance.Trades.Select(t => new OrderOut(
                t.Security,
                t.Ticker.Symbol,
                t.Side,
                t.Quantity,
                t.Lots.Sum(l => Math.Min(l.Gain?.Usd ?? 0m, 0m)) is < 0m and var loss ? new Money(-loss) : null,
                t.Side == TradeSide.Buy ? held.GetValueOrDefault(t.Security) + t.Quantity : held.GetValueOrDefault(t.Security) - t.Quantity)),
        ];
    }
}
