using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Monitoring;

/// <summary>menus.md, Alerts: exactly at the band does not fire, one tick beyond does. Accounts of 1,000,000 unless they say otherwise.</summary>
public sealed class AlertRuleTests
{
    private const decimal Tick = 0.01m;

    [Fact]
    public void A_holding_may_stray_by_a_fifth_of_its_target()
    {
        Assert.Empty(Of(AlertKind.SecurityDrift, Holding(10m, 120_000m)));
        Assert.Empty(Of(AlertKind.SecurityDrift, Holding(10m, 80_000m)));
        Assert.Single(Of(AlertKind.SecurityDrift, Holding(10m, 120_000m + Tick)));
        Assert.Single(Of(AlertKind.SecurityDrift, Holding(10m, 80_000m - Tick)));
    }

    [Fact]
    public void A_small_target_has_a_quarter_of_a_percent()
    {
        Assert.Empty(Of(AlertKind.SecurityDrift, Holding(1m, 12_500m)));
        Assert.Single(Of(AlertKind.SecurityDrift, Holding(1m, 12_500m + Tick)));
    }

    [Fact]
    public void The_security_band_is_the_accounts_own()
    {
        Assert.Empty(Of(AlertKind.SecurityDrift, Holding(10m, 150_000m, "relative=50; absolute=0")));
        Assert.Single(Of(AlertKind.SecurityDrift, Holding(10m, 150_000m + Tick, "relative=50; absolute=0")));
    }

    [Fact]
    public void A_sector_may_stray_by_two_percent_and_names_without_a_sector_do_not_count()
    {
        Assert.Empty(Of(AlertKind.SectorDrift, Holding(10m, 120_000m)));
        Assert.Single(Of(AlertKind.SectorDrift, Holding(10m, 120_000m + Tick)));
        Assert.Single(Of(AlertKind.SectorDrift, Holding(10m, 80_000m - Tick)));
        Assert.Empty(Of(AlertKind.SectorDrift, Holding(10m, 500_000m, sector: Sector.Unclassified)));
    }

