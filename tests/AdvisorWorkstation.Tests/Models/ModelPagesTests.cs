using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Models;
using AdvisorWorkstation.Features.Models.Grace;
using AdvisorWorkstation.Features.Models.Versions;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Models;

public sealed class ModelPagesTests
{
    private static readonly DateOnly Effective = new(2026, 12, 1);

    [Fact]
    public async Task Investment_policy_drafts_edits_and_submits_a_version_on_its_page()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Policy);
        var models = desk.Render<ModelsPage>();
        models.WaitForAssertion(() => Assert.Contains("Follows Large Twelve.", models.Markup, StringComparison.Ordinal));
        await models.FindAll(".head button")[0].ClickAsync();
        models.WaitForAssertion(() => Assert.EndsWith("/models/versions/1", desk.Navigation.Uri, StringComparison.Ordinal));

        var page = desk.Render<ModelVersionPage>(p => p.Add(v => v.Id, 1));
        page.WaitForElement("#name-cap");
        await page.Find("#name-cap").ChangeAsync(new() { Value = "9" });
        await Button(page, "Submit").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("What you typed is not saved.", page.Markup, StringComparison.Ordinal));
        await Button(page, "Save").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("<ins>No name is more than 9%.</ins>", page.Markup, StringComparison.Ordinal));
        await Button(page, "Submit").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("Submitted", page.Find(".head .chip").TextContent));
        Assert.DoesNotContain(page.FindAll(".act button"), b => b.TextContent.StartsWith("Approve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_person_approves_on_the_same_page_once_the_effect_is_computed()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var version = await firm.DraftAsync(await firm.CappedAsync());
        await firm.SubmitAsync(version.Version);
        await using var desk = new DeskRenderer(firm, firm.OtherPolicy);
        var page = desk.Render<ModelVersionPage>(p => p.Add(v => v.Id, version.Version));
        page.WaitForAssertion(() => Assert.Contains("was not computed yet", page.Markup, StringComparison.Ordinal));
        await Button(page, "Approve").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Compute it, look at it, then approve.", page.Markup, StringComparison.Ordinal));
        await firm.PreviewAsync(version.Subject());
        page.WaitForAssertion(() => Assert.Contains("Spread over the accounts", page.Markup, StringComparison.Ordinal));
        Assert.Contains("TE after", page.Markup, StringComparison.Ordinal);
        await Button(page, "Approve").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Accounts follow it from 2026-11-20 on.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".act"));
    }

    [Fact]
    public async Task What_can_not_be_read_is_said_and_nothing_is_saved()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var version = await firm.DraftAsync(await firm.CappedAsync());
        await using var desk = new DeskRenderer(firm, firm.Policy);
        var page = desk.Render<ModelVersionPage>(p => p.Add(v => v.Id, version.Version));
        page.WaitForElement("#excluded");
        await page.Find("#excluded").ChangeAsync(new() { Value = "AAPL, NOPE" });
        await page.Find("#name-cap").ChangeAsync(new() { Value = "nine" });
        await Button(page, "Save").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("There is no security NOPE.", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Contains("'nine' is not a number: the largest name.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await firm.LookAsync(db => db.Set<ModelVersionRow>().SingleAsync(LakesideFirm.Cancel))).Revision);
    }

    [Fact]
    public async Task Whoever_may_not_change_models_sees_them_and_no_button()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var version = await firm.DraftAsync(await firm.CappedAsync());
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        var models = desk.Render<ModelsPage>();
        models.WaitForAssertion(() => Assert.Contains("Version 2", models.Markup, StringComparison.Ordinal));
        Assert.Empty(models.FindAll(".head button"));
        var page = desk.Render<ModelVersionPage>(p => p.Add(v => v.Id, version.Version));
        page.WaitForAssertion(() => Assert.Contains("No name is more than 9%.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("button"));
        Assert.Empty(page.FindAll("input"));
    }

    [Fact]
    public async Task The_page_of_index_changes_says_what_leaves_and_an_advisor_keeps_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.PreviewAsync(await firm.AnnounceAsync("XOM", Effective));
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        desk.Navigation.NavigateTo("/models/changes?tab=leaving");
        var page = desk.Render<IndexChangesPage>();
        page.WaitForAssertion(() => Assert.Contains("Large Twelve: announced 2026-11-18, effective 2026-12-01, in 12 days; 0 join, 1 leave", page.Find(".head .sub").TextContent, StringComparison.Ordinal));
        await page.Find("button[aria-label^='Keep until… XOM in Hartmann, Ana Taxable']").ClickAsync();
        await page.Find("#until").ChangeAsync(new() { Value = "2027-02-01" });
        await page.Find(".dlg textarea").InputAsync(new() { Value = "tax" });
        await page.Find(".dlg .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Say why", page.Find(".dlg [role=alert]").TextContent, StringComparison.Ordinal));
        await page.Find(".dlg textarea").InputAsync(new() { Value = "Long-term in January" });
        await page.Find(".dlg .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Ana Taxable keeps XOM until 2027-02-01.", page.Markup, StringComparison.Ordinal));

        desk.Navigation.NavigateTo("/models/changes?tab=grace");
        var list = desk.Render<IndexChangesPage>();
        list.WaitForAssertion(() => Assert.Contains("Long-term in January", list.Markup, StringComparison.Ordinal));
        await list.Find("button[aria-label='End early: XOM in Hartmann']").ClickAsync();
        await list.Find("#reason").InputAsync(new() { Value = "The client needs the cash" });
        await list.Find(".dlg .go").ClickAsync();
        list.WaitForAssertion(() => Assert.Contains("may sell XOM again", list.Markup, StringComparison.Ordinal));
        Assert.NotNull((await firm.LookAsync(db => db.Set<GraceRow>().SingleAsync(LakesideFirm.Cancel))).EndedAt);
    }

    [Fact]
    public async Task Without_an_announced_change_the_page_says_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = desk.Render<IndexChangesPage>();
        page.WaitForAssertion(() => Assert.Contains("No index change is announced.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_comes_out_of_its_form_as_it_went_in()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (aapl, lin) = (await firm.SecurityAsync("AAPL"), await firm.SecurityAsync("LIN"));
        var draft = new ModelDraft(
            new ModelDefinition(
                [new Sleeve(new SleeveSource.OfIndex(await firm.IndexAsync()), new(0.825m)), new Sleeve(new SleeveSource.OfSecurity(aapl), new(0.175m))],
                [new SectorTilt(Domain.Markets.Sector.Energy, 0.5m)],
                [new AttributeTilt("score", 55m, 0.02m, 0.5m, 2m)],
                new ModelExclusions([lin], [Domain.Markets.Sector.Utilities], ["tobacco"]),
                new ModelCaps(new(0.09m), new(0.3m))),
            Effective);
        var choices = new DraftChoices([], [], new Dictionary<Domain.Values.Ticker, Domain.Values.SecurityId>
        {
            [Domain.Values.Ticker.Parse("AAPL")] = aapl,
            [Domain.Values.Ticker.Parse("LIN")] = lin,
        }, ["score"], [], ModelFirm.NextDay);
        var read = ModelDraftForm.Of(draft, choices).Read(choices).Value;
        Assert.Equal(Data.StoredContent.Of(draft).Hash, Data.StoredContent.Of(read).Hash);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ModelVersionPage> page, string words) =>
        page.FindAll(".act button").Single(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));
}
