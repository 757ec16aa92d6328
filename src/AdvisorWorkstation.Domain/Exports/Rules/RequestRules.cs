using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>
/// What must hold of approved trades before they may become orders. FIX's own dictionary accepts an order without a symbol or with a quantity
/// of -5 (formats.md), so these rules are the stricter ones. Each rule says everything it finds.
/// </summary>
public static class RequestRules
{
    private static readonly Func<OrderRequest, IEnumerable<OrderFinding>>[] Table =
    [
        CustodianRules.Check,
        AccountRules.Check,
        request => EachTrade(request, TradeRules.Check),
        request => EachTrade(request, QuantityRules.Check),
        request => EachTrade(request, LotRules.Check),
    ];

    /// <summary>Everything that stands against a batch; empty when it may be planned.</summary>
    public static IReadOnlyList<OrderFinding> Check(OrderRequest request) => [.. Table.SelectMany(rule => rule(request))];

    private static IEnumerable<OrderFinding> EachTrade(
        OrderRequest request, Func<TradeInQuestion, IEnumerable<OrderFinding>> rule) =>
        request.Proposals.SelectMany(p => p.Trades, (proposal, trade) => new TradeInQuestion(request, proposal, trade)).SelectMany(rule);
}

/// <summary>One trade with what it is checked against.</summary>
internal sealed record TradeInQuestion(OrderRequest Request, ApprovedProposal Proposal, Trade Trade)
{
    /// <summary>Shares of the traded security that the account holds in lots.</summary>
    public Shares Held => Proposal.Held.Where(l => l.Security == Trade.Security).Aggregate(Shares.Zero, (sum, l) => sum + l.Quantity);

    /// <summary>True when the trade sells all that the account holds.</summary>
    public bool SellsWholePosition => Trade.Side == TradeSide.Sell && Trade.Quantity == Held;

    public OrderFinding Finding(string rule, string what) => new(
        rule,
        Proposal.Id,
        $"Account {OrderText.Shown(Proposal.AccountNumber)}, {(Trade.Side == TradeSide.Sell ? "sell" : "buy")} {Trade.Quantity} {Trade.Ticker}: {what}");
}
