using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>A quantity is above zero, within what can be printed, and on the custodian's grid.</summary>
internal static class QuantityRules
{
    /// <summary>The largest quantity of one trade: far above any client's, far below what a counterparty would cut off.</summary>
    public const decimal Most = 99_999_999m;

    public static IEnumerable<OrderFinding> Check(TradeInQuestion question)
    {
        var custodian = question.Request.Custodian;
        var quantity = question.Trade.Quantity;
        if (quantity <= Shares.Zero)
        {
            yield return question.Finding("quantity", "the quantity is not above zero.");
        }
        else if (quantity.Count > Most)
        {
            yield return question.Finding("quantity", $"the quantity is above {Most:0}.");
        }
        else if (!custodian.FractionalShares && !quantity.IsWhole)
        {
            yield return question.Finding("whole-shares", question.SellsWholePosition
                ? $"the whole position contains a fraction of a share, and {custodian.Name} takes whole shares only. "
                    + $"Sell {quantity.Whole} and have the custodian pay out the rest."
                : $"{custodian.Name} takes whole shares only.");
        }
        else if (custodian.FractionalShares && decimal.Round(quantity.Count, custodian.ShareDecimals) != quantity.Count)
        {
            yield return question.Finding("share-decimals", $"{custodian.Name} takes at most {custodian.ShareDecimals} decimals of a share.");
        }
        if (question.Trade.Side == TradeSide.Sell && quantity > question.Held)
        {
            yield return question.Finding("oversell", $"the account holds {question.Held}.");
        }
    }
}
