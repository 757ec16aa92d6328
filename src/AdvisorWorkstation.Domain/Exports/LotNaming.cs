using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>
/// Whether a custodian is told the lots of a sale. It is, wherever it takes instructions and every lot can be named to it. Where a lot can't be
/// named, the sale may still go when no other lots could be taken: the account holds one lot only, or sells all that it can.
/// </summary>
public static class LotNaming
{
    /// <summary>True when the order tells the lots.</summary>
    public static bool AreTold(Custodian custodian, Trade trade, IReadOnlyList<Lot> held) =>
        trade.Side == TradeSide.Sell
        && custodian.LotInstructions != LotInstructionStyle.None
        && AreNamed(custodian, trade)
        && trade.Lots.All(l => CanBeCounted(custodian, l, held));

    /// <summary>True when the quantity taken from a lot is one that the custodian takes, or all of the lot.</summary>
    public static bool CanBeCounted(Custodian custodian, LotSale sale, IReadOnlyList<Lot> held) =>
        custodian.Takes(sale.Quantity) || held.Any(l => l.Id == sale.Lot && l.Quantity == sale.Quantity);

    /// <summary>True when a sale leaves less of a security than the custodian can trade.</summary>
    public static bool SellsOut(Custodian custodian, Trade trade, IReadOnlyList<Lot> held) =>
        held.Where(l => l.Security == trade.Security).Sum(l => l.Quantity.Count) - trade.Quantity.Count < custodian.Step();

    /// <summary>True when the custodian can know which lots are meant, or takes no instructions anyway.</summary>
    public static bool IsUnmistakable(Custodian custodian, Trade trade, IReadOnlyList<Lot> held)
    {
        var lots = held.Where(l => l.Security == trade.Security).ToList();
        return custodian.LotInstructions == LotInstructionStyle.None
            || AreNamed(custodian, trade)
            || lots.Count == 1
            || SellsOut(custodian, trade, held);
    }

    private static bool AreNamed(Custodian custodian, Trade trade) =>
        trade.Lots.All(l => CanBeNamed(custodian.LotInstructions, LotInstruction.Of(l)));

    private static bool CanBeNamed(LotInstructionStyle style, LotInstruction lot) => style switch
    {
        LotInstructionStyle.None => true,
        LotInstructionStyle.VersusPurchaseText => lot.Acquired is not null,
        LotInstructionStyle.LotFields => lot.CustodianLotId is not null || lot is { Acquired: not null, BasisPerShare: not null },
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };
}
