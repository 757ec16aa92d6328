using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Proposals;

/// <summary>menus.md, Exception rules: a figure exactly at its limit does not fire, one tick beyond does.</summary>
public sealed class ExceptionRuleTests
{
    [Fact]
    public void An_ordinary_proposal_fires_nothing() => Assert.Empty(Fired(Sample.Rebalance()));

    [Theory]
    [InlineData(10_000_000, 2_000_000, false)]
    [InlineData(10_000_000, 2_000_001, true)]
    [InlineData(9_999_999, 2_500_000, false)]
    [InlineData(10_000_001, 2_500_000, true)]
    public void A_large_account_is_an_exception_above_twenty_percent_sold(int value, int sold, bool fires) =>
        Assert.Equal(fires, Fired(Selling(value, sold)).Contains("large-account-turnover"));

    [Fact]
    public void Twenty_percent_is_exact_to_the_cent()
    {
        Assert.DoesNotContain("large-account-turnover", Fired(Selling(10_000_000m, 2_000_000.00m)));
        Assert.Contains("large-account-turnover", Fired(Selling(10_000_000m, 2_000_000.01m)));
    }

    [Fact]
    public void Any_account_is_an_exception_above_thirty_five_percent_sold()
    {
        Assert.DoesNotContain("turnover", Fired(Selling(1_000_000m, 350_000.00m)));
        Assert.Contains("turnover", Fired(Selling(1_000_000m, 350_000.01m)));
    }

    [Fact]
    public void Purchases_are_no_turnover() =>
        Assert.DoesNotContain("turnover", Fired(Sample.Rebalance() with { Trades = [Sample.Purchase("AAPL", 1, 900_000m)] }));

    [Fact]
    public void A_net_gain_counts_above_half_a_percent_of_the_account_or_above_twenty_five_thousand()
    {
        Assert.DoesNotContain("net-gain", Fired(Realizing(1_000_000m, longTerm: 5_000.00m)));
        Assert.Contains("net-gain", Fired(Realizing(1_000_000m, longTerm: 5_000.01m)));
        Assert.DoesNotContain("net-gain", Fired(Realizing(10_000_000m, longTerm: 25_000.00m)));
        Assert.Contains("net-gain", Fired(Realizing(10_000_000m, longTerm: 25_000.01m)));
        Assert.DoesNotContain("net-gain", Fired(Realizing(1_000_000m, shortTerm: -20_000m, longTerm: 25_000.00m)));
    }

    [Fact]
    public void A_short_term_gain_counts_above_a_thousand_after_this_years_losses()
    {
        Assert.DoesNotContain("short-term-gain", Fired(Realizing(1_000_000m, shortTerm: 1_000.00m)));
        Assert.Contains("short-term-gain", Fired(Realizing(1_000_000m, shortTerm: 1_000.01m)));
        Assert.DoesNotContain("short-term-gain", Fired(Realizing(1_000_000m, shortTerm: 1_500.00m, before: -500m)));
        Assert.Contains("short-term-gain", Fired(Realizing(1_000_000m, shortTerm: 1_500.01m, before: -500m)));
        Assert.DoesNotContain("short-term-gain", Fired(Realizing(1_000_000m, shortTerm: 1_000.00m, before: 9_000m)));
    }

    [Fact]
    public void A_trade_that_a_wish_forbids_blocks()
    {
        var account = Account()
            .Wish("security.rule", "ticker=AAPL; rule=never-sell")
            .Wish("security.rule", "ticker=XOM; rule=never-buy")
            .Wish("screen.exclude", "screen=tobacco");
        Assert.Equal("sells AAPL, but AAPL is never sold.", SentenceOf("restriction", account, Sample.Sale("AAPL", 1, 1_000m)));
        Assert.Equal("buys XOM, but XOM is never bought.", SentenceOf("restriction", account, Sample.Purchase("XOM", 2, 1_000m)));
        Assert.Equal("buys MO, but no tobacco.", SentenceOf("restriction", account, Sample.Purchase("MO", 3, 1_000m)));
        Assert.Null(SentenceOf("restriction", account, Sample.Sale("XOM", 2, 1_000m)));
        Assert.Null(SentenceOf("restriction", account, Sample.Sale("MO", 3, 1_000m)));
        Assert.True(Findings(account, Sample.Sale("AAPL", 1, 1_000m)).Single().Severity == Severity.Block);
    }

