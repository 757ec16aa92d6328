using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Models;
using AdvisorWorkstation.Features.Models.Versions;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Models;

public sealed class ModelVersionTests
{
    [Fact]
    public async Task An_approved_version_is_followed_from_its_day_on_and_not_before()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ApprovedAsync(await firm.CappedAsync(9m, ModelFirm.NextDay));
        Assert.Equal(("Large Twelve, version 1", 10m), await TargetAsync(firm));
        await firm.PriceAsync(ModelFirm.NextDay);
        Assert.Equal(("Large Twelve, version 2", 9m), await TargetAsync(firm));
        var model = Assert.Single((await firm.Get<ModelsQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value.Models);
        Assert.Equal(("Large Twelve, version 2", true), (model.Name, model.Versions[0].IsInForce));
        Assert.Equal(["Holds from 2026-11-20 on.", "Follows Large Twelve.", "No name is more than 9%."], model.Sentences);
        Assert.Equal(["Kept Follows Large Twelve.", "Added No name is more than 9%."], model.Versions[0].Changes.Select(c => $"{c.Fate} {c.Sentence}"));
        Assert.Equal(1m, model.Names.Sum(n => n.Weight.Fraction));
    }

    [Fact]
    public async Task Every_step_is_written_into_the_history_with_who_and_what()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var from = await firm.LengthAsync();
        await firm.ApprovedAsync(await firm.CappedAsync());
        var lines = await firm.HistoryAsync(from: from);
        Assert.Equal(
            ["Petra Policy model.drafted 2", "Petra Policy model.submitted 2", "Petra Policy target.previewed 0", "Paul Policy model.approved 2"],
            lines.Select(l => $"{l.ActorName} {l.Action} {l.SubjectVersion}"));
    }

    [Fact]
    public async Task The_drafter_and_whoever_edited_can_not_approve_and_another_can_after_a_preview()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var version = await firm.DraftAsync(await firm.CappedAsync());
        await firm.SubmitAsync(version.Version);
        Assert.Equal("own-edit", (await DecideAsync(firm, version, 1, ModelDecision.Approve, firm.Policy)).Refusal?.Code);
        Assert.Equal("not-previewed", (await firm.ApproveAsync(version.Version)).Refusal?.Code);
        await firm.PreviewAsync(version.Subject());
        var edited = await firm.Get<EditModel>().RunAsync(
            new EditModelInput(version.Version, 1, await firm.CappedAsync(9.5m), "A little wider"), firm.OtherPolicy, LakesideFirm.Cancel);
        Assert.Equal(2, edited.Value);
        Assert.Equal("stale-revision", (await firm.SubmitAsync(version.Version, 1)).Refusal?.Code);
        await firm.SubmitAsync(version.Version, 2);
        Assert.Equal("own-edit", (await firm.ApproveAsync(version.Version, 2)).Refusal?.Code);
        Assert.Equal(ModelState.Rejected, (await DecideAsync(firm, version, 2, ModelDecision.Reject, firm.OtherPolicy)).Value);
        Assert.Equal("not-in-this-state", (await firm.SubmitAsync(version.Version, 2)).Refusal?.Code);
        var view = (await firm.Get<ModelVersionQuery>().RunAsync(version.Version, firm.Advisor, LakesideFirm.Cancel)).Value;
        Assert.Equal(("Paul Policy", "Nobody asked for it"), (view.DecidedBy, view.Reason));
        Assert.Equal([(2, "Paul Policy", "A little wider"), (1, "Petra Policy", "The committee wants it")], view.Revisions.Select(r => (r.Revision, r.MadeBy, r.Reason)));
    }

    [Fact]
    public async Task A_preview_of_an_earlier_revision_does_not_count()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var version = await firm.DraftAsync(await firm.CappedAsync());
        await firm.PreviewAsync(version.Subject());
        await firm.Get<EditModel>().RunAsync(new EditModelInput(version.Version, 1, await firm.CappedAsync(9.5m), ""), firm.Policy, LakesideFirm.Cancel);
        await firm.SubmitAsync(version.Version, 2);
        Assert.Equal("not-previewed", (await firm.ApproveAsync(version.Version, 2)).Refusal?.Code);
        var stale = (await firm.Get<ModelVersionQuery>().RunAsync(version.Version, firm.Policy, LakesideFirm.Cancel)).Value.Preview?.Stale;
        Assert.Equal("The change itself is another since.", stale);
    }

    [Fact]
    public async Task What_can_not_be_built_is_kept_as_a_draft_and_not_submitted()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var model = await firm.ModelAsync();
        var faulty = new ModelDraft(ModelDefinition.Of(new Sleeve(new SleeveSource.OfModel(model), Weight.FromPercent(90m))), new DateOnly(2026, 11, 18));
        var version = await firm.DraftAsync(faulty);
        var refused = await firm.SubmitAsync(version.Version);
        Assert.Equal("faults", refused.Refusal?.Code);
        Assert.Equal(
            "It would hold from 2026-11-18 on, which has passed. Choose today, 2026-11-20, or a later day. The sleeves add up to 90%, not to 100%.",
            refused.Refusal?.Sentence);
        var whole = new ModelDraft(ModelDefinition.Of(new Sleeve(new SleeveSource.OfModel(model), Weight.One)), ModelFirm.NextDay);
        await firm.Get<EditModel>().RunAsync(new EditModelInput(version.Version, 1, whole, ""), firm.Policy, LakesideFirm.Cancel);
        Assert.Equal("The model Large Twelve would contain itself. Take that sleeve out.", (await firm.SubmitAsync(version.Version, 2)).Refusal?.Sentence);
        Assert.Equal("faults", (await firm.PreviewAsync(version.Subject())).Refusal?.Code);
        Assert.Equal("unchanged", (await firm.Get<EditModel>().RunAsync(new EditModelInput(version.Version, 2, whole, ""), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task Two_models_that_would_contain_each_other_at_different_days_are_refused_at_the_second()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var core = await firm.ModelAsync();
        var blend = await NewAsync(firm, "Blend", new ModelDraft(ModelDefinition.Of(new Sleeve(new SleeveSource.OfModel(core), Weight.One)), new DateOnly(2027, 1, 4)));
        await firm.SubmitAsync(blend.Version);
        await firm.PreviewAsync(blend.Subject());
        Assert.Equal(ModelState.Approved, (await firm.ApproveAsync(blend.Version)).Value);
        var version = await firm.DraftAsync(new ModelDraft(ModelDefinition.Of(new Sleeve(new SleeveSource.OfModel(blend.Model), Weight.One)), ModelFirm.NextDay));
        Assert.Contains("The model Large Twelve would contain itself.", (await firm.SubmitAsync(version.Version)).Refusal?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_version_of_a_model_is_open_at_a_time_and_a_discarded_one_makes_room()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var first = await firm.DraftAsync(await firm.CappedAsync());
        var second = new DraftModelInput(first.Model, "", await firm.CappedAsync(9.5m), "");
        Assert.Equal("open-version", (await firm.Get<DraftModel>().RunAsync(second, firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal("no-reason", (await firm.Get<DecideModel>().RunAsync(new DecideModelInput(first.Version, 1, ModelDecision.Discard, ""), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal(ModelState.Discarded, (await DecideAsync(firm, first, 1, ModelDecision.Discard, firm.Policy)).Value);
        Assert.Equal(3, (await firm.Get<DraftModel>().RunAsync(second, firm.Policy, LakesideFirm.Cancel)).Value.Number);
    }

    [Fact]
    public async Task A_version_does_not_hold_before_the_one_that_was_approved_last()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ApprovedAsync(await firm.CappedAsync(9m, new DateOnly(2026, 12, 1)));
        var version = await firm.DraftAsync(await firm.CappedAsync(9.5m, new DateOnly(2026, 11, 30)));
        Assert.Equal(
            "Version 2 was approved for 2026-12-01; a version after it can't hold before that day.", (await firm.SubmitAsync(version.Version)).Refusal?.Sentence);
    }

    [Fact]
    public async Task A_new_model_needs_a_name_of_its_own_and_nobody_follows_it_before_it_is_in_force()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var draft = await firm.CappedAsync();
        Assert.Equal("name", (await firm.Get<DraftModel>().RunAsync(new DraftModelInput(null, " ", draft, ""), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal("name", (await firm.Get<DraftModel>().RunAsync(new DraftModelInput(null, "large twelve", draft, ""), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal("not-found", (await firm.Get<DraftModel>().RunAsync(new DraftModelInput(new ModelId(99), "", draft, ""), firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
        var made = await NewAsync(firm, "Capped", draft);
        Assert.Equal(1, made.Number);
        var view = (await firm.Get<ModelsQuery>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Value.Models.Single(m => m.Id == made.Model);
        Assert.Equal(("Capped", "No version of it is in force yet.", 0), (view.Name, view.Fault, view.Accounts));
    }

    [Fact]
    public async Task Nobody_but_investment_policy_changes_models()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var version = await firm.DraftAsync(await firm.CappedAsync());
        foreach (var actor in firm.People.Except([firm.Policy, firm.OtherPolicy]))
        {
            Assert.Equal("role", (await firm.Get<DraftModel>().RunAsync(new DraftModelInput(version.Model, "", await firm.CappedAsync(), ""), actor, LakesideFirm.Cancel)).Refusal?.Code);
            Assert.Equal("role", (await firm.Get<EditModel>().RunAsync(new EditModelInput(version.Version, 1, await firm.CappedAsync(8.5m), ""), actor, LakesideFirm.Cancel)).Refusal?.Code);
            Assert.Equal("role", (await firm.Get<SubmitModel>().RunAsync(new SubmitModelInput(version.Version, 1), actor, LakesideFirm.Cancel)).Refusal?.Code);
            Assert.Equal("role", (await DecideAsync(firm, version, 1, ModelDecision.Approve, actor)).Refusal?.Code);
        }
        Assert.Equal(ModelState.Draft, (await firm.LookAsync(db => db.Set<ModelVersionRow>().SingleAsync(LakesideFirm.Cancel))).State);
        Assert.Equal("not-found", (await DecideAsync(firm, version with { Version = 99 }, 1, ModelDecision.Approve, firm.OtherPolicy)).Refusal?.Code);
    }

    private static Task<Outcome<ModelState>> DecideAsync(LakesideFirm firm, DraftedModel version, int revision, ModelDecision decision, Domain.Identity.Actor actor) =>
        firm.Get<DecideModel>().RunAsync(new DecideModelInput(version.Version, revision, decision, "Nobody asked for it"), actor, LakesideFirm.Cancel);

    private static async Task<DraftedModel> NewAsync(LakesideFirm firm, string name, ModelDraft draft) =>
        (await firm.Get<DraftModel>().RunAsync(new DraftModelInput(null, name, draft, "New"), firm.Policy, LakesideFirm.Cancel)).Value;

    private static async Task<(string Name, decimal LargestPercent)> TargetAsync(LakesideFirm firm)
    {
        var account = await firm.AccountAsync(LakesideFirm.WaitingAccount);
        var snapshot = (await firm.Get<AccountQuery>().RunAsync(account.Id, firm.Operations, LakesideFirm.Cancel)).Value.Snapshot;
        return (snapshot.TargetName, decimal.Round(snapshot.Securities.Max(s => s.Target).Percent, 6));
    }
}
