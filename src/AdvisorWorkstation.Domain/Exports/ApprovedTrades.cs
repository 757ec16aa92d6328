using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>What each file format must say, made from the approved trades and from nothing that the plan or the encoders made.</summary>
public static class ApprovedTrades
{
    /// <summary>The approved trades as a file must tell them.</summary>
    /// <param name="request">What was approved.</param>
    /// <param name="reference">What the format says of where a trade comes from or goes to.</param>
    /// <param name="lots">The lots of a trade as the format tells them.</param>
    public static IReadOnlyList<FiledTrade> AsFiled(OrderRequest request, Func<TradeKey, string> reference, Func<ApprovedProposal, Trade, IEnumerable<FiledLot>> lots)
    {
        var trades = request.Proposals
            .SelectMany(p => p.Trades, (p, t) => (Proposal: p, Trade: t, Key: new TradeKey(p.Id, p.Revision, t.Line)))
            .ToList();
        var orderIds = trades
            .GroupBy(t => (t.Trade.Security, t.Trade.Side))
            .ToDictionary(g => g.Key, g => ClientOrderIds.Of(g.Select(t => t.Key)));
        return trades.ConvertAll(t => new FiledTrade(
            orderIds[(t.Trade.Security, t.Trade.Side)],
            reference(t.Key),
            t.Trade.Side,
            t.Trade.Ticker.Symbol,
            request.Securities[t.Trade.Security].Cusip ?? "",
            t.Proposal.AccountNumber,
            t.Trade.Quantity,
            [.. lots(t.Proposal, t.Trade)]));
    }

    /// <summary>The lots of a trade as FIX tells them to a custodian.</summary>
    public static IEnumerable<FiledLot> LotsInFix(Custodian custodian, ApprovedProposal proposal, Trade trade) =>
        !LotNaming.AreTold(custodian, trade, proposal.Held) ? []
        : custodian.LotInstructions == LotInstructionStyle.LotFields
            ? trade.Lots.Select(l => new FiledLot(Fix.FixLots.NameByFields(LotInstruction.Of(l)), l.Quantity))
            : trade.Lots
                .GroupBy(l => l.Acquired!.Value)
                .Select(g => new FiledLot(
                    Fix.FixLots.NameByDay(g.Key), g.Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity)));
}
