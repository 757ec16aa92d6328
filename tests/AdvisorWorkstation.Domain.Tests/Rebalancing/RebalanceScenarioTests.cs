using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

public sealed class RebalanceScenarioTests
{
    [Fact]
    public void Cash_above_the_limit_is_invested_toward_the_target()
    {
        var rebalance = Ten().Improve();
        Assert.All(rebalance.Trades, t => Assert.Equal((TradeSide.Buy, TradeReasonKind.InvestCash), (t.Side, t.Reason.Kind)));
        Assert.InRange(rebalance.After.CashWeight.Fraction, 0.00999m, 0.03m);
        Assert.True(rebalance.After.Risk.TrackingError < rebalance.Before.Risk.TrackingError);
        Assert.Contains(rebalance.ForcedBy, need => need.StartsWith("cash of at most 3%", StringComparison.Ordinal));
    }

    [Fact]
    public void An_account_on_its_target_is_left_alone_and_says_why()
    {
        var best = Assert.IsType<RebalanceResult.AlreadyBest>(OnTarget().Wish("cash.minimum", "amount=0; share=3").Solve());
        Assert.Matches("^(No allowed trade makes the account better|The best allowed change would be worth ).*\\.$", best.Reason);
        Assert.True(best.Certificate.Gap.Value >= 0m);
    }

    [Fact]
    public void An_improvement_that_is_worth_less_than_a_proposal_has_to_be_is_none()
    {
        var drifted = () => OnTarget().Hold("T0", 60m, 100m);
        var worth = drifted().Improve().Objective.Worth;
        Assert.True(worth > Money.Zero);
        Assert.IsType<RebalanceResult.AlreadyBest>(drifted().Wish("size.minimum-trade", FormattableString.Invariant($"worth={Math.Ceiling(worth.Usd)}")).Solve());
    }

    [Fact]
    public void An_account_without_taxes_sells_the_lots_of_its_relief_method_and_no_more_of_them_than_it_needs()
    {
        var account = new TestAccount { Cash = 20_000m, Kind = AccountKind.TraditionalIra }
            .Follow("AAA", 100m, 5m)
            .Hold("AAA", 200m, 60m, "2024-03-01")
            .Hold("AAA", 200m, 120m, "2020-03-02")
            .Hold("AAA", 200m, 90m, "2022-03-01");
        for (var i = 0; i < 19; i++)
        {
            account.Follow($"N{i}", 100m, 5m).Hold($"N{i}", 480m, 95m);
        }
        var sale = account.Improve(new Pin(account.IdOf("AAA"), new Shares(350m))).Of("AAA")!;
        Assert.Equal([(2020, 200m), (2022, 50m)], sale.Lots.Select(l => (l.Acquired!.Value.Year, l.Quantity.Count)));
    }

    [Theory]
    [InlineData(300_000, "2027-08-01")]
    [InlineData(300_000, "2026-11-20")]
    [InlineData(300_000, "2026-01-05")]
    [InlineData(-9_000, "2027-08-01")]
    [InlineData(-9_000, "2026-01-05")]
    public void Money_that_is_not_there_yet_is_not_spent_and_what_leaves_later_is_not_raised_yet(int amount, string due)
    {
        var without = Ten().Improve();
        var with = Ten().Flow(amount, due, amount > 0 ? CashFlowKind.Deposit : CashFlowKind.Withdrawal).Improve();
        Assert.Equal(without.Trades.Select(t => (t.Ticker, t.Side, t.Quantity)), with.Trades.Select(t => (t.Ticker, t.Side, t.Quantity)));
        Assert.Equal(without.Before, with.Before);
    }

    [Fact]
    public void Money_that_leaves_within_two_weeks_stays_in_cash_and_is_part_of_the_value_until_then()
    {
        var (without, with) = (Ten().Improve(), Ten().Flow(-9_000m, "2026-12-03", CashFlowKind.Withdrawal).Improve());
        Assert.Equal(without.Before.Value, with.Before.Value);
        Assert.Equal(without.Before.NetAssetValue - new Money(9_000m), with.Before.NetAssetValue);
        Assert.True(with.After.Cash >= Money.Zero && with.Bought < without.Bought);
    }

