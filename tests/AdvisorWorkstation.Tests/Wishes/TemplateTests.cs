using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Wishes;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Tests.Wishes.WishFirm;

namespace AdvisorWorkstation.Tests.Wishes;

public sealed class TemplateTests
{
    private static readonly TemplateChoice[] Choices = [new("cash.minimum", Arguments.Parse("share=4")), new("security.rule", Arguments.Parse("ticker=XOM; rule=never-buy"))];

    [Fact]
    public async Task A_template_is_assigned_to_many_accounts_in_one_event_and_reversed_in_another()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var old = (await firm.WishAsync(Choice("cash.minimum", "share=2"))).Value;
        var template = (await SaveAsync(firm)).Value;
        var assigned = await AssignAsync(firm, template);
        Assert.True(assigned.Refusal is null, assigned.Refusal?.Sentence);
        Assert.Equal("share=4", (await EntryAsync(firm)).Arguments.ToText());
        Assert.Single(await firm.HistoryAsync("wishes.assigned"));
        await firm.WishAsync(Choice("security.rule", "ticker=XOM; rule=never-hold"), number: "HM-1002");

        var reversed = (await firm.Get<ReverseAssignment>().RunAsync(new ReverseAssignmentInput(assigned.Value, "It was a mistake"), firm.Advisor, LakesideFirm.Cancel)).Value;
        Assert.Equal(new Reversal(5, 1, 1), reversed);
        Assert.Equal(("share=2", old), ((await EntryAsync(firm)).Arguments.ToText(), old));
        Assert.Contains((await firm.WishesAsync("HM-1002")).Policy.Entries, e => e.Sentence == "Never holds XOM.");
        Assert.DoesNotContain((await firm.WishesAsync("BE-2001")).Policy.Entries, e => e.Option == "security.rule");
        Assert.Equal("reversed", (await firm.Get<ReverseAssignment>().RunAsync(new ReverseAssignmentInput(assigned.Value, "It was a mistake"), firm.Advisor, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Single(await firm.HistoryAsync("wishes.reversed"));
    }

    [Fact]
    public async Task The_preview_says_the_same_with_one_worker_and_two_and_names_who_can_not_keep_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var other = await LakesideFirm.OpenAsync(workers: 2);
        var tried = Choices.Append(new TemplateChoice("security.rule", Arguments.Parse("ticker=AAPL; rule=never-hold"))).Select(c => c.For(Day, null, "", "", "")).ToList();
        var one = (await firm.Get<BulkWishes>().RunAsync(new BulkInput("k", await IdsAsync(firm), tried), firm.Advisor, null, LakesideFirm.Cancel)).Value;
        var two = (await other.Get<BulkWishes>().RunAsync(new BulkInput("k", await IdsAsync(other), tried), other.Advisor, null, LakesideFirm.Cancel)).Value;
        Assert.Equal(one.Lines, two.Lines);
        Assert.Equal(3, one.Lines.Count);
        Assert.Contains(one.Lines, l => l.ChangesProposal);
        Assert.Equal("not-found", (await firm.Get<BulkWishes>().RunAsync(new BulkInput("k", await IdsAsync(firm), tried), firm.ForeignAdvisor, null, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task All_or_nothing_is_assigned_and_only_by_who_may_and_what_was_looked_at()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal("role", (await firm.Get<SaveTemplate>().RunAsync(new SaveTemplateInput(null, "x", Choices, "For everybody"), firm.Advisor, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal("twice", (await firm.Get<SaveTemplate>().RunAsync(new SaveTemplateInput(null, "x", [Choices[0], Choices[0]], "For everybody"), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal("unknown", (await firm.Get<SaveTemplate>().RunAsync(new SaveTemplateInput(null, "x", [new("security.rule", Arguments.Parse("ticker=NOPE"))], "For everybody"), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
        var template = (await SaveAsync(firm)).Value;
        Assert.Equal("name", (await SaveAsync(firm)).Refusal?.Code);
        Assert.Equal("role", (await AssignAsync(firm, template, firm.Operations)).Refusal?.Code);
        Assert.Equal("not-found", (await AssignAsync(firm, template, firm.ForeignAdvisor)).Refusal?.Code);
        await firm.Get<SaveTemplate>().RunAsync(new SaveTemplateInput(template, "", [Choices[0]], "One is enough"), firm.Policy, LakesideFirm.Cancel);
        Assert.Equal("version", (await AssignAsync(firm, template)).Refusal?.Code);
        await firm.DefaultAsync("cash.minimum", "share=1", isLocked: true);
        var locked = await AssignAsync(firm, template, version: 2);
        Assert.Equal("refused", locked.Refusal?.Code);
        Assert.Contains("locked for the firm", locked.Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Empty(await firm.HistoryAsync("wishes.assigned"));
    }

    [Fact]
    public async Task Who_would_change_by_a_default_is_named_exactly()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.WishAsync(Choice("cash.minimum", "share=4", PolicyScope.Household));
        var wanted = Choice("cash.minimum", "share=2", PolicyScope.Firm);
        var effect = (await firm.Get<DefaultEffectQuery>().RunAsync(Features.Customizations.WishSubject.Firm, wanted, firm.Policy, LakesideFirm.Cancel)).Value;
        Assert.Equal((3, "Bello, Family Trust"), (effect.Reached, Assert.Single(effect.Changed).Owner));
        Assert.Empty((await firm.Get<DefaultEffectQuery>().RunAsync(
            Features.Customizations.WishSubject.Firm, Choice("cash.minimum", "share=1; amount=500.00", PolicyScope.Firm), firm.Policy, LakesideFirm.Cancel)).Value.Changed);
        var lockIt = (await firm.Get<DefaultEffectQuery>().RunAsync(Features.Customizations.WishSubject.Firm, wanted with { IsLocked = true }, firm.Policy, LakesideFirm.Cancel)).Value;
        Assert.Equal((3, "Hartmann: Keeps at least 4% or $500 in cash, whichever is more."), (lockIt.Changed.Count, Assert.Single(lockIt.Overruled)));
        Assert.Equal("role", (await firm.Get<DefaultEffectQuery>().RunAsync(Features.Customizations.WishSubject.Firm, wanted, firm.Advisor, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task Investment_policy_locks_a_default_on_its_page_and_others_see_no_button()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Policy);
        var page = desk.Render<DefaultsPage>();
        page.WaitForElement("#default-cash-minimum");
        await page.Find("#default-cash-minimum").ClickAsync();
        await page.Find("#field-share").InputAsync(new() { Value = "2" });
        await page.Find("#default-lock").ChangeAsync(new() { Value = true });
        await page.Find("#default-reason").InputAsync(new() { Value = "Cash drag was reviewed" });
        page.WaitForAssertion(() => Assert.Contains("3 accounts of 3 would have another policy", page.Find("[aria-label='Who changes']").TextContent.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal));
        await page.Find("#default-save").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Keeps at least 2% or $500 in cash", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        await using var other = new DeskRenderer(firm, firm.Advisor);
        var seen = other.Render<DefaultsPage>();
        seen.WaitForAssertion(() => Assert.Contains("1 locked", seen.Markup, StringComparison.Ordinal));
        Assert.Empty(seen.FindAll("#add-default, button.icon"));
    }

    [Fact]
    public async Task A_late_request_is_marked_and_the_statement_says_what_changed_word_by_word()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var account = (await firm.AccountAsync(Account)).Id;
        await firm.Get<RecordRequest>().RunAsync(new RecordRequestInput(account, "Ana", "mail", "Hold more cash"), firm.Advisor, LakesideFirm.Cancel);
        Assert.False(Assert.Single((await firm.Get<RequestsQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value.Open).IsLate);
        firm.Clock.Now = firm.Clock.Now.AddDays(5);
        Assert.True(Assert.Single((await firm.Get<RequestsQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value.Open).IsLate);
        Assert.Empty((await firm.Get<RequestsQuery>().RunAsync(firm.ForeignAdvisor, LakesideFirm.Cancel)).Value.Open);

        await firm.WishAsync(Choice("cash.minimum", "share=3", from: Day.AddDays(2)));
        var statement = (await firm.Get<StatementQuery>().RunAsync(account, Day.AddDays(2), Day, firm.Compliance, LakesideFirm.Cancel)).Value;
        var change = statement.Changes.Single(c => c.IsChanged && c.Menu == Menu.Cash);
        Assert.Equal(["1.0% ", "3% "], change.Runs.Where(r => r.Fate != WordFate.Kept).Select(r => r.Words));
        Assert.Equal("not-found", (await firm.Get<StatementQuery>().RunAsync(account, null, null, firm.ForeignAdvisor, LakesideFirm.Cancel)).Refusal?.Code);
    }

    private static async Task<PolicyEntry> EntryAsync(LakesideFirm firm) => (await firm.WishesAsync()).Policy.Entries.Single(e => e.Option == "cash.minimum");

    private static Task<Domain.Values.Outcome<int>> SaveAsync(LakesideFirm firm) =>
        firm.Get<SaveTemplate>().RunAsync(new SaveTemplateInput(null, "Careful", Choices, "For careful clients"), firm.Policy, LakesideFirm.Cancel);

    private static async Task<Domain.Values.Outcome<int>> AssignAsync(LakesideFirm firm, int template, Domain.Identity.Actor? actor = null, int version = 1) =>
        await firm.Get<AssignTemplate>().RunAsync(
            new AssignTemplateInput(template, version, await IdsAsync(firm), Day, null, "Investment committee", "Careful from now on"), actor ?? firm.Advisor, LakesideFirm.Cancel);

    private static Task<List<Domain.Values.AccountId>> IdsAsync(LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<AccountRow>().Select(a => a.Id).ToListAsync(LakesideFirm.Cancel));
}
