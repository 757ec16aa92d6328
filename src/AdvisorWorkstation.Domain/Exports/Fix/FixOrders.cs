using System.Text;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Fix;

/// <summary>
/// Writes orders as a file of FIX 4.4 messages: one NewOrderSingle for each block, market orders good for the day, placed as agent. One
/// account goes in 1; several, or lots that go in fields, in the allocation group.
/// </summary>
public static class FixOrders
{
    /// <summary>The bytes for a plan.</summary>
    public static byte[] Write(OrderPlan plan, BatchStamp stamp) => Encoding.ASCII.GetBytes(string.Concat(
        plan.Blocks.Select((block, index) => FixFraming.Frame(Fields(plan, block, stamp, index + 1)) + FixFraming.EndOfMessage)));

    /// <summary>What the file for these approved trades must say.</summary>
    public static IReadOnlyList<FiledTrade> Expect(OrderRequest request, BatchStamp stamp) => ApprovedTrades.AsFiled(
        request,
        _ => Reference(stamp.Sender, request.Custodian.FixTarget, stamp.FixTime),
        (proposal, trade) => ApprovedTrades.LotsInFix(request.Custodian, proposal, trade));

    /// <summary>An order by its parties and its time.</summary>
    internal static string Reference(string sender, string target, string time) => $"from {sender} to {target} at {time}";

    private static IEnumerable<FixField> Fields(OrderPlan plan, OrderBlock block, BatchStamp stamp, int number) =>
    [
        new(FixTag.MsgType, FixCode.NewOrderSingle),
        new(FixTag.SenderCompId, stamp.Sender),
        new(FixTag.TargetCompId, plan.Custodian.FixTarget),
        new(FixTag.MsgSeqNum, FixFraming.Number(number)),
        new(FixTag.SendingTime, stamp.FixTime),
        new(FixTag.ClOrdId, block.ClientOrderId),
        .. Accounts(plan.Custodian.LotInstructions, block),
        new(FixTag.HandlInst, FixCode.Automated),
        new(FixTag.Symbol, block.Ticker.Symbol),
        .. Cusip(block),
        new(FixTag.Side, block.Side == TradeSide.Sell ? FixCode.Sell : FixCode.Buy),
        new(FixTag.TransactTime, stamp.FixTime),
        new(FixTag.OrderQty, block.Quantity.ToString()),
        new(FixTag.OrdType, FixCode.Market),
        new(FixTag.TimeInForce, FixCode.Day),
        new(FixTag.OrderCapacity, FixCode.Agency),
        .. LotText(plan.Custodian.LotInstructions, block),
    ];

    private static IEnumerable<FixField> Accounts(LotInstructionStyle style, OrderBlock block)
    {
        var entries = block.Allocations.SelectMany(a => style == LotInstructionStyle.LotFields && a.LotsAreTold
            ? a.Lots.Select(l => Entry(a.AccountNumber, l.Quantity, FixLots.Fields(l)))
            : [Entry(a.AccountNumber, a.Quantity, [])]).ToList();
        return entries is [{ Count: 2 }]
            ? [new(FixTag.Account, block.Allocations[0].AccountNumber)]
            : [new(FixTag.AllocId, block.AllocationId), new(FixTag.NoAllocs, FixFraming.Number(entries.Count)), .. entries.SelectMany(e => e)];
    }

    private static List<FixField> Entry(string account, Shares quantity, IEnumerable<FixField> lot) =>
        [new(FixTag.AllocAccount, account), new(FixTag.AllocQty, quantity.ToString()), .. lot];

    private static IEnumerable<FixField> Cusip(OrderBlock block) => block.Cusip is { } cusip
        ? [new(FixTag.SecurityId, cusip), new(FixTag.SecurityIdSource, FixCode.CusipSource)]
        : [];

    private static IEnumerable<FixField> LotText(LotInstructionStyle style, OrderBlock block) =>
        style == LotInstructionStyle.VersusPurchaseText && FixLots.Text(block) is { } text ? [new(FixTag.Text, text)] : [];
}
