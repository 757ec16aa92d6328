using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Proposals.Rules;
using AdvisorWorkstation.Tests.BatchRuns;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Proposals;

/// <summary>Exception rules as the firm's own data: versioned, effective-dated, tried before they hold.</summary>
public sealed class ExceptionRulesOfTheFirmTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task A_change_is_a_new_version_that_the_next_run_stands_by_and_the_decision_names()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal(ProposalState.AutoApproved, (await firm.ProposalAsync(LakesideFirm.ApprovedAccount)).State);

        Assert.Equal(2, (await ChangeAsync(firm, Turnover("turnover > 0"))).Value);
        await AnewAsync(firm);

        var finding = Assert.Single((await ViewAsync(firm)).Content.Findings, f => f.Rule == "turnover");
        Assert.Equal((2, Severity.Review, "Any sale"), (finding.RuleVersion, finding.Severity, finding.Name));
        Assert.Equal(ProposalState.InReview, (await firm.ProposalAsync(LakesideFirm.ApprovedAccount)).State);
        var changed = Assert.Single(await firm.HistoryAsync("rule.changed"));
        Assert.Equal(("Petra Policy", "turnover", 2, "Every sale for a week."), (changed.ActorName, changed.SubjectId, changed.SubjectVersion, changed.Reason));
        var line = (await RulesAsync(firm)).Rules.Single(r => r.Key == "turnover");
        Assert.Equal([2, 1], line.Versions.Select(v => v.Rule.Version));
        Assert.Equal("turnover > 0.35", line.Versions[1].Rule.When.ToString());
    }

    [Fact]
    public async Task A_change_of_a_later_day_does_not_hold_before_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ChangeAsync(firm, Turnover("turnover > 0") with { From = Today.AddDays(1) });
        await AnewAsync(firm);
        Assert.Equal(ProposalState.AutoApproved, (await firm.ProposalAsync(LakesideFirm.ApprovedAccount)).State);
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        await AnewAsync(firm);
        Assert.Equal(ProposalState.InReview, (await firm.ProposalAsync(LakesideFirm.ApprovedAccount)).State);
    }

    [Fact]
    public async Task A_rule_of_the_firms_own_stands_beside_the_others()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal(1, (await ChangeAsync(firm, new RuleDraft("many-trades", 0, "Many trades", Severity.Block, "trades > 0 and account-value > 1000", false, Today, "Trying it out."))).Value);
        await AnewAsync(firm);
        Assert.Contains((await ViewAsync(firm)).Content.Findings, f => f is { Rule: "many-trades", Severity: Severity.Block });
        Assert.True((await firm.ProposalAsync(LakesideFirm.ApprovedAccount)).HasBlock);
    }

    [Fact]
    public async Task Two_who_change_one_rule_are_told_apart()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ChangeAsync(firm, Turnover("turnover > 0.3"));
        Assert.Equal("stale", (await ChangeAsync(firm, Turnover("turnover > 0.2"))).Refusal?.Code);
        Assert.Equal(3, (await ChangeAsync(firm, Turnover("turnover > 0.2") with { BasedOn = 2 })).Value);
    }

    [Theory]
    [InlineData("wash-sale", "wash-sales > 0", Severity.Review, false)]
    [InlineData("wash-sale", "wash-sales > 5", Severity.Block, false)]
    [InlineData("wash-sale", "wash-sales > 0", Severity.Block, true)]
    [InlineData("restriction", "restrictions-touched > 0 and account-value > 1000000", Severity.Block, false)]
    public async Task A_rule_that_protects_clients_is_not_weakened(string key, string when, Severity severity, bool isOff)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var weaker = await ChangeAsync(firm, new RuleDraft(key, 1, "Weaker", severity, when, isOff, Today, "It is in the way."));
        Assert.Equal("protected", weaker.Refusal?.Code);
        Assert.Empty(await firm.HistoryAsync("rule.changed"));
    }

    [Fact]
    public async Task A_rule_that_protects_clients_can_be_made_stricter()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal(2, (await ChangeAsync(firm, new RuleDraft("restriction", 1, "Restriction", Severity.Block, "restrictions-touched > 0 or net-gain > 100000", false, Today, "Gains too."))).Value);
    }

    [Theory]
    [InlineData("Large Buys", "turnover > 0", "Name", "Because.", 0, "key")]
    [InlineData("large-buys", "turnover > 0", " ", "Because.", 0, "name")]
    [InlineData("large-buys", "turnover > 0", "Name", "no", 0, "no-reason")]
    [InlineData("large-buys", "turnover > 0", "Name", "Because.", -1, "from")]
    [InlineData("large-buys", "appetite > 0", "Name", "Because.", 0, "condition")]
    public async Task What_is_wrong_with_a_rule_is_said(string key, string when, string name, string reason, int days, string code)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal(code, (await ChangeAsync(firm, new RuleDraft(key, 0, name, Severity.Review, when, false, Today.AddDays(days), reason))).Refusal?.Code);
    }

    [Fact]
    public async Task A_test_drive_counts_what_conditions_would_have_stopped_and_changes_nothing()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var length = await firm.LengthAsync();
        var none = (await firm.Get<TestDriveRule>().RunAsync(new TestDriveInput("turnover", "turnover > 0.99"), firm.Policy, LakesideFirm.Cancel)).Value;
        Assert.Equal((3, 0, 0), (none.Proposals, none.FiresNow, none.WouldFire));

        var all = (await firm.Get<TestDriveRule>().RunAsync(new TestDriveInput("turnover", "trades > 0"), firm.Policy, LakesideFirm.Cancel)).Value;
        Assert.Equal((3, 0, 3, 2), (all.Proposals, all.FiresNow, all.WouldFire, all.StoppedByPolicy));
        Assert.All(all.Examples, e => Assert.True(e.IsNew));

        firm.Clock.Now = firm.Clock.Now.AddDays(TestDriveRule.Days + 1);
        Assert.Equal(0, (await firm.Get<TestDriveRule>().RunAsync(new TestDriveInput("turnover", "trades > 0"), firm.Policy, LakesideFirm.Cancel)).Value.Proposals);
        Assert.Equal(length, await firm.LengthAsync());
    }

    [Fact]
    public async Task A_test_drive_agrees_with_what_the_run_found()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        foreach (var rule in ExceptionRules.Standard)
        {
            var driven = (await firm.Get<TestDriveRule>().RunAsync(new TestDriveInput(rule.Key, rule.When.ToString()), firm.Policy, LakesideFirm.Cancel)).Value;
            Assert.Equal(driven.FiresNow, driven.WouldFire);
            Assert.DoesNotContain(driven.Examples, e => e.IsNew);
            var fired = 0;
            foreach (var number in (string[])["HM-1001", "HM-1002", LakesideFirm.WaitingAccount])
            {
                fired += (await ViewAsync(firm, number)).Content.Findings.Count(f => f.Rule == rule.Key);
            }
            Assert.Equal((rule.Key, fired), (rule.Key, driven.WouldFire));
        }
    }

    [Fact]
    public async Task Only_investment_policy_changes_rules_and_advisors_and_administrators_do_not_see_them()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        foreach (var actor in firm.People.Except([firm.Policy, firm.OtherPolicy]))
        {
            Assert.Equal("role", (await firm.Get<ChangeRule>().RunAsync(Turnover("turnover > 0"), actor, LakesideFirm.Cancel)).Refusal?.Code);
        }
        foreach (var actor in (Domain.Identity.Actor[])[firm.Advisor, firm.Administrator])
        {
            Assert.Equal("role", (await firm.Get<RulesQuery>().RunAsync(actor, LakesideFirm.Cancel)).Refusal?.Code);
            Assert.Equal("role", (await firm.Get<TestDriveRule>().RunAsync(new TestDriveInput("turnover", "trades > 0"), actor, LakesideFirm.Cancel)).Refusal?.Code);
        }
        Assert.False((await firm.Get<RulesQuery>().RunAsync(firm.Compliance, LakesideFirm.Cancel)).Value.MayChange);
    }

    private static RuleDraft Turnover(string when) => new("turnover", 1, "Any sale", Severity.Review, when, false, Today, "Every sale for a week.");

    private static Task<Outcome<int>> ChangeAsync(LakesideFirm firm, RuleDraft draft) => firm.Get<ChangeRule>().RunAsync(draft, firm.Policy, LakesideFirm.Cancel);

    private static async Task<RuleList> RulesAsync(LakesideFirm firm) => (await firm.Get<RulesQuery>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Value;

    private static async Task<ProposalView> ViewAsync(LakesideFirm firm, string number = LakesideFirm.ApprovedAccount) =>
        (await firm.Get<ProposalQuery>().RunAsync((await firm.ProposalAsync(number)).Id, firm.Operations, LakesideFirm.Cancel)).Value;

    /// <summary>A run on other prices, so that every proposal is made anew.</summary>
    private static async Task AnewAsync(LakesideFirm firm)
    {
        await firm.MovePricesAsync();
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        Assert.False((await firm.WorkAsync()).IsRefused);
    }
}
