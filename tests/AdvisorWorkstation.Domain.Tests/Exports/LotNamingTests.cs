using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Domain.Tests.Exports;

/// <summary>A custodian is told lots where it can know which are meant; where it can't, only an unmistakable sale goes.</summary>
public sealed class LotNamingTests
{
    private static readonly Lot Unknown = Lot(1, Apple, 10m, null);
    private static readonly Lot Known = Lot(2, Apple, 10m, "2023-02-10", 100m);

    [Fact]
    public void A_part_of_an_unknown_lot_is_refused_where_other_lots_could_be_taken()
    {
        var request = Request(TakesLotText, Proposal(1, "A1", [Unknown, Known], Sell(1, Apple, Take(Unknown, 5m))));
        Assert.Equal(["lot-not-named"], OrderPlanner.Plan(request).Findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_part_of_the_only_lot_goes_without_being_named()
    {
        var plan = Plan(Request(TakesLotText, Proposal(1, "A1", [Unknown], Sell(1, Apple, Take(Unknown, 5m)))));
        Assert.False(plan.Blocks[0].Allocations[0].LotsAreTold);
        Assert.Empty(StrictFixReader.Read(OrderFormats.Fix.Write(plan, Stamp))[0].TextLots);
    }

    [Fact]
    public void All_that_is_held_goes_without_being_named() =>
        Assert.False(Plan(Request(TakesLotText, Proposal(1, "A1", [Unknown, Known], Sell(1, Apple, Take(Unknown, 10m), Take(Known, 10m)))))
            .Blocks[0].Allocations[0].LotsAreTold);

    [Fact]
    public void A_custodian_without_lot_instructions_is_told_none() =>
        Assert.False(Plan(Request(WholeSharesOnly, Proposal(1, "A1", [Unknown, Known], Sell(1, Apple, Take(Unknown, 5m)))))
            .Blocks[0].Allocations[0].LotsAreTold);

    [Fact]
    public void The_custodians_own_name_is_enough_where_it_takes_lot_fields()
    {
        var named = Unknown with { CustodianLotId = "LOT-1" };
        var plan = Plan(Request(TakesLotFields, Proposal(1, "A1", [named, Known], Sell(1, Apple, Take(named, 5m)))));
        var told = Assert.Single(StrictFixReader.Read(OrderFormats.Fix.Write(plan, Stamp))[0].Allocations);
        Assert.Equal(("LOT-1", null, null), (told.Lot, told.Date, told.Price));
    }

    [Fact]
    public void A_day_without_a_basis_is_not_enough_where_it_takes_lot_fields()
    {
        var dated = Lot(3, Apple, 10m, "2023-02-10");
        var request = Request(TakesLotFields, Proposal(1, "A1", [dated, Known], Sell(1, Apple, Take(dated, 5m))));
        Assert.Equal(["lot-not-named"], OrderPlanner.Plan(request).Findings.Select(f => f.Rule));
    }

    [Fact]
    public void Each_entry_of_the_text_names_its_account_where_the_order_has_several()
    {
        var other = Lot(4, Apple, 7m, "2021-01-04", 90m);
        var plan = Plan(Request(
            TakesLotText, Proposal(1, "A1", [Known], Sell(1, Apple, Take(Known, 5m))), Proposal(2, "A2", [other], Sell(1, Apple, Take(other, 7m)))));
        Assert.Equal(
            [new StrictTextLot("A1", new DateOnly(2023, 2, 10), 5m), new StrictTextLot("A2", new DateOnly(2021, 1, 4), 7m)],
            StrictFixReader.Read(OrderFormats.Fix.Write(plan, Stamp))[0].TextLots);
    }
}
