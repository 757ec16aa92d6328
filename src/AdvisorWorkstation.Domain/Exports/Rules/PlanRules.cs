using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>What must hold of planned orders: nothing lost, nothing doubled, every id its own.</summary>
public static class PlanRules
{
    /// <summary>Everything that stands against a plan.</summary>
    public static IReadOnlyList<OrderFinding> Check(OrderPlan plan, OrderRequest request) =>
        [.. Sums(plan), .. Ids(plan), .. Trades(plan, request)];

    private static IEnumerable<OrderFinding> Sums(OrderPlan plan) => plan.Blocks
        .Where(b => b.Allocations.Aggregate(Shares.Zero, (sum, a) => sum + a.Quantity) != b.Quantity)
        .Select(b => new OrderFinding("block-sum", null, $"The allocations of order {b.Line} ({b.Ticker}) do not come to its quantity."));

    private static IEnumerable<OrderFinding> Ids(OrderPlan plan) => plan.Blocks
        .GroupBy(b => b.ClientOrderId)
        .Where(g => g.Count() > 1 || g.Key.Length > ClientOrderIds.MaxLength)
        .Select(g => new OrderFinding("order-id", null, $"The order id {g.Key} is not unique in the batch, or too long."));

    private static IEnumerable<OrderFinding> Trades(OrderPlan plan, OrderRequest request)
    {
        var planned = plan.Blocks.SelectMany(b => b.Allocations).Select(a => new TradeKey(a.Proposal, a.Revision, a.TradeLine)).ToHashSet();
        var approved = request.Proposals.SelectMany(p => p.Trades, (p, t) => new TradeKey(p.Id, p.Revision, t.Line)).ToHashSet();
        return planned.SetEquals(approved) && planned.Count == plan.Blocks.Sum(b => b.Allocations.Count)
            ? []
            : [new OrderFinding("trades", null, "The planned allocations are not the approved trades, one for one.")];
    }
}
