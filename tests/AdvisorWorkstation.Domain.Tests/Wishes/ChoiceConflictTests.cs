using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Wishes;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Wishes;

public sealed class ChoiceConflictTests
{
    private static readonly string[] Names = ["AAA", "BBB", "CCC", "DDD", "EEE"];

    /// <summary>30 percent are to be cash, and of five equal names that a band holds near their targets two may not be sold: with one of them it would do.</summary>
    [Fact]
    public void A_conflict_of_three_choices_is_named_as_exactly_those_three()
    {
        var account = Held()
            .Wish("cash.minimum", "amount=0; share=30")
            .Wish("size.turnover", "run=60")
            .Wish("target.dial", "stop=5")
            .Wish("security.rule", "ticker=BBB; rule=never-sell")
            .Wish("security.rule", "ticker=CCC; rule=never-sell")
            .Wish("security.rule", "ticker=DDD; rule=never-buy")
            .Wish("screen.exclude", "screen=alcohol", PolicyScope.Household);
        var conflict = Find(account)!;
        Assert.Equal(
            ["cash.minimum amount=0; share=30", "security.rule ticker=BBB; rule=never-sell", "security.rule ticker=CCC; rule=never-sell"],
            conflict.Choices.Select(c => $"{c.Option} {Written(c)}").Order(StringComparer.Ordinal));
        Assert.StartsWith("These 3 choices can't all hold: ", conflict.Sentence, StringComparison.Ordinal);
        Assert.Contains("the least change is ", conflict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_exclude_each_other_are_named_as_those_two_whatever_level_they_are_of()
    {
        var conflict = Find(Held()
            .Wish("security.rule", "ticker=AAA; rule=never-sell")
            .Wish("screen.exclude", "screen=weapons", PolicyScope.Household)
            .Wish("target.dial", "stop=5"))!;
        Assert.Equal(["security.rule", "screen.exclude"], conflict.Choices.Select(c => c.Option));
        Assert.StartsWith("These two choices can't both hold: Never sells AAA (account); Holds no weapons (household).", conflict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_against_a_default_is_named_alone()
    {
        var conflict = Find(Held(basis: 60m, acquired: "2026-06-01").Wish("security.rule", "ticker=AAA; rule=never-hold"))!;
        Assert.Equal("security.rule", Assert.Single(conflict.Choices).Option);
        Assert.Contains("short-term gains of at most $0", conflict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_conflict_there_is_none() => Assert.Null(Find(Held().Wish("target.dial", "stop=5")));

    [Fact]
    public void A_tag_is_the_difference_of_two_solves()
    {
        var account = Held().Wish("security.rule", "ticker=AAA; rule=never-hold");
        var (with, policy) = (account.Build(), account.Build().Policy);
        var without = with with { Policy = policy.Without([policy.Choices.Single(c => c.Option == "security.rule")], with.AsOf) };
        var tag = new PriceTag(
            Outlook.Of(with, account.RiskModel, Solve(account, with)).Value, Outlook.Of(without, account.RiskModel, Solve(account, without)).Value);
        Assert.True(tag.TrackingError.Value > 0m && tag.Tax.Usd > 0m && tag.Worth.Usd > 0m, $"{tag}");
        Assert.Equal(tag.With.TrackingError.Value - tag.Without.TrackingError.Value, tag.TrackingError.Value);
    }

    private static ChoiceConflict? Find(TestAccount account) => ChoiceConflict.Find(account.Build(), snapshot => Solve(account, snapshot));

    private static RebalanceResult Solve(TestAccount account, AccountSnapshot snapshot) =>
        AccountRebalance.Solve(snapshot, account.RiskModel, [], new RebalanceSolver(), new SolverSettings(), TestContext.Current.CancellationToken);

    private static string Written(Customization choice) =>
        string.Join("; ", PolicyOptions.Find(choice.Option)!.Parameters.Where(p => choice.Arguments.Values.ContainsKey(p.Name)).Select(p => $"{p.Name}={choice.Arguments.Values[p.Name]}"));

    private static TestAccount Held(decimal basis = 90m, string acquired = "2021-05-04")
    {
        var account = new TestAccount { Cash = 3_000m };
        foreach (var (name, i) in Names.Select((n, i) => (n, i)))
        {
            account.Follow(name, 100m, 20m, Sectors.All[i], attributes: name == "AAA" ? [("weapons", 1m)] : []).Hold(name, 194m, i == 0 ? basis : 90m, i == 0 ? acquired : "2021-05-04");
        }
        return account.Wish("security.cap", "share=60; multiple=400");
    }
}
