using AdvisorWorkstation.Domain.Exports.Rules;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>What came of planning a batch: the plan, or what stands against it.</summary>
/// <param name="Plan">The plan; null when there is any finding.</param>
/// <param name="Findings">Everything that was found, not only the first.</param>
public sealed record PlanResult(OrderPlan? Plan, IReadOnlyList<OrderFinding> Findings);

/// <summary>
/// From approved trades to block orders: the trades of one security and side become one block, and each trade is one allocation of it, so
/// allocations sum to their block by construction; <see cref="PlanRules"/> checks it all the same.
/// </summary>
public static class OrderPlanner
{
    /// <summary>Plans the orders of a batch. The sequence of the proposals does not matter.</summary>
    public static PlanResult Plan(OrderRequest request)
    {
        var findings = RequestRules.Check(request);
        if (findings.Count > 0)
        {
            return new PlanResult(null, findings);
        }
        var plan = Build(request);
        findings = PlanRules.Check(plan, request);
        return findings.Count > 0 ? new PlanResult(null, findings) : new PlanResult(plan, []);
    }

    private static OrderPlan Build(OrderRequest request) => new(
        request.Custodian,
        [.. request.Proposals
            .SelectMany(p => p.Trades, (proposal, trade) => (Proposal: proposal, Trade: trade))
            .GroupBy(t => (t.Trade.Security, t.Trade.Side))
            .OrderBy(g => g.Key.Side)
            .ThenBy(g => request.Securities[g.Key.Security].Ticker)
            .Select((g, index) => Block(request, index + 1, g.Key.Security, g.Key.Side, g))]);

    private static OrderBlock Block(
        OrderRequest request, int line, SecurityId id, TradeSide side, IEnumerable<(ApprovedProposal Proposal, Trade Trade)> trades)
    {
        var allocations = trades
            .OrderBy(t => t.Proposal.AccountNumber, StringComparer.Ordinal)
            .Select(t => Allocation(request, t.Proposal, t.Trade))
            .ToList();
        var security = request.Securities[id];
        return new OrderBlock(
            line,
            ClientOrderIds.Of(allocations.Select(a => new TradeKey(a.Proposal, a.Revision, a.TradeLine))),
            id,
            security.Ticker,
            security.Cusip,
            side,
            allocations.Aggregate(Shares.Zero, (sum, a) => sum + a.Quantity),
            allocations);
    }

    private static OrderAllocation Allocation(OrderRequest request, ApprovedProposal proposal, Trade trade) => new(
        proposal.Id,
        proposal.Revision,
        trade.Line,
        proposal.Account,
        proposal.AccountNumber,
        trade.Quantity,
        trade.Price,
        trade.Value,
        [.. trade.Lots.OrderBy(l => l.Lot).Select(LotInstruction.Of)],
        LotNaming.AreTold(request.Custodian, trade, proposal.Held));
}
