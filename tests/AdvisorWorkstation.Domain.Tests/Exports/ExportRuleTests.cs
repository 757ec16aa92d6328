using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Domain.Tests.Exports;

/// <summary>Each rule holds the whole batch back, and says why.</summary>
public sealed class ExportRuleTests
{
    private static readonly Lot Held = Lot(1, Apple, 10.5m, "2023-02-10", 145.2m, "LOT-77");

    [Theory]
    [InlineData("a1000001")]
    [InlineData("A1,2")]
    [InlineData("=A1")]
    [InlineData("A1 2")]
    [InlineData("A1\u0001" + "2")]
    [InlineData("")]
    [InlineData("A12345678901234567890")]
    public void An_account_number_that_can_not_be_written_is_refused(string number) =>
        Refuses("account-number", Request(TakesLotFields, Proposal(1, number, [], Buy(1, Apple, 1m))));

    [Fact]
    public void An_account_with_two_approved_proposals_is_refused() =>
        Refuses("account-twice", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1m)), Proposal(2, "A1", [], Buy(1, Visa, 1m))));

    [Fact]
    public void A_proposal_without_trades_is_refused() => Refuses("no-trades", Request(TakesLotFields, Proposal(1, "A1", [])));

    [Fact]
    public void One_line_for_two_trades_is_refused() =>
        Refuses("line-twice", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1m), Buy(1, Visa, 1m))));

    [Fact]
    public void Two_purchases_of_one_security_in_one_account_are_refused() =>
        Refuses("trade-twice", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1m), Buy(2, Apple, 1m))));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100_000_000)]
    public void A_quantity_that_is_not_above_zero_or_too_long_is_refused(int quantity) =>
        Refuses("quantity", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, quantity))));

    [Fact]
    public void A_fraction_is_refused_where_the_custodian_takes_whole_shares() =>
        Refuses("whole-shares", Request(WholeSharesOnly, Proposal(1, "A1", [], Buy(1, Apple, 1.5m))));

    [Fact]
    public void A_whole_position_with_a_fraction_is_refused_where_the_custodian_takes_whole_shares()
    {
        var findings = Refuses("whole-shares", Request(WholeSharesOnly, Proposal(1, "A1", [Held], Sell(1, Apple, Take(Held, 10.5m)))));
        Assert.Contains("Sell 10 and have the custodian pay out the rest.", findings[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_position_with_a_fraction_goes_where_the_custodian_takes_fractions() =>
        Assert.Equal(new Shares(10.5m), Plan(Request(TakesLotFields, Proposal(1, "A1", [Held], Sell(1, Apple, Take(Held, 10.5m))))).Blocks[0].Quantity);

    [Fact]
    public void More_decimals_than_the_custodian_takes_are_refused() =>
        Refuses("share-decimals", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1.0001m))));

    [Fact]
    public void A_part_of_a_lot_finer_than_the_custodian_takes_is_refused()
    {
        Lot[] held = [Lot(31, Apple, 10.1234m, "2023-02-10", 100m), Lot(32, Apple, 20m, "2024-02-10", 110m)];
        var findings = Refuses(
            "lot-decimals", Request(TakesLotFields, Proposal(1, "A1", held, Sell(1, Apple, Take(held[0], 10.1234m), Take(held[1], 9.8766m)))));
        Assert.Contains("9.8766 of the 20 shares of lot 32 are taken; North Trust takes multiples of 0.001, or all of a lot.", findings[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lots_finer_than_the_custodian_takes_go_when_each_is_emptied()
    {
        Lot[] held = [Lot(31, Apple, 10.1234m, "2023-02-10", 100m), Lot(32, Apple, 9.8766m, "2024-02-10", 110m), Lot(33, Apple, 5m, "2025-02-10", 120m)];
        var plan = Plan(Request(TakesLotFields, Proposal(1, "A1", held, Sell(1, Apple, Take(held[0], 10.1234m), Take(held[1], 9.8766m)))));
        Assert.True(plan.Blocks[0].Allocations[0].LotsAreTold);
    }

    [Fact]
    public void All_of_a_position_but_what_the_custodian_can_not_trade_goes_without_its_lots()
    {
        Lot[] held = [Lot(31, Apple, 10.4567m, "2023-02-10", 100m), Lot(32, Apple, 5.6789m, "2024-02-10", 110m)];
        var plan = Plan(Request(TakesLotFields, Proposal(1, "A1", held, Sell(1, Apple, Take(held[0], 10.4567m), Take(held[1], 5.6783m)))));
        Assert.False(plan.Blocks[0].Allocations[0].LotsAreTold);
    }

    [Fact]
    public void A_profile_with_impossible_decimals_is_refused() =>
        Refuses("share-decimals", Request(TakesLotFields with { ShareDecimals = 9 }, Proposal(1, "A1", [], Buy(1, Apple, 1m))));

    [Fact]
    public void A_fix_target_that_can_not_be_written_is_refused() =>
        Refuses("fix-target", Request(TakesLotFields with { FixTarget = "NORTH\u0001" }, Proposal(1, "A1", [], Buy(1, Apple, 1m))));

    [Fact]
    public void A_sale_above_what_is_held_is_refused() =>
        Refuses("oversell", Request(TakesLotFields, Proposal(1, "A1", [Held], Sell(1, Apple, Take(Held, 11m)))));

    [Fact]
    public void A_sale_above_one_lot_is_refused_though_the_position_is_large_enough()
    {
        var other = Lot(2, Apple, 50m, "2024-02-10", 150m);
        Refuses("oversell", Request(TakesLotFields, Proposal(1, "A1", [Held, other], Sell(1, Apple, Take(Held, 20m)))));
    }

    [Fact]
    public void A_lot_that_is_not_held_any_more_is_refused() =>
        Refuses("lot-gone", Request(TakesLotFields, Proposal(1, "A1", [Lot(2, Apple, 20m, "2023-02-10")], Sell(1, Apple, Take(Held, 5m)))));

    [Fact]
    public void A_lot_that_has_changed_since_the_approval_is_refused() =>
        Refuses("lot-changed", Request(TakesLotFields, Proposal(
            1, "A1", [Held with { Acquired = new DateOnly(2022, 1, 1) }], Sell(1, Apple, Take(Held, 5m)))));

    [Fact]
    public void Lots_that_do_not_come_to_the_sale_are_refused() =>
        Refuses("lots-sum", Request(TakesLotFields, Proposal(
            1, "A1", [Held], Sell(1, Apple, Take(Held, 5m)) with { Quantity = new Shares(4m) })));

    [Fact]
    public void A_sale_without_lots_is_refused() =>
        Refuses("lots-sum", Request(TakesLotFields, Proposal(1, "A1", [Held], Sell(1, Apple) with { Quantity = new Shares(4m) })));

    [Fact]
    public void A_lot_named_twice_is_refused() =>
        Refuses("lot-twice", Request(TakesLotFields, Proposal(1, "A1", [Held], Sell(1, Apple, Take(Held, 2m), Take(Held, 3m)))));

    [Fact]
    public void A_purchase_with_a_lot_is_refused() =>
        Refuses("lots-of-purchase", Request(TakesLotFields, Proposal(1, "A1", [Held], Buy(1, Apple, 2m) with { Lots = [Take(Held, 2m)] })));

    [Theory]
    [InlineData("LOT,77")]
    [InlineData("LOT\"77")]
    [InlineData("=LOT()")]
    [InlineData("LÖT")]
    [InlineData(" ")]
    public void A_lot_name_that_can_not_be_written_is_refused(string name)
    {
        var lot = Held with { CustodianLotId = name };
        Refuses("lot-name", Request(TakesLotFields, Proposal(1, "A1", [lot], Sell(1, Apple, Take(lot, 5m)))));
    }

    [Fact]
    public void A_symbol_that_has_changed_since_the_approval_is_refused() =>
        Refuses("symbol-changed", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1m) with { Ticker = Ticker.Parse("APPL") })));

    [Fact]
    public void A_security_that_is_not_known_is_refused() =>
        Refuses("security", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Security(99, "GONE"), 1m))));

    [Fact]
    public void A_kind_of_security_that_is_not_traded_here_is_refused()
    {
        var request = Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1m)));
        Refuses("security", request with { Securities = new Dictionary<SecurityId, Security> { [Apple.Id] = Apple with { Kind = SecurityKind.Other } } });
    }

    [Fact]
    public void A_malformed_cusip_is_refused()
    {
        var request = Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1m)));
        Refuses("cusip", request with { Securities = new Dictionary<SecurityId, Security> { [Apple.Id] = Apple with { Cusip = "03783310" } } });
    }

    [Fact]
    public void A_security_quarantined_since_the_approval_is_refused() =>
        Refuses("quarantined", Request(TakesLotFields, Proposal(1, "A1", [], Buy(1, Apple, 1m)) with { Quarantined = new HashSet<SecurityId> { Apple.Id } }));

    [Fact]
    public void Everything_is_said_at_once_and_in_printable_words()
    {
        var planned = OrderPlanner.Plan(Request(
            WholeSharesOnly, Proposal(1, "evil\r\n\u202E", [], Buy(1, Apple, 1.5m), Buy(2, Visa, -1m)), Proposal(2, "A2", [])));
        Assert.Null(planned.Plan);
        Assert.Equal(["account-number", "no-trades", "whole-shares", "quantity"], planned.Findings.Select(f => f.Rule));
        Assert.All(planned.Findings, f => Assert.All(f.Sentence, c => Assert.InRange(c, ' ', '~')));
    }

    private static IReadOnlyList<OrderFinding> Refuses(string rule, OrderRequest request)
    {
        var planned = OrderPlanner.Plan(request);
        Assert.Null(planned.Plan);
        Assert.Contains(rule, planned.Findings.Select(f => f.Rule));
        return planned.Findings;
    }
}
