using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

public sealed class PolicyMergeTests
{
    private static readonly DateOnly Today = TestAccount.Day.Date;

    [Theory]
    [InlineData(PolicyScope.Firm, PolicyScope.Model)]
    [InlineData(PolicyScope.Model, PolicyScope.Household)]
    [InlineData(PolicyScope.Household, PolicyScope.Account)]
    [InlineData(PolicyScope.Firm, PolicyScope.Account)]
    public void The_nearer_level_wins_whatever_the_order_and_the_farther_is_remembered(PolicyScope far, PolicyScope near)
    {
        var (farther, nearer) = (Cash(far, 2m, from: Today), Cash(near, 3m, from: Today.AddDays(-100)));
        foreach (var policy in new[] { Merge(farther, nearer), Merge(nearer, farther) })
        {
            var entry = EntryOf(policy, "cash.minimum");
            Assert.Equal(nearer, entry.Chosen);
            Assert.Equal([farther], entry.Overruled);
            Assert.Equal(Weight.FromPercent(3m), policy.Require<MinimumCash>().Share);
        }
    }

    [Fact]
    public void On_one_level_the_later_choice_wins()
    {
        var policy = Merge(Cash(PolicyScope.Account, 2m, Today.AddDays(-1)), Cash(PolicyScope.Account, 3m, Today), Cash(PolicyScope.Account, 4m, Today.AddDays(-2)));
        Assert.Equal(Weight.FromPercent(3m), policy.Require<MinimumCash>().Share);
        Assert.Equal(2, EntryOf(policy, "cash.minimum").Overruled.Count);
    }

    [Fact]
    public void A_choice_holds_from_its_first_to_its_last_day_both_included()
    {
        Assert.True(Holds(Today, Today));
        Assert.True(Holds(Today, null));
        Assert.True(Holds(Today.AddDays(-5), Today));
        Assert.False(Holds(Today.AddDays(1), null));
        Assert.False(Holds(Today.AddDays(-5), Today.AddDays(-1)));
    }

    [Fact]
    public void Where_nobody_chose_the_standard_value_holds_and_says_so()
    {
        var entry = EntryOf(Merge(), "cash.minimum");
        Assert.Null(entry.Chosen);
        Assert.Equal(Arguments.Default, entry.Arguments);
        Assert.False(entry.DiffersFromStandard);
    }

    [Fact]
    public void A_choice_of_the_standard_value_is_no_difference_and_another_is()
    {
        Assert.False(EntryOf(Merge(Choice("cash.maximum", "share=3.0", PolicyScope.Firm)), "cash.maximum").DiffersFromStandard);
        Assert.True(EntryOf(Merge(Choice("cash.maximum", "share=4", PolicyScope.Firm)), "cash.maximum").DiffersFromStandard);
    }

    [Fact]
    public void An_option_that_an_account_can_have_several_of_is_merged_for_each_instance()
    {
        var policy = Merge(
            Choice("security.rule", "ticker=AAPL; rule=never-hold", PolicyScope.Firm),
            Choice("security.rule", "ticker=AAPL; rule=never-buy", PolicyScope.Account),
            Choice("security.rule", "ticker=XOM; rule=never-sell", PolicyScope.Household));
        Assert.Equal(
            [("AAPL", SecurityRule.NeverBuy), ("XOM", SecurityRule.NeverSell)],
            policy.RequireAll<SecurityRule>().Select(r => (r.Ticker.Symbol, r.Rule)));
    }

    [Theory]
    [InlineData("BRK/B")]
    [InlineData("brk.b")]
    [InlineData(" BRK B ")]
    public void Another_spelling_of_a_ticker_is_the_same_instance(string spelling)
    {
        var policy = Merge(
            Choice("security.rule", "ticker=BRK.B; rule=never-hold", PolicyScope.Firm),
            Choice("security.rule", $"ticker={spelling}; rule=never-buy", PolicyScope.Account));
        Assert.Equal(SecurityRule.NeverBuy, Assert.Single(policy.RequireAll<SecurityRule>()).Rule);
    }

    [Fact]
    public void An_option_that_an_account_can_have_several_of_has_none_unless_somebody_chose() =>
        Assert.Empty(Merge().RequireAll<ScreenExclusion>());

    [Fact]
    public void The_lines_stand_in_the_order_of_the_menus()
    {
        var policy = Merge(Choice("screen.exclude", "screen=tobacco", PolicyScope.Firm), Choice("screen.exclude", "screen=alcohol", PolicyScope.Account));
        Assert.Equal(policy.Entries.Select(e => e.Declaration.Number).Order(), policy.Entries.Select(e => e.Declaration.Number));
        Assert.Equal(["alcohol", "tobacco"], policy.RequireAll<ScreenExclusion>().Select(r => r.Attribute));
    }

    [Fact]
    public void Trying_a_choice_replaces_the_one_that_holds_and_changes_nothing_else()
    {
        var policy = Merge(Cash(PolicyScope.Account, 2m, Today), Choice("target.dial", "stop=5", PolicyScope.Firm));
        var tried = policy.With([Cash(PolicyScope.Account, 7m, Today)], TestAccount.Day);
        Assert.Equal(Weight.FromPercent(7m), tried.Require<MinimumCash>().Share);
        Assert.Equal(5, tried.Require<TaxAgainstTracking>().Stop);
        Assert.Equal(Weight.FromPercent(2m), policy.Require<MinimumCash>().Share);
    }

    [Fact]
    public void Trying_one_security_leaves_the_others_as_they_are()
    {
        var policy = Merge(Choice("security.rule", "ticker=XOM; rule=never-sell", PolicyScope.Account));
        var tried = policy.With([Choice("security.rule", "ticker=AAPL; rule=never-hold", PolicyScope.Account)], TestAccount.Day);
        Assert.Equal(["AAPL", "XOM"], tried.RequireAll<SecurityRule>().Select(r => r.Ticker.Symbol));
        var retried = tried.With([Choice("security.rule", "ticker=XOM; rule=never-hold", PolicyScope.Account)], TestAccount.Day);
        Assert.All(retried.RequireAll<SecurityRule>(), r => Assert.Equal(SecurityRule.NeverHold, r.Rule));
    }

    [Fact]
    public void Trying_nothing_is_the_same_policy()
    {
        var policy = Merge(Cash(PolicyScope.Household, 2m, Today), Choice("screen.exclude", "screen=tobacco", PolicyScope.Firm));
        Assert.Equal(policy.Entries.Select(e => (e.Option, e.Arguments)), policy.With([], TestAccount.Day).Entries.Select(e => (e.Option, e.Arguments)));
    }

    [Fact]
    public void A_choice_of_an_option_that_does_not_exist_is_left_out() =>
        Assert.DoesNotContain(Merge(Choice("no.such", "", PolicyScope.Firm)).Entries, e => e.Option == "no.such");

    private static bool Holds(DateOnly from, DateOnly? to) =>
        EntryOf(Merge(Cash(PolicyScope.Account, 9m, from) with { To = to }), "cash.minimum").Chosen is not null;

    private static PolicyEntry EntryOf(Policy policy, string option) => policy.Entries.Single(e => e.Option == option);

    private static Policy Merge(params Customization[] choices) => Policy.Merge(choices, TestAccount.Day);

    private static Customization Cash(PolicyScope scope, decimal percent, DateOnly from) =>
        Choice("cash.minimum", FormattableString.Invariant($"share={percent}"), scope) with { From = from };

    private static Customization Choice(string option, string arguments, PolicyScope scope) =>
        new(option, Arguments.Parse(arguments), scope, Today.AddDays(-10), null, "client", "call", "because");
}
