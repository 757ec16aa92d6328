using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Models;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.BatchRuns;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Models;

public sealed class PreviewChangeTests
{
    private static readonly DateOnly Effective = new(2026, 12, 1);

    [Fact]
    public async Task A_preview_of_an_index_change_says_what_the_run_of_its_day_then_does()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: false);
        var subject = await firm.AnnounceAsync("XOM", Effective);
        await firm.WorkAsync();
        var before = (await firm.ProposalsAsync()).ToDictionary(p => p.AccountId, p => p.TrackingErrorBefore);
        Assert.Equal(("Large Twelve of 2026-12-01", 3, 0), Figures((await firm.PreviewAsync(subject)).Value));
        var preview = (await ViewAsync(firm, firm.Policy)).Preview!;
        Assert.Null(preview.Stale);
        Assert.All(preview.Accounts, a => Assert.Equal(before[a.Preview.Account], Rounded(a.Preview.Effect!.TrackingErrorOld)));

        await firm.ExecuteAsync($"UPDATE IndexVersions SET Effective = '{ModelFirm.Day:yyyy-MM-dd}' WHERE Id = {subject.Id}");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();
        var proposals = (await firm.ProposalsAsync()).GroupBy(p => p.AccountId).Select(g => g.MaxBy(p => p.CreatedAt)!).ToList();
        Assert.Equal(3, proposals.Count);
        Assert.All(proposals, p =>
        {
            var effect = preview.Accounts.Single(a => a.Preview.Account == p.AccountId).Preview.Effect!;
            Assert.Equal((p.Trades, p.Tax, p.Sold + p.Bought, p.Turnover), (effect.Trades, effect.Tax, effect.Traded, effect.Turnover));
            Assert.Equal((p.TrackingErrorBefore, p.TrackingErrorAfter), (Rounded(effect.TrackingErrorNew), Rounded(effect.TrackingErrorAfter)));
        });
        Assert.Equal(preview.Totals.Trades, proposals.Sum(p => p.Trades));
    }

    [Fact]
    public async Task It_does_not_depend_on_the_number_of_workers()
    {
        var one = await ComputedAsync(1);
        var two = await ComputedAsync(2);
        Assert.Equal(one.InputHash, two.InputHash);
        Assert.Equal(one.Content, two.Content);

        static async Task<PreviewRow> ComputedAsync(int workers)
        {
            await using var firm = await RunFirm.ManyAsync(workers);
            await firm.WorkAsync();
            await firm.PreviewAsync(await firm.AnnounceAsync("XOM", Effective));
            return await firm.LookAsync(db => db.Set<PreviewRow>().SingleAsync(LakesideFirm.Cancel));
        }
    }

    [Fact]
    public async Task Accounts_are_reached_directly_and_through_sleeves_and_no_others()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var core = await firm.ModelAsync();
        var blend = new Features.Indexes.ModelDraft(
            Domain.Indexes.Models.ModelDefinition.Of(
                new Domain.Indexes.Models.Sleeve(new Domain.Indexes.Models.SleeveSource.OfModel(core), Weight.FromPercent(90m)),
                new Domain.Indexes.Models.Sleeve(new Domain.Indexes.Models.SleeveSource.OfSecurity(await firm.SecurityAsync("PG")), Weight.FromPercent(10m))),
            ModelFirm.NextDay);
        var made = (await firm.Get<Features.Models.Versions.DraftModel>().RunAsync(
            new Features.Models.Versions.DraftModelInput(null, "Blend", blend, "New"), firm.Policy, LakesideFirm.Cancel)).Value;
        await firm.SubmitAsync(made.Version);
        Assert.Equal(0, (await firm.PreviewAsync(made.Subject())).Value.Accounts);
        await firm.ApproveAsync(made.Version);
        await firm.PriceAsync(ModelFirm.NextDay);
        await firm.ExecuteAsync($"UPDATE Accounts SET ModelId = {made.Model.Value} WHERE Number = '{LakesideFirm.WaitingAccount}'");
        await firm.PreviewAsync(await firm.AnnounceAsync("XOM", Effective));
        var change = await ViewAsync(firm, firm.Policy);
        Assert.Equal(["Blend", "Large Twelve"], change.Models);
        Assert.Equal(3, change.Preview!.Accounts.Count);
        var fund = await firm.DraftAsync(new Features.Indexes.ModelDraft(
            Domain.Indexes.Models.ModelDefinition.Whole(await firm.IndexAsync()) with { Caps = new(Weight.FromPercent(9.5m), null) }, ModelFirm.NextDay));
        Assert.Equal(3, (await firm.PreviewAsync(fund.Subject())).Value.Accounts);
        await firm.ExecuteAsync($"UPDATE Accounts SET Enrolled = 0 WHERE Number = '{LakesideFirm.WaitingAccount}'");
        Assert.Equal(2, (await firm.PreviewAsync(fund.Subject())).Value.Accounts);
    }

    [Fact]
    public async Task An_account_that_can_not_be_computed_is_named_with_the_reason()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync($"UPDATE Accounts SET HoldingsAsOf = NULL WHERE Number = '{LakesideFirm.WaitingAccount}'");
        Assert.Equal(("Large Twelve of 2026-12-01", 3, 1), Figures((await firm.PreviewAsync(await firm.AnnounceAsync("XOM", Effective))).Value));
        var line = Assert.Single((await ViewAsync(firm, firm.Policy)).Preview!.Accounts, a => a.Preview.Effect is null);
        Assert.Equal(("Bello", "No positions have arrived for this account yet. Import them."), (line.Household, line.Preview.Fault));
        Assert.Equal(2, (await ViewAsync(firm, firm.Policy)).Preview!.Totals.Accounts);
    }

    [Fact]
    public async Task It_says_when_its_inputs_have_moved_since()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var subject = await firm.AnnounceAsync("XOM", Effective);
        await firm.PreviewAsync(subject);
        Assert.Null((await ViewAsync(firm, firm.Policy)).Preview!.Stale);
        await firm.ImportAsync("prices.csv", "ticker,date,close\nAAPL,2026-11-19,233.10\n");
        Assert.Equal("Positions, wishes, models or orders have changed since.", (await ViewAsync(firm, firm.Policy)).Preview!.Stale);
        await firm.PreviewAsync(subject);
        Assert.Null((await ViewAsync(firm, firm.Policy)).Preview!.Stale);
        await firm.PriceAsync(ModelFirm.NextDay);
        Assert.Equal("There are prices of 2026-11-20 since.", (await ViewAsync(firm, firm.Policy)).Preview!.Stale);
    }

    [Fact]
    public async Task A_viewer_sees_the_accounts_of_their_books_only()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.PreviewAsync(await firm.AnnounceAsync("XOM", Effective));
        Assert.Equal(3, (await ViewAsync(firm, firm.Advisor)).Preview!.Accounts.Count);
        Assert.Empty((await ViewAsync(firm, firm.ForeignAdvisor)).Preview!.Accounts);
        Assert.Equal(0, (await ViewAsync(firm, firm.ForeignAdvisor)).Preview!.Totals.Trades);
        Assert.Equal("role", (await firm.Get<IndexChangesQuery>().RunAsync(firm.Administrator, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task Only_investment_policy_computes_and_cancels_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var subject = await firm.AnnounceAsync("XOM", Effective);
        foreach (var actor in firm.People.Except([firm.Policy, firm.OtherPolicy]))
        {
            Assert.Equal("role", (await firm.Get<PreviewChange>().RunAsync(subject, actor, null, LakesideFirm.Cancel)).Refusal?.Code);
            Assert.Equal("role", (await firm.Get<CancelPreview>().RunAsync(actor, LakesideFirm.Cancel)).Refusal?.Code);
        }
        Assert.Equal("not-found", (await firm.PreviewAsync(subject with { Id = 99 })).Refusal?.Code);
        Assert.Equal("no-preview", (await firm.Get<CancelPreview>().RunAsync(firm.Policy, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task In_the_background_it_tells_how_far_it_is_and_can_be_cancelled()
    {
        await using var firm = await RunFirm.ManyAsync();
        await firm.WorkAsync();
        var subject = await firm.AnnounceAsync("XOM", Effective);
        var monitor = firm.Get<PreviewMonitor>();
        var seen = new List<WorkProgress>();
        using var listening = firm.Get<DeskNews>().Listen(kind =>
        {
            if (kind == DeskNewsKind.PreviewProgressed && monitor.Progress is { } progress)
            {
                lock (seen)
                {
                    seen.Add(progress);
                }
            }
        });
        Assert.True(monitor.Start(subject, firm.Policy));
        Assert.False(monitor.Start(subject, firm.Policy));
        await IdleAsync(monitor);
        Assert.Null(monitor.Said);
        Assert.Contains(new WorkProgress("Previewing households", 7, 7), seen);
        var stored = await firm.LookAsync(db => db.Set<PreviewRow>().SingleAsync(LakesideFirm.Cancel));

        var asked = new TaskCompletionSource<Task<Outcome<bool>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelling = firm.Get<DeskNews>().Listen(kind =>
        {
            if (kind == DeskNewsKind.PreviewProgressed && monitor.Progress is { Done: 1 })
            {
                var asking = Task.Run(() => firm.Get<CancelPreview>().RunAsync(firm.OtherPolicy, LakesideFirm.Cancel));
                asking.Wait(LakesideFirm.Cancel);
                asked.TrySetResult(asking);
            }
        });
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        Assert.True(monitor.Start(subject, firm.Policy));
        Assert.True((await (await asked.Task)).Value);
        await IdleAsync(monitor);
        Assert.Equal("Paul Policy cancelled the preview; what was computed before stands.", monitor.Said);
        Assert.Equal(stored.ComputedAt, (await firm.LookAsync(db => db.Set<PreviewRow>().SingleAsync(LakesideFirm.Cancel))).ComputedAt);
    }

    private static BasisPoints Rounded(BasisPoints figure) => new(decimal.Round(figure.Value, 6));

    private static (string, int, int) Figures(PreviewSummary summary) => (summary.Name, summary.Accounts, summary.NotComputed);

    private static async Task<IndexChangeView> ViewAsync(LakesideFirm firm, Domain.Identity.Actor actor) =>
        Assert.Single((await firm.Get<IndexChangesQuery>().RunAsync(actor, LakesideFirm.Cancel)).Value.Changes);

    private static async Task IdleAsync(PreviewMonitor monitor)
    {
        while (monitor.Progress is not null)
        {
            await Task.Delay(10, LakesideFirm.Cancel);
        }
    }
}