    [Fact]
    public void A_wish_for_none_of_a_sector_that_is_held_sells_all_of_it()
    {
        var account = new TestAccount { Cash = 30_000m };
        for (var i = 0; i < 20; i++)
        {
            account.Follow($"S{i}", 100m, 5m, Sectors.All[i % 10]).Hold($"S{i}", 485m, 90m);
        }
        var rebalance = account.Wish("sector.exclude", "sector=Energy").Improve();
        var sold = rebalance.Trades.Where(t => t.Side == TradeSide.Sell).ToList();
        Assert.Equal(["S0", "S10"], sold.Select(t => t.Ticker.Symbol));
        Assert.All(sold, t => Assert.Equal((485m, TradeReasonKind.Restriction, null), (t.Quantity.Count, t.Reason.Kind, t.LeftOut)));
        Assert.Equal("Sold because of the wish: no Energy.", sold[0].Reason.Sentence);
    }

    [Fact]
    public void What_has_to_go_goes_with_its_lots_of_unknown_basis_and_those_in_the_wash_sale_window()
    {
        var rebalance = OnTarget().Hold("T0", 5m, null).Hold("T0", 5m, 150m).Bought("T0", 3).Wish("security.rule", "ticker=T0; rule=never-hold").Improve();
        Assert.Equal((980m, 3), (rebalance.Of("T0")!.Quantity.Count, rebalance.Of("T0")!.Lots.Count));
    }

    [Fact]
    public void A_loss_is_harvested_and_another_name_stands_in()
    {
        var rebalance = OnTarget(basisOfFirst: 190m).Improve();
        var sale = rebalance.Of("T0")!;
        Assert.Equal((TradeSide.Sell, TradeReasonKind.HarvestLosses), (sale.Side, sale.Reason.Kind));
        Assert.Contains("not bought back for 30 days after the day of the sale", sale.Reason.Sentence, StringComparison.Ordinal);
        Assert.True(sale.Tax < Money.Zero && rebalance.Bought > Money.Zero);
    }

    [Fact]
    public void A_loss_that_the_household_bought_lately_waits_and_is_told_with_the_day()
    {
        var rebalance = OnTarget(basisOfFirst: 190m).Bought("T0", 10).Hold("T2", 400m, 100m).Improve();
        Assert.NotEqual(TradeSide.Sell, rebalance.Of("T0")?.Side);
        Assert.Contains(rebalance.Skipped, s => s.Ticker.Symbol == "T0" && s.Stopped.Contains("Possible from 2026-12-10", StringComparison.Ordinal));
    }

    [Fact]
    public void A_share_class_is_not_sold_at_a_loss_while_its_twin_is_bought()
    {
        foreach (var basis in new[] { 104m, 130m, 190m })
        {
            var account = Twins(basis);
            var rebalance = account.Improve();
            Assert.False(rebalance.Of("GOOG") is { Side: TradeSide.Sell } && rebalance.Of("GOOGL") is { Side: TradeSide.Buy }, $"basis {basis}");
            Assert.True(rebalance.Certificate.Gap.Value >= 0m);
        }
    }

    [Fact]
    public void Of_keeping_the_loss_and_not_buying_the_twin_the_better_is_taken()
    {
        Assert.Equal(TradeSide.Sell, Twins(190m).Improve().Of("GOOG")?.Side);
        Assert.Equal(TradeSide.Buy, Twins(101m).Wish("tax.harvest-minimum", "loss=0; benefit=0").Improve().Of("GOOGL")?.Side);
    }

    [Fact]
    public void A_twin_that_a_person_wants_bought_keeps_the_loss()
    {
        var account = Twins(190m);
        var rebalance = account.Improve(new Pin(account.IdOf("GOOGL"), new Shares(180m)));
        Assert.Equal(180m, rebalance.Of("GOOGL")?.Quantity.Count);
        Assert.NotEqual(TradeSide.Sell, rebalance.Of("GOOG")?.Side);
    }

    [Fact]
    public void A_lot_of_unknown_basis_is_kept_where_gains_are_taxed_and_may_be_sold_where_they_are_not()
    {
        Assert.Null(Overweight(AccountKind.Taxable).Solve() is RebalanceResult.Improved taxed ? taxed.Rebalance.Of("T0") : null);
        Assert.Equal(TradeSide.Sell, Overweight(AccountKind.RothIra).Improve().Of("T0")?.Side);

        static TestAccount Overweight(AccountKind kind) => OnTarget(kind, lots: false).Hold("T0", 2_000m, null);
    }

    [Fact]
    public void Selling_alone_raises_the_cash_to_the_cent()
    {
        var account = new TestAccount { Cash = -3_000m };
        for (var i = 0; i < 12; i++)
        {
            account.Follow($"H{i}", 1_731.37m + (91.11m * i), 0m).Hold($"H{i}", 3.456789m + (0.1m * i), 1_500m);
        }
        account.Wish("cash.minimum", "amount=0; share=10");
        var rebalance = account.Improve();
        Assert.All(rebalance.Trades, t => Assert.Equal(TradeSide.Sell, t.Side));
        Assert.True(rebalance.After.Cash.Usd >= (rebalance.Before.NetAssetValue.Usd * 0.10m) - (0.01m * rebalance.Trades.Count), $"{rebalance.After.Cash}");
    }