    [Fact]
    public void Buying_what_the_household_sold_at_a_loss_blocks()
    {
        var account = Account().SoldAtLoss("GOOG", 30);
        Assert.NotNull(SentenceOf("wash-sale", account, Sample.Purchase("GOOGL", 5, 1_000m)));
        Assert.Null(SentenceOf("wash-sale", Account().SoldAtLoss("GOOG", 31), Sample.Purchase("GOOGL", 5, 1_000m)));
        Assert.Null(SentenceOf("wash-sale", account, Sample.Sale("GOOGL", 5, 1_000m)));
    }

    [Fact]
    public void Selling_at_a_loss_what_the_household_bought_lately_blocks_unless_the_lot_is_that_purchase()
    {
        var account = Account().Bought("AAPL", 10, lot: 1);
        Assert.Null(SentenceOf("wash-sale", account, Sample.Sale("AAPL", 1, 1_000m, gain: -50m, lot: 1)));
        Assert.NotNull(SentenceOf("wash-sale", account, Sample.Sale("AAPL", 1, 1_000m, gain: -50m, lot: 2)));
        Assert.Null(SentenceOf("wash-sale", account, Sample.Sale("AAPL", 1, 1_000m, gain: 50m, lot: 2)));
    }

    [Fact]
    public void Selling_a_share_class_at_a_loss_and_buying_its_twin_blocks() =>
        Assert.NotNull(SentenceOf("wash-sale", Account(), Sample.Sale("GOOG", 4, 1_000m, gain: -50m), Sample.Purchase("GOOGL", 5, 1_000m)));

    [Fact]
    public void A_loss_in_an_account_that_is_not_taxed_is_none()
    {
        var ira = Account(AccountKind.RothIra).Bought("AAPL", 10);
        Assert.Null(SentenceOf("wash-sale", ira, Sample.Sale("AAPL", 1, 1_000m, gain: -50m)));
        Assert.NotNull(SentenceOf("wash-sale", Account(AccountKind.RothIra).SoldAtLoss("AAPL", 10), Sample.Purchase("AAPL", 1, 1_000m)));
    }

    [Fact]
    public void A_quarantined_security_and_a_sale_of_unknown_basis_block()
    {
        Assert.NotNull(SentenceOf("data", Account().Quarantine("AAPL"), Sample.Purchase("AAPL", 1, 1_000m)));
        Assert.NotNull(SentenceOf("data", Account(), Sample.Sale("AAPL", 1, 1_000m, gain: null)));
        Assert.Null(SentenceOf("data", Account(AccountKind.TraditionalIra), Sample.Sale("AAPL", 1, 1_000m, gain: null)));
        Assert.Null(SentenceOf("data", Account().Quarantine("XOM"), Sample.Purchase("AAPL", 1, 1_000m)));
    }

    [Fact]
    public void Tracking_error_asks_for_a_review_when_it_rises_above_the_budget_or_by_more_than_twenty_five()
    {
        Assert.DoesNotContain("tracking-error", Fired(Tracking(90m, 100.0m)));
        Assert.Contains("tracking-error", Fired(Tracking(90m, 100.1m)));
        Assert.DoesNotContain("tracking-error", Fired(Tracking(30m, 55.0m)));
        Assert.Contains("tracking-error", Fired(Tracking(30m, 55.1m)));
    }

    [Fact]
    public void A_drifting_account_with_a_modest_proposal_is_no_exception() =>
        Assert.Empty(Fired(Tracking(400m, 300m) with { Trades = [Sample.Sale("AAPL", 1, 10_000m)] }));

    [Fact]
    public void Tracking_error_that_rises_above_the_accounts_limit_blocks_and_one_that_falls_does_not()
    {
        Assert.DoesNotContain("tracking-error-block", Fired(Tracking(170m, 175.0m)));
        Assert.Contains("tracking-error-block", Fired(Tracking(170m, 175.1m)));
        Assert.DoesNotContain("tracking-error-block", Fired(Tracking(300m, 250m)));
        var account = Account().Wish("target.tracking-error", "budget=40; high=50; block=60");
        Assert.Contains(Check(ExceptionRules.Standard, account.Build(), Tracking(50m, 61m)), f => f is { Rule: "tracking-error-block", Severity: Severity.Block });
    }

