using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Wishes;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.Models;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Tests.Wishes.WishFirm;

namespace AdvisorWorkstation.Tests.Wishes;

public sealed class SetWishTests
{
    [Fact]
    public async Task A_wish_ends_the_version_before_it_is_in_every_analysis_and_in_the_history()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var first = (await firm.WishAsync(Choice("cash.minimum", "amount=0; share=2"))).Value;
        var second = (await firm.WishAsync(Choice("cash.minimum", "amount=0; share=3.0", from: Day.AddDays(1)))).Value;
        Assert.Equal((Day, Day), ((await firm.RowAsync(first)).From, (await firm.RowAsync(first)).To));
        Assert.Equal(("amount=0; share=3", "Adam Advisor", (int?)first), ((await firm.RowAsync(second)).Arguments, (await firm.RowAsync(second)).EnteredBy, (await firm.RowAsync(second)).FollowsId));
        var view = (await firm.Get<AccountQuery>().RunAsync((await firm.AccountAsync(Account)).Id, firm.Advisor, LakesideFirm.Cancel)).Value;
        Assert.Equal(2m, view.Snapshot.Policy.Require<MinimumCash>().Share.Percent);
        var history = await firm.HistoryAsync("wish.set");
        Assert.Equal(["Adam Advisor She wants it so", "Adam Advisor She wants it so"], history.Select(h => $"{h.ActorName} {h.Reason}"));
        Assert.Equal(
            "From 2026-11-19 to 2026-11-19: keeps at least 2% or $0 in cash, whichever is more, asked by Ana Hartmann on the phone, entered by Adam Advisor. She wants it so.",
            WishHistory.SentenceOf((await firm.WishesAsync()).Versions.Single(v => v.Id == first).Choice));
    }

    [Fact]
    public async Task Who_looked_at_another_version_is_told_what_holds_now()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.WishAsync(Choice("cash.minimum", "share=2"));
        var refused = await firm.Get<SetWish>().RunAsync(
            new SetWishInput(await firm.SubjectAsync(), Choice("cash.minimum", "share=4"), null), firm.Advisor, LakesideFirm.Cancel);
        Assert.Equal("changed", refused.Refusal?.Code);
        Assert.Contains("Keeps at least 2%", refused.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_wish_lacks_is_said_and_nothing_is_stored()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal("faults", (await firm.WishAsync(Choice("cash.minimum", "share=200"))).Refusal?.Code);
        Assert.Equal("no-reason", (await firm.WishAsync(Choice("cash.minimum", "share=2") with { Reason = "so" })).Refusal?.Code);
        Assert.Equal("asked-by", (await firm.WishAsync(Choice("cash.minimum", "share=2") with { AskedBy = " " })).Refusal?.Code);
        Assert.Equal("asked-how", (await firm.WishAsync(Choice("cash.minimum", "share=2") with { AskedHow = "pigeon" })).Refusal?.Code);
        Assert.Equal("past", (await firm.WishAsync(Choice("cash.minimum", "share=2", from: Day.AddDays(-1)))).Refusal?.Code);
        Assert.Equal("unknown", (await firm.WishAsync(Choice("security.rule", "ticker=NOPE; rule=never-buy"))).Refusal?.Code);
        Assert.Equal("unknown", (await firm.WishAsync(Choice("screen.exclude", "screen=tobacco"))).Refusal?.Code);
        Assert.Equal("unknown", (await firm.WishAsync(Choice("target.follow", "model=No such model"))).Refusal?.Code);
        Assert.Empty(await firm.LookAsync(db => db.Set<CustomizationRow>().Where(c => c.Scope == PolicyScope.Account).ToListAsync(LakesideFirm.Cancel)));
        await firm.AttributeAsync("XOM", "tobacco");
        Assert.Null((await firm.WishAsync(Choice("screen.exclude", "screen=tobacco"))).Refusal);
    }

    [Fact]
    public async Task What_can_not_be_kept_is_set_knowingly_only_and_the_history_says_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.WishAsync(Choice("security.rule", "ticker=XOM; rule=never-sell"));
        var wish = Choice("sector.exclude", "sector=Energy");
        var refused = (await firm.WishAsync(wish)).Refusal!;
        Assert.Equal(SetWish.Conflict, refused.Code);
        Assert.StartsWith("Ana Taxable: These two choices can't both hold: Holds no Energy (account); Never sells XOM (account).", refused.Sentence, StringComparison.Ordinal);
        Assert.Null((await firm.WishAsync(wish, knows: true)).Refusal);
        Assert.Contains("Holds no Energy", (await firm.HistoryAsync("wish.set"))[^1].Payload, StringComparison.Ordinal);
        Assert.Contains("knownConflict", (await firm.HistoryAsync("wish.set"))[^1].Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_of_the_firm_is_not_overridden_and_says_who_and_why_and_what_it_overrules()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.WishAsync(Choice("cash.minimum", "share=5"));
        var locked = await firm.DefaultAsync("cash.minimum", "share=2", isLocked: true);
        Assert.Equal(["Hartmann, Ana Taxable: Keeps at least 5% or $500 in cash, whichever is more."], locked.Value.Overruled);
        var refused = await firm.WishAsync(Choice("cash.minimum", "share=6"));
        Assert.Equal("locked", refused.Refusal?.Code);
        Assert.Contains("locked for the firm since 2026-11-19 by Petra Policy", refused.Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Contains("The reason: She wants it so.", refused.Refusal.Sentence, StringComparison.Ordinal);
        var entry = (await firm.WishesAsync()).Policy.Entries.Single(e => e.Option == "cash.minimum");
        Assert.Equal((true, "share=2"), (entry.IsLocked, entry.Arguments.ToText()));
        Assert.Equal("locked", (await firm.WishAsync(Choice("cash.minimum", "share=6", PolicyScope.Household))).Refusal?.Code);
    }

    [Fact]
    public async Task A_wish_about_the_target_is_followed_before_what_the_custodian_s_file_gave()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ImportAsync("index.csv", "index,announced,effective,ticker,weight\nOnly Two,2026-01-02,2026-01-02,AAPL,60\nOnly Two,2026-01-02,2026-01-02,MSFT,40\n");
        Assert.Null((await firm.WishAsync(Choice("target.follow", "model=Only Two", PolicyScope.Household))).Refusal);
        var view = (await firm.Get<AccountQuery>().RunAsync((await firm.AccountAsync(Account)).Id, firm.Advisor, LakesideFirm.Cancel)).Value;
        Assert.StartsWith("Only Two, version 1", view.Snapshot.TargetName, StringComparison.Ordinal);
        Assert.Equal("option", (await firm.Get<SetDefault>().RunAsync(
            new SetDefaultInput(WishSubject.Of(new Domain.Values.ModelId(1)), Choice("target.follow", "model=Only Two", PolicyScope.Model), null), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task It_ends_with_a_reason_and_the_next_level_holds_again()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var id = (await firm.WishAsync(Choice("cash.minimum", "share=5"))).Value;
        Assert.Equal("no-reason", (await EndAsync(firm, id, reason: "no")).Refusal?.Code);
        Assert.Equal("not-found", (await EndAsync(firm, id, firm.ForeignAdvisor)).Refusal?.Code);
        Assert.Equal("role", (await EndAsync(firm, id, firm.Operations)).Refusal?.Code);
        Assert.Equal(Day.AddDays(-1), (await EndAsync(firm, id)).Value);
        Assert.Null((await firm.WishesAsync()).Policy.Entries.Single(e => e.Option == "cash.minimum").Chosen);
        Assert.Equal("ended", (await EndAsync(firm, id)).Refusal?.Code);
        Assert.Single(await firm.HistoryAsync("wish.ended"));
    }

    [Fact]
    public async Task Who_may_do_what_with_wishes_is_decided_in_the_operations()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var firmDefault = (await firm.LookAsync(db => db.Set<CustomizationRow>().FirstAsync(c => c.Scope == PolicyScope.Firm, LakesideFirm.Cancel))).Id;
        var actual = new List<string>();
        foreach (var (name, actor) in new (string, Actor)[] { ("operations", firm.Operations), ("advisor", firm.Advisor), ("foreign", firm.ForeignAdvisor), ("policy", firm.Policy), ("compliance", firm.Compliance), ("administrator", firm.Administrator) })
        {
            var wish = await firm.WishAsync(Choice("cash.minimum", "share=2"), actor);
            var standard = await firm.DefaultAsync("cash.maximum", "share=4", actor: actor);
            var end = await EndAsync(firm, firmDefault, actor);
            var request = await firm.Get<RecordRequest>().RunAsync(
                new RecordRequestInput((await firm.AccountAsync(Account)).Id, "Ana", "call", "No tobacco please"), actor, LakesideFirm.Cancel);
            actual.Add($"{name}: wish {Word(wish.Refusal)}, default {Word(standard.Refusal)}, end {Word(end.Refusal)}, request {Word(request.Refusal)}");
        }
        Assert.Equal(
            [
                "operations: wish role, default role, end role, request yes",
                "advisor: wish yes, default role, end role, request yes",
                "foreign: wish not-found, default role, end role, request not-found",
                "policy: wish role, default yes, end yes, request role",
                "compliance: wish role, default role, end role, request role",
                "administrator: wish role, default role, end role, request role",
            ],
            actual);
        Assert.Contains(await firm.HistoryAsync("access.denied"), h => h.SubjectType == "account");
    }

    [Fact]
    public async Task A_request_becomes_a_setting_or_is_declined_and_is_never_settled_twice()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var account = (await firm.AccountAsync(Account)).Id;
        async Task<int> AskAsync() => (await firm.Get<RecordRequest>().RunAsync(new RecordRequestInput(account, "Ana", "mail", "Hold more cash"), firm.Operations, LakesideFirm.Cancel)).Value;
        var (one, two) = (await AskAsync(), await AskAsync());
        var wish = (await firm.WishAsync(Choice("cash.minimum", "share=5"), request: one)).Value;
        var row = await firm.LookAsync(db => db.Set<WishRequestRow>().SingleAsync(r => r.Id == one, LakesideFirm.Cancel));
        Assert.Equal((RequestState.Set, wish, "Adam Advisor"), (row.State, row.CustomizationId, row.DecidedBy));
        Assert.Equal("request", (await firm.WishAsync(Choice("cash.minimum", "share=6"), request: one)).Refusal?.Code);
        Assert.Equal("no-reason", (await DeclineAsync(firm, two, "no")).Refusal?.Code);
        Assert.True((await DeclineAsync(firm, two, "She thought better of it")).Value);
        Assert.Equal("settled", (await DeclineAsync(firm, two, "She thought better of it")).Refusal?.Code);
        Assert.Equal("not-found", (await firm.Get<DeclineRequest>().RunAsync(new DeclineRequestInput(two, "None of mine"), firm.ForeignAdvisor, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Empty((await firm.WishesAsync()).Requests);
    }

    [Fact]
    public async Task What_ends_soon_is_in_the_queue_with_what_its_end_would_trade()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var soon = (await firm.WishAsync(Choice("cash.minimum", "amount=0; share=20", to: Day.AddDays(14)))).Value;
        await firm.WishAsync(Choice("cash.maximum", "share=25", to: Day.AddDays(15)));
        var queue = (await firm.Get<ExpiringQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value;
        var line = Assert.Single(queue.Lines);
        Assert.Equal((soon, "Hartmann, Ana Taxable", 14), (line.Line.Id, line.Owner, line.Days));
        var effect = (await firm.Get<ExpiryEffectQuery>().RunAsync(soon, firm.Advisor, LakesideFirm.Cancel)).Value;
        Assert.NotEqual(effect.Now, effect.Then);
        Assert.Contains("trades instead of", effect.Sentence, StringComparison.Ordinal);
        Assert.Empty((await firm.Get<ExpiringQuery>().RunAsync(firm.ForeignAdvisor, LakesideFirm.Cancel)).Value.Lines);
        Assert.Equal("not-found", (await firm.Get<ExpiryEffectQuery>().RunAsync(soon, firm.ForeignAdvisor, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task A_price_is_kept_as_long_as_the_snapshot_is_the_same_and_what_was_typed_is_its_author_s_alone()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var tries = firm.Get<TryWish>();
        var desk = (await tries.OpenAsync((await firm.AccountAsync(Account)).Id, firm.Advisor, LakesideFirm.Cancel)).Value;
        var wish = Choice("security.rule", "ticker=AAPL; rule=never-hold");
        var (one, two) = (await tries.TryAsync(desk, wish, LakesideFirm.Cancel), await tries.TryAsync(desk, wish, LakesideFirm.Cancel));
        Assert.Same(one.Price!.With, two.Price!.With);
        Assert.True(one.Price.TrackingError.Value > 0m, $"{one.Price}");
        var drafts = firm.Get<WishDrafts>();
        Assert.True((await drafts.KeepAsync("wish:x", "typed", firm.Advisor, LakesideFirm.Cancel)).Value);
        Assert.Equal("typed", (await drafts.ReadAsync("wish:x", firm.Advisor, LakesideFirm.Cancel)).Value.Typed);
        Assert.Equal("", (await drafts.ReadAsync("wish:x", firm.Operations, LakesideFirm.Cancel)).Value.Typed);
        await drafts.KeepAsync("wish:x", "", firm.Advisor, LakesideFirm.Cancel);
        Assert.Equal("", (await drafts.ReadAsync("wish:x", firm.Advisor, LakesideFirm.Cancel)).Value.Typed);
    }

    private static string Word(Domain.Values.Refusal? refusal) => refusal?.Code ?? "yes";

    private static async Task<Domain.Values.Outcome<DateOnly>> EndAsync(LakesideFirm firm, int id, Actor? actor = null, string reason = "They changed their mind") =>
        await firm.Get<EndWish>().RunAsync(new EndWishInput(id, Day.AddDays(-1), reason), actor ?? firm.Advisor, LakesideFirm.Cancel);

    private static Task<Domain.Values.Outcome<bool>> DeclineAsync(LakesideFirm firm, int id, string reason) =>
        firm.Get<DeclineRequest>().RunAsync(new DeclineRequestInput(id, reason), firm.Advisor, LakesideFirm.Cancel);
}
