using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>menus.md, row 39: the lots that are kept for giving to charity, and what is not managed.</summary>
public sealed class GiftLotsTests
{
    [Fact]
    public void The_most_appreciated_long_term_lots_are_kept_whole_until_the_amount_is_reached()
    {
        var gifts = GiftLots.Of(Account().Wish("tax.gift-target", "amount=30000").Build()).Value;
        Assert.Equal([2L, 3L], gifts.Lots.Select(l => l.Lot.Id.Value));
        Assert.Equal((30_000m, 40_000m, 0m), (gifts.Target.Usd, gifts.Value.Usd, gifts.Missing.Usd));
        Assert.Equal((18_000m, 5_184m), (gifts.Lots[0].Gain.Usd, gifts.Lots[0].TaxOfSale.Usd));
        Assert.Equal("It is long-term, and 90.0% of its value is gain: given to charity, it costs none of the $5,184 of tax that a sale would.", gifts.Lots[0].Why);
    }

    [Fact]
    public void What_is_missing_is_said_and_losses_short_terms_and_what_has_to_go_are_not_kept()
    {
        var gifts = GiftLots.Of(Account().Wish("security.rule", "ticker=BBB; rule=never-hold").Wish("tax.gift-target", "amount=30000").Build()).Value;
        Assert.Equal([2L], gifts.Lots.Select(l => l.Lot.Id.Value));
        Assert.Equal(10_000m, gifts.Missing.Usd);
    }

    [Fact]
    public void Without_the_wish_and_where_nothing_is_taxed_none_are_kept()
    {
        Assert.Empty(GiftLots.Of(Account().Build()).Value.Lots);
        Assert.Empty(GiftLots.Of(Account(AccountKind.RothIra).Wish("tax.gift-target", "amount=30000").Build()).Value.Lots);
    }

    [Fact]
    public void They_are_the_lots_that_the_engine_keeps()
    {
        for (var seed = 0; seed < 20 * Sweep.Times; seed++)
        {
            var (plain, model) = RandomAccount.Make(seed, 12, true);
            var snapshot = plain with { Policy = new TestAccount().Wish("tax.gift-target", "amount=40000").Build().Policy };
            if (ProblemTranslation.Translate(snapshot, model, []) is { IsRefused: false, Value.Draft: var draft })
            {
                Assert.Equal(
                    draft.Lots.Where(l => l.Locks.Any(k => k.Reason == GiftTarget.Reason)).Select(l => l.Lot.Id).Order(),
                    GiftLots.Of(snapshot).Value.Lots.Select(l => l.Lot.Id).Order());
            }
        }
    }

    [Fact]
    public void A_position_that_is_left_out_of_what_is_managed_has_no_harvestable_loss_and_no_gifts_and_the_rest_is_solved()
    {
        TestAccount Left() => Account().Wish("tax.gift-target", "amount=30000").Wish("security.rule", "ticker=AAA; rule=ignore");
        Assert.Null(Left().Improve().Of("AAA"));
        Assert.Contains(Harvestable.Of(Account().Build()).Candidates, c => c.View.Security.Ticker.Symbol == "AAA");
        Assert.Empty(Harvestable.Of(Left().Build()).Candidates);
        Assert.Equal([3L], GiftLots.Of(Left().Build()).Value.Lots.Select(l => l.Lot.Id.Value));
    }

    /// <summary>AAA at a loss, at a gain of 90 percent of its value, and short-term at one of 95; BBB at a gain of 50 percent; CCC worth what it cost.</summary>
    private static TestAccount Account(AccountKind kind = AccountKind.Taxable) => new TestAccount { Cash = 20_000m, Kind = kind }
        .Follow("AAA", 100m, 40m).Follow("BBB", 100m, 30m).Follow("CCC", 100m, 30m)
        .Hold("AAA", 200m, 150m).Hold("AAA", 200m, 10m).Hold("BBB", 200m, 50m).Hold("AAA", 100m, 5m, "2026-06-01").Hold("CCC", 200m, 100m);
}
