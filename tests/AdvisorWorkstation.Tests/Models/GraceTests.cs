using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Models;
using AdvisorWorkstation.Features.Models.Grace;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Models;

public sealed class GraceTests
{
    private const string Account = LakesideFirm.ApprovedAccount;
    private static readonly DateOnly Effective = new(2026, 12, 1);
    private static readonly DateOnly Until = new(2027, 2, 1);

    [Fact]
    public async Task A_name_on_the_list_is_not_sold_until_its_day_and_the_wish_says_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var subject = await firm.AnnounceAsync("XOM", Effective);
        await firm.PreviewAsync(subject);
        var leaving = await LeavingAsync(firm);
        Assert.Equal(("XOM", (DateOnly?)null), (leaving.Ticker.Symbol, leaving.GraceUntil));
        Assert.True(leaving.HeldAfter < leaving.Held, "without the list the name is sold");

        Assert.Null((await GrantAsync(firm)).Refusal);
        await firm.PreviewAsync(subject);
        var kept = await LeavingAsync(firm);
        Assert.Equal((Until, kept.Held), (kept.GraceUntil, kept.HeldAfter));

        var view = (await firm.Get<AccountQuery>().RunAsync((await firm.AccountAsync(Account)).Id, firm.Advisor, LakesideFirm.Cancel)).Value;
        var entry = Assert.Single(view.Snapshot.Policy.Entries, e => e.Declaration is SecurityRuleOption);
        Assert.Equal(("Never sells XOM.", ModelFirm.Day, (DateOnly?)Until, "Adam Advisor", "grace list", "Gains turn long-term in January"),
            (entry.Sentence, entry.Chosen!.From, entry.Chosen.To, entry.Chosen.AskedBy, entry.Chosen.AskedHow, entry.Chosen.Reason));
        var line = Assert.Single((await firm.Get<GraceQuery>().RunAsync(firm.Compliance, LakesideFirm.Cancel)).Value.Lines);
        Assert.Equal((true, "Adam Advisor", leaving.TaxNow), (line.Runs, line.GrantedBy, line.TaxThen));
        Assert.Equal("Adam Advisor grace.granted", string.Join(", ", (await firm.HistoryAsync("grace.granted")).Select(h => $"{h.ActorName} {h.Action}")));
    }

    [Fact]
    public async Task It_ends_by_itself_after_its_last_day()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var subject = await firm.AnnounceAsync("XOM", Effective);
        await GrantAsync(firm, until: ModelFirm.NextDay);
        await firm.PriceAsync(ModelFirm.NextDay);
        Assert.True(Assert.Single((await firm.Get<GraceQuery>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Value.Lines).Runs);
        await firm.PriceAsync(new DateOnly(2026, 11, 23));
        await firm.PreviewAsync(subject);
        var leaving = await LeavingAsync(firm);
        Assert.Null(leaving.GraceUntil);
        Assert.True(leaving.HeldAfter < leaving.Held);
        var line = Assert.Single((await firm.Get<GraceQuery>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Value.Lines);
        Assert.Equal((false, "It ended with 2026-11-20."), (line.Runs, line.Ended));
        Assert.Equal("ended", (await EndAsync(firm, line.Id, firm.Policy)).Refusal?.Code);
    }

    [Fact]
    public async Task Somebody_can_end_it_earlier_with_a_reason()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var subject = await firm.AnnounceAsync("XOM", Effective);
        await GrantAsync(firm);
        var id = Assert.Single((await firm.Get<GraceQuery>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Value.Lines).Id;
        Assert.Equal("not-found", (await EndAsync(firm, id, firm.ForeignAdvisor)).Refusal?.Code);
        Assert.Equal("no-reason", (await firm.Get<EndGrace>().RunAsync(new EndGraceInput(id, "no"), firm.Advisor, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.True((await EndAsync(firm, id, firm.Policy)).Value);
        await firm.PreviewAsync(subject);
        Assert.Null((await LeavingAsync(firm)).GraceUntil);
        Assert.Equal("Petra Policy ended it on 2026-11-20: The client needs the cash", Assert.Single((await firm.Get<GraceQuery>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Value.Lines).Ended);
        Assert.Equal("ended", (await EndAsync(firm, id, firm.Policy)).Refusal?.Code);
        Assert.Null((await GrantAsync(firm)).Refusal);
    }

    [Fact]
    public async Task It_overrules_no_other_wish()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await WishAsync(firm, "household,Hartmann,security.rule,ticker=XOM; rule=never-hold");
        Assert.Equal("wish-stands", (await GrantAsync(firm)).Refusal?.Code);
        await using var other = await LakesideFirm.OpenAsync();
        await WishAsync(other, "household,Hartmann,sector.exclude,sector=Energy");
        var refused = await GrantAsync(other);
        Assert.Equal(
            ("must-go", "The account may not hold XOM: no Energy. The grace list does not overrule a wish."), (refused.Refusal?.Code, refused.Refusal?.Sentence));
        Assert.Empty(await other.LookAsync(db => db.Set<GraceRow>().ToListAsync(LakesideFirm.Cancel)));
    }

    [Fact]
    public async Task Who_may_not_or_does_not_see_the_account_is_refused()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        foreach (var actor in new[] { firm.Operations, firm.Compliance, firm.Administrator })
        {
            Assert.Equal("role", (await GrantAsync(firm, actor: actor)).Refusal?.Code);
        }
        Assert.Equal("not-found", (await GrantAsync(firm, actor: firm.ForeignAdvisor)).Refusal?.Code);
        Assert.Equal(1, (await firm.HistoryAsync("access.denied")).Count(h => h.SubjectType == "account"));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal("no-reason", (await GrantAsync(firm, reason: "tax")).Refusal?.Code);
        Assert.Equal("until", (await GrantAsync(firm, until: ModelFirm.Day)).Refusal?.Code);
        Assert.Equal("until", (await GrantAsync(firm, until: ModelFirm.Day.AddYears(3))).Refusal?.Code);
        var account = await firm.AccountAsync(Account);
        Assert.Equal("not-held", (await firm.Get<GrantGrace>().RunAsync(
            new GrantGraceInput(account.Id, new SecurityId(999), Until, "Gains turn long-term"), firm.Advisor, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Empty(await firm.LookAsync(db => db.Set<CustomizationRow>().Where(c => c.AskedHow == "grace list").ToListAsync(LakesideFirm.Cancel)));
    }

    private static async Task<Outcome<int>> GrantAsync(
        LakesideFirm firm, DateOnly? until = null, string reason = "Gains turn long-term in January", Domain.Identity.Actor? actor = null) =>
        await firm.Get<GrantGrace>().RunAsync(
            new GrantGraceInput((await firm.AccountAsync(Account)).Id, await firm.SecurityAsync("XOM"), until ?? Until, reason), actor ?? firm.Advisor, LakesideFirm.Cancel);

    private static Task<Outcome<bool>> EndAsync(LakesideFirm firm, int id, Domain.Identity.Actor actor) =>
        firm.Get<EndGrace>().RunAsync(new EndGraceInput(id, "The client needs the cash"), actor, LakesideFirm.Cancel);

    private static Task WishAsync(LakesideFirm firm, string wish) => firm.ImportAsync(
        "customizations.csv", $"scope,scope_name,option,arguments,from,to,asked_by,asked_how,reason\n{wish},2026-01-02,,Hartmann,call,They said so\n");

    private static async Task<LeavingName> LeavingAsync(LakesideFirm firm)
    {
        var account = await firm.AccountAsync(Account);
        var preview = (await firm.Get<IndexChangesQuery>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Value.Changes[0].Preview!;
        return Assert.Single(preview.Accounts.Single(a => a.Preview.Account == account.Id).Preview.Effect!.Leaving);
    }
}
