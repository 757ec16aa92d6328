using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>
/// Whether a custodian is told the lots of a sale. It is, wherever it takes instructions and every lot can be named to it. Where a lot can't be
/// named, the sale may still go when no other lots could be taken: the account holds one lot only, or sells all it holds.
/// </summary>
public static class LotNaming
{
    /// <summary>True when the order tells the lots.</summary>
    public static bool AreTold(LotInstructionStyle style, Trade trade) =>
        trade.Side == TradeSide.Sell
        && style != LotInstructionStyle.None
        && trade.Lots.All(l => CanBeNamed(style, LotInstruction.Of(l)));

    /// <summary>True when the custodian can know which lots are meant, or takes no instructions anyway.</summary>
    public static bool IsUnmistakable(LotInstructionStyle style, Trade trade, IReadOnlyList<Lot> held)
    {
        var lots = held.Where(l => l.Security == trade.Security).ToList();
        return style == LotInstructionStyle.None
            || AreTold(style, trade)
            || lots.Count == 1
            || lots.TrueForAll(l => trade.Lots.Any(s => s.Lot == l.Id && s.Quantity == l.Quantity));
    }

    private static bool CanBeNamed(LotInstructionStyle style, LotInstruction lot) => style switch
    {
        LotInstructionStyle.None => true,
        LotInstructionStyle.VersusPurchaseText => lot.Acquired is not null,
        LotInstructionStyle.LotFields => lot.CustodianLotId is not null || lot is { Acquired: not null, BasisPerShare: not null },
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
    };
}
