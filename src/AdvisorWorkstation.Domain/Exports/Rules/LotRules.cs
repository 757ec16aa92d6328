using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Rules;

/// <summary>
/// A sale says exactly which lots it takes, they are still held as they were when it was approved, and the custodian can tell which are meant
/// (Treas. Reg. 1.1012-1(c): a lot that is not identified in time is relieved by the custodian's own method). A purchase names none.
/// </summary>
internal static class LotRules
{
    public static IEnumerable<OrderFinding> Check(TradeInQuestion question) =>
        question.Trade.Side == TradeSide.Sell
            ? Sale(question).Concat(question.Trade.Lots.SelectMany(sale => Lot(question, sale)))
            : question.Trade.Lots.Select(_ => question.Finding("lots-of-purchase", "a purchase names a lot."));

    private static IEnumerable<OrderFinding> Sale(TradeInQuestion question)
    {
        var trade = question.Trade;
        var sum = trade.Lots.Aggregate(Shares.Zero, (total, l) => total + l.Quantity);
        if (sum != trade.Quantity)
        {
            yield return question.Finding("lots-sum", $"its lots come to {sum}.");
        }
        foreach (var twice in trade.Lots.GroupBy(l => l.Lot).Where(g => g.Count() > 1))
        {
            yield return question.Finding("lot-twice", $"lot {twice.Key} is named more than once.");
        }
        if (!LotNaming.IsUnmistakable(question.Request.Custodian, trade, question.Proposal.Held))
        {
            yield return question.Finding(
                "lot-not-named",
                $"a lot has neither the day nor the name by which {question.Request.Custodian.Name} takes lot instructions, "
                + "and other lots could be taken for it.");
        }
    }

    private static IEnumerable<OrderFinding> Lot(TradeInQuestion question, LotSale sale)
    {
        if (sale.Quantity <= Shares.Zero)
        {
            yield return question.Finding("quantity", $"{sale.Quantity} shares are taken from lot {sale.Lot}.");
        }
        if (sale.CustodianLotId is { } name && !OrderText.IsName(name))
        {
            yield return question.Finding(
                "lot-name",
                $"the custodian's name of lot {sale.Lot}, '{OrderText.Shown(name)}', can't be written. "
                + $"Use 1 to {OrderText.MaxLength} printable characters without comma and quote.");
        }
        if (sale.Basis is { } basis && basis < Money.Zero)
        {
            yield return question.Finding("basis", $"lot {sale.Lot} has a basis below zero.");
        }
        if (question.Proposal.Held.FirstOrDefault(l => l.Id == sale.Lot && l.Security == question.Trade.Security) is not { } held)
        {
            yield return question.Finding("lot-gone", $"lot {sale.Lot} is not held any more.");
        }
        else
        {
            foreach (var finding in Held(question, sale, held))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<OrderFinding> Held(TradeInQuestion question, LotSale sale, Lot held)
    {
        var (custodian, lots) = (question.Request.Custodian, question.Proposal.Held);
        if (custodian.LotInstructions != LotInstructionStyle.None
            && !LotNaming.CanBeCounted(custodian, sale, lots)
            && !LotNaming.SellsOut(custodian, question.Trade, lots))
        {
            yield return question.Finding(
                "lot-decimals",
                $"{sale.Quantity} of the {held.Quantity} shares of lot {sale.Lot} are taken; {custodian.Name} takes multiples of {custodian.Step()}, or all of a lot.");
        }
        if (sale.Quantity > held.Quantity)
        {
            yield return question.Finding("oversell", $"{sale.Quantity} shares are taken from lot {sale.Lot}, which holds {held.Quantity}.");
        }
        if (sale.Acquired != held.Acquired || sale.CustodianLotId != held.CustodianLotId)
        {
            yield return question.Finding("lot-changed", $"lot {sale.Lot} is not what it was when the sale was approved.");
        }
    }
}
