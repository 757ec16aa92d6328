using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>A trade is in a security that is still known by the approved symbol, can be written, and may be traded.</summary>
internal static class TradeRules
{
    public static IEnumerable<OrderFinding> Check(TradeInQuestion question)
    {
        var trade = question.Trade;
        if (!question.Request.Securities.TryGetValue(trade.Security, out var security))
        {
            yield return question.Finding("security", "the security is not known any more.");
            yield break;
        }
        if (security.Kind == SecurityKind.Other)
        {
            yield return question.Finding("security", "this kind of security is not traded here.");
        }
        if (security.Ticker != trade.Ticker)
        {
            yield return question.Finding("symbol-changed", $"the symbol is {security.Ticker} now; the approval was for {trade.Ticker}.");
        }
        if (!OrderText.IsSymbol(security.Ticker.Symbol))
        {
            yield return question.Finding("symbol", "the symbol can't be written. Use 1 to 30 capital letters, digits, dots, slashes, spaces or dashes.");
        }
        if (security.Cusip is { } cusip && !OrderText.IsCusip(cusip))
        {
            yield return question.Finding("cusip", $"the CUSIP '{OrderText.Shown(cusip)}' is none; it has nine capital letters and digits.");
        }
        if (question.Proposal.Quarantined.Contains(trade.Security))
        {
            yield return question.Finding("quarantined", "the security is quarantined in this account until its figures fit.");
        }
    }
}
