using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Monitoring;

/// <summary>menus.md, Alerts: budgets, terms, wishes, factors and the harvest runway, each at its limit and one tick beyond.</summary>
public sealed class AccountRuleTests
{
    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(0.200001, 1)]
    [InlineData(-0.200001, 1)]
    public void A_factor_may_stray_by_a_fifth_of_a_standard_deviation(double active, int alerts) =>
        Assert.Equal(alerts, Of(AlertKind.FactorDrift, Scan(Invested()) with { FactorGaps = [new FactorGap("factor 2", (decimal)active)] }).Count);

    /// <summary>Short-term 45.8, long-term 28.8 percent: a gain of 1,470.59 changes its tax by 250.00.</summary>
    [Theory]
    [InlineData("2026-01-02", 1_470.55, 0)]
    [InlineData("2026-01-02", 1_470.59, 1)]
    [InlineData("2026-01-03", 1_470.59, 0)]
    [InlineData("2025-11-19", 1_470.59, 1)]
    [InlineData("2025-11-18", 1_470.59, 0)]
    public void A_lot_is_told_forty_five_days_before_it_turns_and_from_two_hundred_fifty_dollars(string acquired, double gain, int alerts)
    {
        var account = new TestAccount { Cash = 20_000m }.Follow("AAA", 100m, 98m).Hold("AAA", 9_700m, 100m);
        account.Hold("AAA", 100m, 100m - ((decimal)gain / 100m), acquired);
        Assert.Equal(alerts, Of(AlertKind.TurningLongTerm, Scan(account)).Count);
    }

    [Theory]
    [InlineData(7_499.99, 0)]
    [InlineData(7_500, 1)]
    public void A_budget_is_told_from_three_quarters(double realized, int alerts) => Assert.Equal(alerts, Of(AlertKind.TaxBudget, Budgeted((decimal)realized)).Count);

    [Theory]
    [InlineData(8_999.99, AlertLevel.Note)]
    [InlineData(9_000, AlertLevel.Warn)]
    [InlineData(9_999.99, AlertLevel.Warn)]
    [InlineData(10_000, AlertLevel.High)]
    public void It_weighs_more_from_ninety_percent_and_when_it_is_full(double realized, AlertLevel level) =>
        Assert.Equal(level, Assert.Single(Of(AlertKind.TaxBudget, Budgeted((decimal)realized))).Level);

    [Fact]
    public void A_budget_of_nothing_is_told_with_the_first_cent_and_own_proposals_count()
    {
        Assert.Empty(Of(AlertKind.TaxBudget, Scan(Invested())));
        var reserved = AccountFacts.None with { Reserved = new YearToDateGains(new Money(0.01m), Money.Zero) };
        Assert.Single(AlertRules.CheckAccount(Scan(Invested()), reserved).Holding, f => f.Kind == AlertKind.TaxBudget);
    }

    [Fact]
    public void What_is_held_after_the_first_day_of_a_wish_against_it_is_told()
    {
        Assert.Empty(Of(AlertKind.Restriction, Wished(TestAccount.Day.Date, null)));
        var found = Assert.Single(Of(AlertKind.Restriction, Wished(TestAccount.Day.Date.AddDays(-1), null)));
        Assert.Equal((AlertLevel.High, 980_000m), (found.Level, found.AtStake.Usd));
        Assert.Contains("AAA", found.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(14, 1)]
    [InlineData(0, 1)]
    public void The_end_of_a_wish_is_told_fourteen_days_ahead(int days, int alerts) =>
        Assert.Equal(alerts, Of(AlertKind.Restriction, Wished(TestAccount.Day.Date, TestAccount.Day.Date.AddDays(days))).Count);

    [Fact]
    public void An_unknown_basis_is_a_problem_where_gains_are_taxed()
    {
        Assert.Single(Of(AlertKind.DataProblem, Scan(Unknown(AccountKind.Taxable))));
        Assert.Empty(Of(AlertKind.DataProblem, Scan(Unknown(AccountKind.RothIra))));
    }

    [Theory]
    [InlineData(1_000, 0)]
    [InlineData(999.99, 1)]
    public void A_runway_is_low_below_ten_basis_points(double expected, int alerts)
    {
        var scan = Scan(Invested());
        Assert.Equal(alerts, Of(AlertKind.HarvestRunway, scan with { Outlook = new HarvestOutlook(new Money((decimal)expected)) }).Count);
    }

    [Fact]
    public void The_outlook_of_a_lot_is_its_loss_today_at_least_and_grows_with_time_and_risk()
    {
        Assert.Equal(20d, HarvestOutlook.ExpectedLoss(120d, 100d, 0d));
        Assert.Equal(0d, HarvestOutlook.ExpectedLoss(100d, 120d, 0d));
        // at the money the mean loss is the deviation over the square root of two pi
        Assert.Equal(100d * 0.3 / Math.Sqrt(2d * Math.PI), HarvestOutlook.ExpectedLoss(100d, 100d, 0.3), 6);
        Assert.True(HarvestOutlook.ExpectedLoss(80d, 100d, 0.4) > HarvestOutlook.ExpectedLoss(80d, 100d, 0.2));
        Assert.True(HarvestOutlook.ExpectedLoss(120d, 100d, 0.01) >= 20d);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 0)]
    [InlineData(27, 1)]
    [InlineData(26, 0)]
    public void A_wash_sale_window_is_told_when_it_opens_and_when_it_is_about_to_close(int daysAgo, int atMost)
    {
        var account = new TestAccount { Cash = 510_000m }.Follow("AAA", 1m, 49m).Follow("BBB", 1m, 49m).Hold("AAA", 490_000m, 1m).SoldAtLoss("BBB", daysAgo);
        var found = Of(AlertKind.WashWindow, Scan(account));
        Assert.Equal(atMost > 0, found.Count > 0);
        Assert.All(found, f => Assert.Equal(490_000m, f.AtStake.Usd));
    }

    [Theory]
    [InlineData(30, "days=31", 1)]
    [InlineData(31, "days=31", 0)]
    [InlineData(60, "days=31", 0)]
    [InlineData(56, "days=60", 1)]
    [InlineData(55, "days=60", 0)]
    public void A_window_is_as_long_as_the_policy_keeps_it_and_is_not_told_of_when_it_is_over(int daysAgo, string buffer, int alerts)
    {
        var account = new TestAccount { Cash = 510_000m }.Follow("AAA", 1m, 49m).Follow("BBB", 1m, 49m).Hold("AAA", 490_000m, 1m).SoldAtLoss("BBB", daysAgo);
        Assert.Equal(alerts, Of(AlertKind.WashWindow, Scan(account.Wish("tax.wash-buffer", buffer))).Count);
    }

    /// <summary>The policy's rates leave no difference of terms, so nothing changes when a lot turns, and nothing can be saved.</summary>
    [Fact]
    public void Terms_and_the_runway_are_reckoned_at_the_rates_of_the_policy()
    {
        var account = new TestAccount { Cash = 20_000m }.Follow("AAA", 100m, 98m).Hold("AAA", 9_800m, 50m, "2025-12-01");
        Assert.Single(Of(AlertKind.TurningLongTerm, Scan(account)));
        Assert.True(Scan(account).Outlook.Year > Money.Zero);
        account.Wish("tax.rates", "ordinary=0; long=0; surtax=0; state=0");
        Assert.Empty(Of(AlertKind.TurningLongTerm, Scan(account)));
        Assert.Equal(Money.Zero, Scan(account).Outlook.Year);
    }

    [Fact]
    public void Thresholds_are_the_accounts_own_and_the_nearest_choice_wins()
    {
        var account = Invested(50_000m).Wish("alert.harvest-runway", "share=0").Wish("alert.tax-budget", "first=10", PolicyScope.Firm);
        Assert.Empty(Of(AlertKind.HarvestRunway, Scan(account)));
        Assert.Single(Of(AlertKind.TaxBudget, Budgeted(1_000m, "first=10")));
    }

    private static TestAccount Invested(decimal cash = 20_000m) => new TestAccount { Cash = cash }.Follow("AAA", 1m, 98m).Hold("AAA", 1_000_000m - cash, 1m);

    private static TestAccount Unknown(AccountKind kind) => new TestAccount { Kind = kind, Cash = 20_000m }.Follow("AAA", 1m, 98m).Hold("AAA", 980_000m, null);

    private static AccountScan Budgeted(decimal realized, string levels = "") => Scan(
        new TestAccount { Cash = 20_000m, YearToDate = new YearToDateGains(Money.Zero, new Money(realized)) }
            .Follow("AAA", 1m, 98m).Hold("AAA", 980_000m, 1m).Wish("tax.gain-budget", "short=0; long=10000").Wish("alert.tax-budget", levels));

    private static AccountScan Wished(DateOnly from, DateOnly? to)
    {
        var account = Invested();
        var wish = new Customization("security.rule", Arguments.Parse("ticker=AAA; rule=never-hold"), PolicyScope.Account, from, to, "client", "call", "because");
        return AccountScan.Of(account.Build() with { Policy = Policy.Merge([wish], TestAccount.Day) }, account.RiskModel).Value;
    }

    private static AccountScan Scan(TestAccount account) => AccountScan.Of(account.Build(), account.RiskModel).Value;

    private static List<AlertFinding> Of(AlertKind kind, AccountScan scan) => [.. AlertRules.Check(scan).Where(f => f.Kind == kind)];
}
