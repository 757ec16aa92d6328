using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>tax.md, Tainted harvest: a small purchase, such as a reinvested dividend, replaces a small part of a large loss.</summary>
public sealed class PartialHarvestTests
{
    private static readonly DateOnly Free = TestAccount.Day.Date.AddDays(26);

    [Fact]
    public void What_the_purchase_does_not_replace_counts_as_harvestable_and_the_rest_waits()
    {
        var candidate = Assert.Single(Harvestable.Of(Account(1m).Build()).Candidates);
        Assert.Equal((10_000m, 9_990m, Free), (candidate.Loss.Usd, candidate.Allowed.Usd, candidate.BlockedUntil));
        Assert.Equal(candidate.TaxSaved, candidate.SavedNow + candidate.SavedLater);
        var harvestable = Harvestable.Of(Account(1m).Build());
        Assert.Equal((9_990m, 2_877.12m, 2.88m), (harvestable.Loss.Usd, harvestable.TaxSaved.Usd, harvestable.TaxBlocked.Usd));
        Assert.Equal((2_877.12m, Free), (harvestable.HeldBack.Usd, harvestable.HeldBackUntil));
    }

    [Theory]
    [InlineData(1_000, 0)]
    [InlineData(2_000, 0)]
    [InlineData(null, 0)]
    [InlineData(0, 10_000)]
    [InlineData(400, 6_000)]
    public void Only_the_shares_that_are_not_replaced_count(int? unreplaced, int loss) =>
        Assert.Equal(loss, Harvestable.Of(Account(unreplaced).Build()).Loss.Usd);

    [Fact]
    public void The_alert_counts_what_is_allowed_and_says_what_the_engine_holds_back_until_when()
    {
        var findings = AlertRules.Check(Scan(Account(1m)));
        var harvest = Assert.Single(findings, f => f.Kind == AlertKind.Harvest);
        Assert.Equal(
            "1 lot at a loss of $9,990 would save $2,877; $2,877 of it waits until 2026-12-15, because a part of those lots would be a wash sale; "
                + "waiting for a better loss is reckoned at $194, so $2,683 counts today",
            harvest.Sentence);
        Assert.DoesNotContain(findings, f => f.Kind == AlertKind.HarvestBlocked);
        Assert.Contains(AlertRules.Check(Scan(Account(null))), f => f.Kind == AlertKind.HarvestBlocked);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(null, false)]
    [InlineData(0, true)]
    public void The_engine_sells_nothing_of_a_lot_of_which_the_first_share_would_be_washed(int? unreplaced, bool isSold)
    {
        var result = Account(unreplaced).Solve();
        var sold = result is RebalanceResult.Improved improved ? improved.Rebalance.Of("AAA") : null;
        Assert.Equal(isSold, sold is { Side: TradeSide.Sell });
    }

    [Fact]
    public void What_is_left_alone_says_how_many_shares_are_in_the_way_and_until_when()
    {
        Assert.Contains(
            Account(1m).Wish("cash.minimum", "amount=10000").Improve().Skipped,
            s => s.Stopped.Contains("buy 1 of its shares", StringComparison.Ordinal) && s.Stopped.Contains("before 2026-12-15", StringComparison.Ordinal));
    }

    /// <summary>A thousand shares bought at 60 that are worth 50, and as many of another security that is worth what it cost.</summary>
    private static TestAccount Account(decimal? unreplaced) => new TestAccount { Cash = 2_000m }
        .Follow("AAA", 50m, 40m).Follow("BBB", 50m, 58m)
        .Hold("AAA", 1_000m, 60m).Hold("BBB", 1_000m, 50m)
        .Bought("AAA", 5, unreplaced: unreplaced);

    private static AccountScan Scan(TestAccount account) => AccountScan.Of(account.Build(), account.RiskModel).Value;
}