    [Fact]
    public void A_proof_that_leaves_more_than_half_a_percent_open_or_was_cut_short_asks_for_a_review()
    {
        Assert.DoesNotContain("gap", Fired(Proven(50.0m, true)));
        Assert.Contains("gap", Fired(Proven(50.000001m, true)));
        Assert.Contains("gap", Fired(Proven(0.01m, false)));
    }

    [Fact]
    public void An_account_that_is_not_discretionary_always_asks() => Assert.Equal(
        ["non-discretionary"],
        Check(ExceptionRules.Standard, new TestAccount { Discretionary = false }.Follow("AAPL", 1m, 100m).Build(), Sample.Rebalance()).Select(f => f.Rule));

    [Fact]
    public void A_quantity_that_a_person_set_asks_for_a_review() =>
        Assert.Equal(["manual-edit"], Fired(Sample.Rebalance() with { Pins = [new Pin(new SecurityId(1), new Shares(10m))] }));

    [Fact]
    public void A_loss_of_what_the_household_reinvests_is_a_warning_that_names_who()
    {
        var snapshot = Account().Build() with { Reinvesting = [new ReinvestingHolder("AAPL", "Spouse IRA")] };
        string? Sentence(Trade trade) => Check(ExceptionRules.Standard, snapshot, Sample.Rebalance() with { Trades = [trade] })
            .SingleOrDefault(f => f is { Rule: "reinvestment", Severity: Severity.Note })?.Sentence;
        Assert.Equal(
            "sells AAPL at a loss while Spouse IRA reinvests its dividends: a dividend within 30 days of the sale would wash the loss.",
            Sentence(Sample.Sale("AAPL", 1, 1_000m, gain: -50m)));
        Assert.Null(Sentence(Sample.Sale("AAPL", 1, 1_000m, gain: 50m)));
        Assert.Null(Sentence(Sample.Sale("XOM", 2, 1_000m, gain: -50m)));
    }

    [Fact]
    public void More_than_seventy_five_trades_are_a_note()
    {
        Assert.Empty(Fired(Sample.Rebalance() with { Trades = Purchases(75) }));
        var finding = Assert.Single(Check(ExceptionRules.Standard, Account().Build(), Sample.Rebalance() with { Trades = Purchases(76) }));
        Assert.Equal(("trade-count", Severity.Note), (finding.Rule, finding.Severity));
    }

    [Fact]
    public void An_order_counts_above_a_tenth_of_a_days_volume_or_above_a_million()
    {
        var liquid = Sample.Rebalance(100_000_000m);
        Assert.DoesNotContain("order-size", Fired(liquid with { Trades = [Sample.Sale("AAPL", 1, 1_000_000.00m)] }));
        Assert.Contains("order-size", Fired(liquid with { Trades = [Sample.Sale("AAPL", 1, 1_000_000.01m)] }));
        var thin = new TestAccount().Follow("AAPL", 1m, 20m, volume: 10_000m);
        Assert.Null(SentenceOf("order-size", thin, Sample.Sale("AAPL", 1, 1_000m)));
        Assert.Equal("AAPL is 10.0% of an average day's volume, limit 10.00%.", SentenceOf("order-size", thin, Sample.Sale("AAPL", 1, 1_000.01m)));
    }