    [Fact]
    public void A_quarantined_position_is_not_traded_and_still_counts()
    {
        var account = OnTarget().Position("T0", 3_000m).Quarantine("T0");
        var rebalance = account.Improve();
        Assert.Null(rebalance.Of("T0"));
        Assert.Equal(1_203_000m, rebalance.Before.NetAssetValue.Usd);
    }

    [Fact]
    public void Options_and_short_positions_are_no_part_of_what_is_managed()
    {
        var account = OnTarget()
            .Follow("OPT", 5m, 0m, kind: SecurityKind.Other).Position("OPT", 100m)
            .Follow("SHRT", 50m, 0m).Position("SHRT", -100m);
        Assert.Equal(1_000_000m, Holdings.Of(account.Build()).Value.NetAssetValue.Usd);
        Assert.IsNotType<RebalanceResult.Cannot>(account.Solve());
    }

    [Fact]
    public void What_keeps_an_account_from_being_looked_at_is_a_sentence()
    {
        Assert.Equal("no-price", Ten().Follow("X", null, 0m).Position("X", 10m).Refuse().Code);
        Assert.Equal("no-value", new TestAccount { Cash = 0m }.Follow("X", 10m, 100m).Refuse().Code);
        Assert.Equal("no-value", new TestAccount { Cash = -1m }.Follow("X", 10m, 100m).Refuse().Code);
    }

    [Fact]
    public void A_name_without_a_price_is_followed_as_far_as_possible_and_never_bought() =>
        Assert.Null(Ten().Follow("X", null, 5m).Improve().Of("X"));

    [Fact]
    public void Another_risk_model_than_the_one_that_was_named_is_a_bug() => Assert.Throws<ArgumentException>(() => AccountRebalance.Solve(
        Ten().Build(), TinyRiskModel.For([new SecurityId(1)]), [], new RebalanceSolver(), new SolverSettings(), TestContext.Current.CancellationToken));

    [Fact]
    public void A_security_that_the_risk_model_does_not_know_is_measured_by_its_sector_and_flagged()
    {
        var securities = Ten().Build().Securities.Select(v => v.Security).ToList();
        var model = TinyRiskModel.For([.. securities.Skip(1).Select(s => s.Id)]);
        var risk = AlignedRisk.For(model, securities, new double[10]);
        Assert.Equal([true, .. Enumerable.Repeat(false, 9)], risk.IsProxy);
        Assert.Equal(1d, risk.Loadings[0], 12);
        Assert.True(risk.SpecificVariance[0] > 0.04);
    }

    /// <summary>Ten names of ten percent at a price of 100, in two sectors; only cash.</summary>
    private static TestAccount Ten(AccountKind kind = AccountKind.Taxable, decimal cash = 1_000_000m)
    {
        var account = new TestAccount { Kind = kind, Cash = cash };
        for (var i = 0; i < 10; i++)
        {
            account.Follow($"T{i}", 100m, 10m, i % 2 == 0 ? Sector.InformationTechnology : Sector.Energy);
        }
        return account.Wish("security.cap", "share=20; multiple=200");
    }

    /// <summary>The same, 97 percent invested at the target's weights.</summary>
    private static TestAccount OnTarget(AccountKind kind = AccountKind.Taxable, decimal basisOfFirst = 90m, bool lots = true)
    {
        var account = Ten(kind, lots ? 30_000m : 127_000m - 100_000m);
        for (var i = lots ? 0 : 1; i < 10; i++)
        {
            account.Hold($"T{i}", 970m, i == 0 ? basisOfFirst : 90m);
        }
        return account;
    }

    /// <summary>Two share classes: the one is held at a loss, the other is wanted.</summary>
    private static TestAccount Twins(decimal basis)
    {
        var account = new TestAccount { Cash = 50_000m }
            .Follow("GOOG", 100m, 2m, group: "GOOG")
            .Follow("GOOGL", 100m, 2m, group: "GOOG")
            .Hold("GOOG", 200m, basis);
        for (var i = 0; i < 8; i++)
        {
            account.Follow($"N{i}", 100m, 12m).Hold($"N{i}", 1_160m, 95m);
        }
        return account.Wish("security.cap", "share=25; multiple=200");
    }
}