    [Fact]
    public void An_industry_that_a_file_marks_may_stray_as_far_as_a_sector()
    {
        static IReadOnlyList<AlertFinding> Drift(decimal value) => Of(AlertKind.SectorDrift, Scan(
            new TestAccount { Cash = 900_000m - value }
                .Follow("AAA", 1m, 10m, attributes: ("industry_banks", 1m)).Hold("AAA", value, 1m)
                .Follow("BBB", 1m, 10m, attributes: ("industry_insurers", 1m)).Hold("BBB", 100_000m, 1m)));
        Assert.DoesNotContain(Drift(120_000m), f => f.Cause == "industry");
        Assert.StartsWith("The industry banks is +2.00", Assert.Single(Drift(120_000m + Tick), f => f.Cause == "industry").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Tracking_error_warns_above_the_budget_and_says_high_above_the_next_level()
    {
        Assert.Empty(Check(Tracking(100m)));
        var warned = Assert.Single(Check(Tracking(100.000001m)));
        Assert.Equal(AlertKind.TrackingError, warned.Kind);
        Assert.DoesNotContain("high", Assert.Single(Check(Tracking(150m))).Sentence, StringComparison.Ordinal);
        Assert.Contains("high", Assert.Single(Check(Tracking(150.000001m))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Losses_are_worth_harvesting_from_five_hundred_dollars_or_five_basis_points()
    {
        Assert.Empty(Of(AlertKind.Harvest, Saving(499.99m, value: 1_000_000m)));
        Assert.Single(Of(AlertKind.Harvest, Saving(500m, value: 1_000_000m)));
        Assert.Empty(Of(AlertKind.Harvest, Saving(49.99m, value: 100_000m)));
        Assert.Single(Of(AlertKind.Harvest, Saving(50m, value: 100_000m)));
        Assert.Single(Of(AlertKind.Harvest, Saving(500m, value: 100_000_000m)));
    }

    /// <summary>On November 19 the year-round ramp counts 80 + 15 * 322 / 364 percent of a saving; 28.8 percent of the loss is saved.</summary>
    [Theory]
    [InlineData(1_861.36, 0)]
    [InlineData(1_861.40, 1)]
    public void Of_a_saving_the_ramps_part_of_today_counts_and_the_rest_is_shown_as_what_waiting_is_worth(double loss, int alerts)
    {
        var found = Of(AlertKind.Harvest, Scan(AtLoss((decimal)loss)));
        Assert.Equal(alerts, found.Count);
        Assert.All(found, f =>
        {
            Assert.Equal("tax that losses would save, less what waiting is worth $500.00 >= $500.00", f.Predicate);
            Assert.Equal("1 lot at a loss of $1,861 would save $536; waiting for a better loss is reckoned at $36, so $500 counts today", f.Sentence);
            Assert.Equal(500m, f.AtStake.Usd);
        });
    }

    [Theory]
    [InlineData("profile=off", 0)]
    [InlineData("profile=year-end", 0)]
    [InlineData("profile=always", 1)]
    [InlineData("", 1)]
    public void Where_the_profile_seeks_no_losses_today_none_are_told(string profile, int alerts)
    {
        Assert.Equal(alerts, Of(AlertKind.Harvest, Scan(AtLoss(50_000m).Wish("tax.harvest-profile", profile))).Count);
        Assert.Equal(alerts, Of(AlertKind.HarvestBlocked, Scan(AtLoss(50_000m).Bought("AAA", 5).Wish("tax.harvest-profile", profile))).Count);
    }

    [Fact]
    public void Without_harvesting_there_is_no_runway()
    {
        Assert.Single(Of(AlertKind.HarvestRunway, Scan(FarFromLoss())));
        Assert.Empty(Of(AlertKind.HarvestRunway, Scan(FarFromLoss().Wish("tax.harvest-profile", "profile=off"))));
    }

    [Fact]
    public void Losses_that_wait_for_the_wash_sale_window_are_told_with_the_first_day()
    {
        Assert.Empty(Of(AlertKind.HarvestBlocked, Saving(499.99m, blockedUntil: new DateOnly(2026, 12, 3))));
        var blocked = Assert.Single(Of(AlertKind.HarvestBlocked, Saving(500m, blockedUntil: new DateOnly(2026, 12, 3))));
        Assert.Equal(new DateOnly(2026, 12, 3), blocked.By);
        Assert.Empty(Of(AlertKind.Harvest, Saving(9_000m, blockedUntil: new DateOnly(2026, 12, 3))));
    }

    [Fact]
    public void Cash_is_high_above_three_percent_and_low_below_what_the_policy_keeps()
    {
        Assert.Empty(Of(AlertKind.HighCash, Cash(30_000m)));
        var high = Assert.Single(Of(AlertKind.HighCash, Cash(30_000m + Tick)));
        Assert.Equal(0.01m, high.AtStake.Usd);
        Assert.Empty(Of(AlertKind.LowCash, Cash(10_000m)));
        var low = Assert.Single(Of(AlertKind.LowCash, Cash(10_000m - Tick)));
        Assert.Equal(0.01m, low.AtStake.Usd);
    }

    [Fact]
    public void Pending_flows_count_as_cash() =>
        Assert.Single(Of(AlertKind.LowCash, Scan(Invested(20_000m).Flow(-15_000m, "2026-12-01", CashFlowKind.Withdrawal))));

    [Fact]
    public void A_cash_need_is_told_ten_business_days_ahead_and_after_its_day()
    {
        // from Thursday 2026-11-19 over Thanksgiving: the tenth business day is 2026-12-04
        Assert.Empty(Of(AlertKind.FlowDue, Scan(Invested(20_000m).Flow(-100m, "2026-12-07", CashFlowKind.Withdrawal))));
        Assert.Contains("is due 2026-12-04", Assert.Single(Of(AlertKind.FlowDue, Scan(Invested(20_000m).Flow(-100m, "2026-12-04", CashFlowKind.Fee)))).Sentence, StringComparison.Ordinal);
        Assert.Contains("was due 2026-11-18", Assert.Single(Of(AlertKind.FlowDue, Scan(Invested(20_000m).Flow(-100m, "2026-11-18", CashFlowKind.Fee)))).Sentence, StringComparison.Ordinal);
        Assert.Empty(Of(AlertKind.FlowDue, Scan(Invested(20_000m).Flow(100m, "2026-11-20"))));
    }

    [Fact]
    public void A_deposit_or_withdrawal_is_told_as_soon_as_it_is_requested()
    {
        Assert.Single(Of(AlertKind.CapitalFlow, Scan(Invested(20_000m).Flow(0.01m, "2027-06-01"))));
        Assert.Single(Of(AlertKind.CapitalFlow, Scan(Invested(20_000m).Flow(-0.01m, "2027-06-01", CashFlowKind.Withdrawal))));
        Assert.Empty(Of(AlertKind.CapitalFlow, Scan(Invested(20_000m).Flow(-100m, "2027-06-01", CashFlowKind.Fee))));
    }

    [Fact]
    public void Two_flows_of_one_kind_amount_and_day_are_two_alerts_with_a_cause_each()
    {
        var found = Of(AlertKind.CapitalFlow, Scan(Invested(20_000m).Flow(100m, "2026-12-01").Flow(100m, "2026-12-01").Flow(100m, "2026-12-02")));
        Assert.Equal(3, found.Count);
        Assert.Equal(3, found.Select(f => f.Cause).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_quarantined_security_is_a_data_problem_of_its_own()
    {
        var found = Of(AlertKind.DataProblem, Scan(Invested(20_000m).Quarantine("AAA", "10 shares, lots of 9")));
        Assert.Equal("10 shares, lots of 9", Assert.Single(found).Sentence);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void A_price_of_something_held_is_old_after_a_business_day(int days, int alerts)
    {
        var account = new TestAccount { Cash = 20_000m }.Follow("AAA", 1m, 100m, priceOf: TestAccount.Day.Date.AddDays(-days)).Hold("AAA", 980_000m, 1m);
        Assert.Equal(alerts, Of(AlertKind.DataProblem, Scan(account)).Count);
    }

    [Fact]
    public void An_old_price_of_something_that_is_not_held_is_no_problem() =>
        Assert.Empty(Of(AlertKind.DataProblem, Scan(Invested(20_000m).Follow("OLD", 1m, 0m, priceOf: new DateOnly(2020, 1, 1)))));

    [Fact]
    public void An_account_on_target_is_quiet() => Assert.Empty(Check(Scan(Invested(20_000m))));

    [Fact]
    public void An_alert_states_its_test_with_the_figures()
    {
        var found = Check(Scan(Invested(40_000m).Flow(-100m, "2026-11-25", CashFlowKind.Fee).Quarantine("AAA")));
        Assert.Equal([AlertKind.HighCash, AlertKind.FlowDue, AlertKind.DataProblem], found.Select(f => f.Kind));
        Assert.All(found, f => Assert.True(f.Test.Holds && f.Predicate.Length > 0 && f.Sentence.Length > 0));
        Assert.Equal("cash 3.990399% > 3.00%", found[0].Predicate);
    }

    /// <summary>One name with a target held at some value, another that takes the rest up to its own target, cash the remainder.</summary>
    private static AccountScan Holding(decimal target, decimal value, string band = "", Sector sector = Sector.Energy) =>
        Scan(new TestAccount { Cash = 1_000_000m - value }.Follow("AAA", 1m, target, sector).Hold("AAA", value, 1m).Wish("target.security-band", band));

    private static TestAccount Invested(decimal cash) => new TestAccount { Cash = cash }.Follow("AAA", 1m, 98m).Hold("AAA", 1_000_000m - cash, 1m);

    private static AccountScan Cash(decimal cash) => Scan(Invested(cash));

    private static AccountScan Tracking(decimal bp) => Scan(Invested(20_000m)) with { Figures = Sample.Figures(1_000_000m, bp, 20_000m) };

    private static AccountScan Saving(decimal saved, decimal value = 1_000_000m, DateOnly? blockedUntil = null)
    {
        var scan = Scan(Invested(20_000m).Wish("tax.harvest-profile", "profile=always"));
        var candidate = new HarvestCandidate(scan.Snapshot.Securities[0], scan.Snapshot.Lots[0], new Money(9_999m), new Money(saved), blockedUntil);
        return scan with { Figures = Sample.Figures(value, 10m, value / 50m), Harvestable = new Harvestable([candidate]) };
    }

    private static TestAccount AtLoss(decimal loss) => new TestAccount { Cash = 980_000m }.Follow("AAA", 1m, 98m).Hold("AAA", 20_000m, 1m + (loss / 20_000m));

    private static TestAccount FarFromLoss() => new TestAccount { Cash = 20_000m }.Follow("AAA", 100m, 98m).Hold("AAA", 9_800m, 1m);

    private static AccountScan Scan(TestAccount account) => AccountScan.Of(account.Build(), account.RiskModel).Value;

    /// <summary>The lots of these accounts are far above their prices or worth what they cost; what harvesting may still give has tests of its own.</summary>
    private static IReadOnlyList<AlertFinding> Check(AccountScan scan) => [.. AlertRules.Check(scan).Where(f => f.Kind != AlertKind.HarvestRunway)];

    private static List<AlertFinding> Of(AlertKind kind, AccountScan scan) => [.. AlertRules.Check(scan).Where(f => f.Kind == kind)];
}