    [Fact]
    public void A_name_that_is_bought_beyond_its_cap_is_an_exception_and_one_that_was_beyond_it_is_not()
    {
        var account = Account().Wish("security.cap", "share=5; multiple=100");
        Assert.Null(SentenceOf("concentration", account, Sample.Purchase("AAPL", 1, 200_000.00m)));
        Assert.StartsWith("AAPL rises to 20.00%", SentenceOf("concentration", account, Sample.Purchase("AAPL", 1, 200_000.01m)), StringComparison.Ordinal);
        Assert.Null(SentenceOf("concentration", account, Sample.Sale("AAPL", 1, 1_000m)));
    }

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-2, true)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_corporate_action_within_two_days_on_a_traded_name_asks(int days, bool fires)
    {
        var around = ProposalSurroundings.None with { PendingActions = [new PendingAction(new SecurityId(1), TestAccount.Day.Date.AddDays(days), "split 4:1")] };
        var proposal = Sample.Rebalance() with { Trades = [Sample.Sale("AAPL", 1, 1_000m)] };
        Assert.Equal(fires, Check(ExceptionRules.Standard, Account().Build(), proposal, around).Any(f => f.Rule == "corporate-action"));
        Assert.DoesNotContain(
            Check(ExceptionRules.Standard, Account().Build(), Sample.Rebalance() with { Trades = [Sample.Sale("XOM", 2, 1_000m)] }, around), f => f.Rule == "corporate-action");
    }

    [Fact]
    public void What_the_run_knows_of_the_account_asks_for_a_review()
    {
        Assert.Equal(["first"], Around(ProposalSurroundings.None with { IsFirst = true }));
        Assert.Equal(["settings"], Around(ProposalSurroundings.None with { ChangedSettings = ["Holds no tobacco."] }));
        Assert.Empty(Costing(500.00m));
        Assert.Equal(["manual-edit-cost"], Costing(500.01m));
    }

    [Fact]
    public void Three_deviations_above_peers_is_usual_and_more_is_not()
    {
        var peers = PeerTurnover.Of([.. Enumerable.Range(0, 10).Select(i => new Weight(i % 2 == 0 ? 0.04m : 0.06m))])!;
        Assert.Null(PeerTurnover.Of([.. Enumerable.Repeat(new Weight(0.05m), PeerTurnover.Fewest - 1)]));
        var atThree = decimal.Round(peers.Mean.Fraction + (3m * peers.Deviation.Fraction), 8);
        Assert.DoesNotContain("peers", Around(ProposalSurroundings.None with { Peers = peers }, Selling(1_000_000m, decimal.Floor(atThree * 1_000_000m))));
        Assert.Contains("peers", Around(ProposalSurroundings.None with { Peers = peers }, Selling(1_000_000m, decimal.Ceiling(atThree * 1_000_000m) + 100m)));
    }

    [Fact]
    public void A_gain_beyond_the_years_budget_blocks_and_one_that_was_beyond_it_before_does_not()
    {
        var account = Account().Wish("tax.gain-budget", "short=1000; long=5000").Build();
        bool Blocks(Rebalance rebalance) => Check(ExceptionRules.Standard, account, rebalance).Any(f => f is { Rule: "tax-budget", Severity: Severity.Block });
        Assert.False(Blocks(Realizing(1_000_000m, shortTerm: 1_001.00m)));
        Assert.True(Blocks(Realizing(1_000_000m, shortTerm: 1_001.01m)));
        Assert.False(Blocks(Realizing(1_000_000m, longTerm: 5_001.00m)));
        Assert.True(Blocks(Realizing(1_000_000m, longTerm: 5_001.01m)));
        Assert.False(Blocks(Realizing(1_000_000m, before: 9_000m)));
    }

    [Fact]
    public void A_rule_that_is_off_finds_nothing()
    {
        var off = ExceptionRules.Standard.Select(r => r.Key == "turnover" ? r with { IsOff = true } : r).ToList();
        Assert.DoesNotContain(Check(off, Account().Build(), Selling(1_000_000m, 400_000m)), f => f.Rule == "turnover");
    }

    [Fact]
    public void A_finding_names_the_conditions_that_held_with_their_values()
    {
        var finding = Check(ExceptionRules.Standard, Account().Build(), Selling(12_000_000m, 2_520_000m)).Single(f => f.Rule == "large-account-turnover");
        Assert.Equal("turnover 0.21 > 0.2, account-value 12000000 >= 10000000", finding.Numbers);
        Assert.Equal("sells 21.00%, limit 20.00%; account value $12,000,000, limit $10,000,000.", finding.Sentence);
    }

    [Fact]
    public void The_severest_comes_first_and_a_finding_keeps_the_version_of_its_rule()
    {
        var rules = ExceptionRules.Standard.Select(r => r.Key == "turnover" ? r with { Version = 4 } : r).ToList();
        var findings = Check(
            rules, Account().Quarantine("AAPL").Build(), Sample.Rebalance() with { Trades = [Sample.Sale("AAPL", 1, 400_000m), .. Purchases(80)] });
        Assert.Equal(["data", "turnover", "trade-count"], findings.Select(f => f.Rule));
        Assert.Equal(4, findings[1].RuleVersion);
        Assert.All(findings, f => Assert.EndsWith(".", f.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_limit_can_be_changed_without_code()
    {
        var strict = ExceptionRules.Standard.Select(r => r.Key == "turnover" ? r with { When = Formula.Parse("turnover > 0.01", ProposalFields.All).Value } : r).ToList();
        Assert.Contains(Check(strict, Account().Build(), Selling(1_000_000m, 10_000.01m)), f => f.Rule == "turnover");
        Assert.DoesNotContain(Check(strict, Account().Build(), Selling(1_000_000m, 10_000.00m)), f => f.Rule == "turnover");
    }

    /// <summary>What fires on an edit that costs so much; the rebalance of the sample is worth 800.</summary>
    private static List<string> Costing(decimal cost) =>
        [.. ProposalContent.Of(ExceptionRules.Standard, new ProposalSubject(Account().Build(), Sample.Rebalance(), ProposalSurroundings.None, new Money(800m + cost))).Findings.Select(f => f.Rule)];

    private static List<string> Around(ProposalSurroundings around, Rebalance? rebalance = null) =>
        [.. Check(ExceptionRules.Standard, Account().Build(), rebalance ?? Sample.Rebalance(), around).Select(f => f.Rule)];

    private static IReadOnlyList<ExceptionFinding> Check(
        IReadOnlyList<ExceptionRule> rules, AccountSnapshot snapshot, Rebalance rebalance, ProposalSurroundings? around = null) =>
        ExceptionRules.Check(rules, ProposalFields.Of(new ProposalSubject(snapshot, rebalance, around ?? ProposalSurroundings.None)));

    private static TestAccount Account(AccountKind kind = AccountKind.Taxable) => new TestAccount { Kind = kind }
        .Follow("AAPL", 1m, 20m)
        .Follow("XOM", 1m, 20m)
        .Follow("MO", 1m, 20m, attributes: ("tobacco", 1m))
        .Follow("GOOG", 1m, 20m, group: "GOOG")
        .Follow("GOOGL", 1m, 20m, group: "GOOG");

    private static List<string> Fired(Rebalance rebalance) =>
        [.. Check(ExceptionRules.Standard, Account().Build(), rebalance).Select(f => f.Rule)];

    private static IReadOnlyList<ExceptionFinding> Findings(TestAccount account, params Trade[] trades) =>
        Check(ExceptionRules.Standard, account.Build(), Sample.Rebalance() with { Trades = trades });

    private static string? SentenceOf(string rule, TestAccount account, params Trade[] trades) =>
        Findings(account, trades).SingleOrDefault(f => f.Rule == rule)?.Sentence;

    private static Rebalance Selling(decimal value, decimal sold) =>
        Sample.Rebalance(value) with { Trades = [Sample.Sale("AAPL", 1, sold)] };

    private static Rebalance Realizing(decimal value, decimal shortTerm = 0m, decimal longTerm = 0m, decimal before = 0m) =>
        Sample.Rebalance(value) with
        {
            YearToDate = new YearToDateGains(new Money(before), Money.Zero),
            YearToDateAfter = new YearToDateGains(new Money(before + shortTerm), new Money(longTerm)),
        };

    private static Rebalance Tracking(decimal before, decimal after) =>
        Sample.Rebalance() with { Before = Sample.Figures(1_000_000m, before), After = Sample.Figures(1_000_000m, after) };

    private static Rebalance Proven(decimal gapBp, bool isProven) =>
        Sample.Rebalance() with { Certificate = new CertificateFigures(new BasisPoints(gapBp), new Money(1m), isProven) };

    private static IReadOnlyList<Trade> Purchases(int count) => [.. Enumerable.Range(0, count).Select(_ => Sample.Purchase("XOM", 2, 10m))];
}
