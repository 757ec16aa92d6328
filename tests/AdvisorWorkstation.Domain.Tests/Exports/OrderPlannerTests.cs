using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Domain.Tests.Exports;

public sealed class OrderPlannerTests
{
    [Fact]
    public void Sales_come_before_purchases_and_tickers_in_order_within_each() => Assert.Equal(
        [(1, TradeSide.Sell, "AAPL"), (2, TradeSide.Sell, "BRK.B"), (3, TradeSide.Buy, "MSFT"), (4, TradeSide.Buy, "V")],
        Plan(Batch(TakesLotFields)).Blocks.Select(b => (b.Line, b.Side, b.Ticker.Symbol)));

    [Fact]
    public void Each_approved_trade_is_one_allocation_of_its_block()
    {
        var block = Plan(Batch(TakesLotFields)).Blocks[2];
        Assert.Equal(new Shares(14m), block.Quantity);
        Assert.Equal([("A1000001", 9m), ("A1000002", 4m), ("A1000003", 1m)], block.Allocations.Select(a => (a.AccountNumber, a.Quantity.Count)));
    }

    [Fact]
    public void A_sale_and_a_purchase_of_one_security_are_two_blocks()
    {
        var lot = Lot(1, Apple, 5m, "2023-02-10", 100m);
        var plan = Plan(Request(TakesLotFields, Proposal(1, "A1", [lot], Sell(1, Apple, Take(lot, 5m))), Proposal(2, "A2", [], Buy(1, Apple, 5m))));
        Assert.Equal([TradeSide.Sell, TradeSide.Buy], plan.Blocks.Select(b => b.Side));
    }

    [Fact]
    public void The_values_are_those_of_the_approval()
    {
        var plan = Plan(Batch(TakesLotFields));
        Assert.Equal((new Money((39m * 101m) + (15m * 102m)), new Money((14m * 103m) + (6m * 104m))), (plan.Sold, plan.Bought));
    }

    [Fact]
    public void The_same_trades_have_the_same_id_in_any_sequence_and_other_revisions_another()
    {
        TradeKey[] keys = [new(new ProposalId(Guid.Parse("11111111-1111-1111-1111-111111111111")), 1, 1), new(new ProposalId(Guid.Empty), 2, 7)];
        var id = ClientOrderIds.Of(keys);
        Assert.Equal("AW" + id[2..], id);
        Assert.Equal(ClientOrderIds.MaxLength, id.Length);
        Assert.Equal(id, ClientOrderIds.Of(keys.Reverse()));
        Assert.NotEqual(id, ClientOrderIds.Of([keys[0] with { Revision = 2 }, keys[1]]));
        Assert.NotEqual(id, ClientOrderIds.Of([keys[0]]));
    }

    [Fact]
    public void An_id_is_the_same_on_every_machine_and_in_every_version() => Assert.Equal(
        "AWD6X2N03JJZZ5G6T9J3", ClientOrderIds.Of([new TradeKey(new ProposalId(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")), 3, 12)]));
}
