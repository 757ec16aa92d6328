using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>Each account has a number that can be written, one proposal, and in it trades that can be told apart.</summary>
internal static class AccountRules
{
    public static IEnumerable<OrderFinding> Check(OrderRequest request) =>
        request.Proposals.SelectMany(Check).Concat(request.Proposals.GroupBy(p => p.AccountNumber).SelectMany(Twice));

    private static IEnumerable<OrderFinding> Twice(IGrouping<string, ApprovedProposal> ofAccount) =>
        ofAccount.Skip(1).Select(p => Finding(p, "account-twice", "it has more than one approved proposal. Only one may be exported."));

    private static IEnumerable<OrderFinding> Check(ApprovedProposal proposal)
    {
        if (!OrderText.IsAccount(proposal.AccountNumber))
        {
            yield return Finding(proposal, "account-number", "its number can't be written. Use 1 to 20 capital letters, digits or dashes.");
        }
        if (proposal.Trades.Count == 0)
        {
            yield return Finding(proposal, "no-trades", "its approved proposal has no trades.");
        }
        foreach (var line in proposal.Trades.GroupBy(t => t.Line).Where(g => g.Count() > 1))
        {
            yield return Finding(proposal, "line-twice", $"its approved proposal has line {line.Key} more than once.");
        }
        foreach (var trades in proposal.Trades.GroupBy(t => (t.Security, t.Side)).Where(g => g.Count() > 1))
        {
            var side = trades.Key.Side == TradeSide.Sell ? "sells" : "buys";
            yield return Finding(proposal, "trade-twice", $"its approved proposal {side} {trades.First().Ticker} in more than one trade.");
        }
    }

    private static OrderFinding Finding(ApprovedProposal proposal, string rule, string what) =>
        new(rule, proposal.Id, $"Account {OrderText.Shown(proposal.AccountNumber)}: {what}");
}
