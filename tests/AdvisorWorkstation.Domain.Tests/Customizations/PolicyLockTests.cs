using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

/// <summary>What the firm or a model locked overrules everything nearer; the rest is nearest wins.</summary>
public sealed class PolicyLockTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = TestAccount.Day.Date;

    [Fact]
    public void A_lock_of_the_firm_overrules_the_account_and_the_account_s_choice_is_named()
    {
        var (firm, account) = (Cash(PolicyScope.Firm, 2, isLocked: true), Cash(PolicyScope.Account, 5));
        var entry = EntryOf(Policy.Merge([firm, account], TestAccount.Day));
        Assert.True(entry.IsLocked);
        Assert.Equal((firm, account), (entry.Chosen, Assert.Single(entry.Overruled)));
        Assert.Equal(
            [
                ("Account", "Keeps at least 5% or $500 in cash, whichever is more. From 2026-11-09.", false),
                ("Household", "not set", false),
                ("Model", "not set", false),
                ("Firm", "Keeps at least 2% or $500 in cash, whichever is more. From 2026-11-09, locked by Petra: because", true),
                ("Default", "Keeps at least 1.0% or $500 in cash, whichever is more.", false),
            ],
            WhyThisValue.Of(entry).Select(w => (w.Level, w.Words, w.Holds)));
        Assert.StartsWith("Minimum cash is locked for the firm since 2026-11-09 by Petra:", WhyThisValue.LockSentence(firm), StringComparison.Ordinal);
    }

    [Fact]
    public void The_firm_s_lock_overrules_the_model_s_and_one_of_another_matter_does_nothing()
    {
        var policy = Policy.Merge(
            [Cash(PolicyScope.Model, 3, isLocked: true), Cash(PolicyScope.Firm, 2, isLocked: true), Rule("MSFT", "never-hold", PolicyScope.Firm, true), Rule("AAPL", "never-buy", PolicyScope.Account)],
            TestAccount.Day);
        Assert.Equal(PolicyScope.Firm, EntryOf(policy).Chosen!.Scope);
        Assert.Equal(["AAPL", "MSFT"], policy.RequireAll<SecurityRule>().Select(r => r.Ticker.Symbol));
    }

    [Fact]
    public void The_mark_of_a_change_is_against_what_the_firm_says_and_not_against_the_declaration()
    {
        Assert.False(EntryOf(Policy.Merge([Cash(PolicyScope.Firm, 2)], TestAccount.Day)).DiffersFromFirm);
        Assert.False(EntryOf(Policy.Merge([Cash(PolicyScope.Firm, 2), Cash(PolicyScope.Account, 2.0m)], TestAccount.Day)).DiffersFromFirm);
        Assert.True(EntryOf(Policy.Merge([Cash(PolicyScope.Firm, 2), Cash(PolicyScope.Account, 1)], TestAccount.Day)).DiffersFromFirm);
        Assert.False(EntryOf(Policy.Merge([Cash(PolicyScope.Account, 1)], TestAccount.Day)).DiffersFromFirm);
    }

    [Fact]
    public void What_a_choice_leaves_behind_is_what_the_next_level_says()
    {
        var (firm, account) = (Cash(PolicyScope.Firm, 2), Cash(PolicyScope.Account, 5));
        var policy = Policy.Merge([firm, account], TestAccount.Day);
        Assert.Equal(firm, EntryOf(policy.Without([account], TestAccount.Day)).Chosen);
        Assert.Null(EntryOf(policy.Without([account, firm], TestAccount.Day)).Chosen);
        var locked = Policy.Merge([firm with { IsLocked = true }], TestAccount.Day).With([account], TestAccount.Day);
        Assert.Equal(PolicyScope.Firm, EntryOf(locked).Chosen!.Scope);
    }

    [Fact]
    public void Whatever_is_chosen_and_locked_the_farthest_lock_holds_and_else_the_nearest_choice()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 2_000; round++)
        {
            var choices = Enumerable.Range(0, random.Next(0, 7)).Select(i =>
            {
                var scope = (PolicyScope)random.Next(4);
                return Cash(scope, random.Next(1, 9), random.Next(3) == 0 && scope <= PolicyScope.Model) with
                {
                    From = Today.AddDays(random.Next(-20, 5)),
                    To = random.Next(2) == 0 ? null : Today.AddDays(random.Next(-5, 20)),
                    AskedBy = $"{i}",
                };
            }).ToList();
            var entry = EntryOf(Policy.Merge(choices.OrderBy(_ => random.Next()), TestAccount.Day));
            var standing = choices.Where(c => c.From <= Today && !(c.To < Today)).GroupBy(c => c.Scope)
                .ToDictionary(g => g.Key, g => g.OrderByDescending(c => c.From).ThenByDescending(c => c.IsLocked).ThenBy(c => c.Arguments.ToText(), StringComparer.Ordinal).First());
            var locks = standing.Values.Where(c => c.IsLocked).OrderBy(c => c.Scope).ToList();
            var expected = locks.Count > 0 ? locks[0].Scope : standing.Count > 0 ? standing.Keys.Max() : (PolicyScope?)null;
            Assert.Equal(expected, entry.Chosen?.Scope);
            Assert.Equal(choices.Count(c => c.HoldsOn(Today)), entry.Overruled.Count + (entry.Chosen is null ? 0 : 1));
        }
    }

    [Fact]
    public void An_account_follows_the_nearest_choice_then_what_it_was_given_then_the_default()
    {
        var (given, standard) = (new ModelId(1), new ModelId(2));
        Assert.Equal(given, Follow(given, standard).Value);
        Assert.Equal(standard, Follow(null, standard).Value);
        Assert.Equal(new ModelId(7), Follow(given, standard, Target(PolicyScope.Firm, "Seven")).Value);
        Assert.Equal(new ModelId(8), Follow(given, standard, Target(PolicyScope.Firm, "Seven"), Target(PolicyScope.Account, "Eight")).Value);
        Assert.Equal(given, Follow(given, standard, Target(PolicyScope.Model, "Seven")).Value);
        Assert.Equal("no-target", Follow(given, standard, Target(PolicyScope.Account, "Nine")).Refusal?.Code);
        Assert.Equal("no-target", Follow(null, null).Refusal?.Code);
    }

    private static Outcome<ModelId> Follow(ModelId? given, ModelId? standard, params Customization[] choices) => FollowedModel.Of(
        choices, TestAccount.Day, name => name switch { "Seven" => new ModelId(7), "Eight" => new ModelId(8), _ => null }, given, standard);

    private static PolicyEntry EntryOf(Policy policy) => policy.Entries.Single(e => e.Option == "cash.minimum");

    private static Customization Cash(PolicyScope scope, decimal percent, bool isLocked = false) =>
        Choice("cash.minimum", FormattableString.Invariant($"share={percent}"), scope) with { IsLocked = isLocked };

    private static Customization Rule(string ticker, string rule, PolicyScope scope, bool isLocked = false) =>
        Choice("security.rule", $"ticker={ticker}; rule={rule}", scope) with { IsLocked = isLocked };

    private static Customization Target(PolicyScope scope, string model) => Choice("target.follow", $"model={model}", scope);

    private static Customization Choice(string option, string arguments, PolicyScope scope) =>
        new(option, Arguments.Parse(arguments), scope, Today.AddDays(-10), null, "client", "call", "because") { EnteredBy = "Petra" };
}
