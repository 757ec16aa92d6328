using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Optimizer;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.BatchRuns;

public sealed class RunRebalanceTests
{
    private const string Optimizing = "Optimizing households";

    [Fact]
    public async Task The_trades_are_the_same_at_any_number_of_workers()
    {
        await using var alone = await RunFirm.ManyAsync(workers: 1);
        await using var four = await RunFirm.ManyAsync(workers: 4);
        await alone.WorkAsync();
        await four.WorkAsync();

        Assert.Equal(await StoredAsync(alone), await StoredAsync(four));
        Assert.Equal(
            (await alone.OutcomesAsync()).Select(o => (o.AccountId, o.Outcome, o.Reason, o.Gap, o.HouseholdOrder)),
            (await four.OutcomesAsync()).Select(o => (o.AccountId, o.Outcome, o.Reason, o.Gap, o.HouseholdOrder)));
    }

    [Fact]
    public async Task Every_enrolled_account_has_one_outcome_and_the_history_says_how_it_ended()
    {
        await using var firm = await RunFirm.ManyAsync();
        await firm.ExecuteAsync("UPDATE Accounts SET Enrolled = 0 WHERE Number = 'BF-1'");
        var summary = (await firm.WorkAsync()).Value.Run;

        var outcomes = await firm.OutcomesAsync();
        Assert.Equal((7, 7), (outcomes.Count, summary.Accounts));
        Assert.Equal(summary.Accounts, summary.Improved + summary.AlreadyBest + summary.Cannot);
        Assert.Equal(summary.Improved, outcomes.Count(o => o is { Outcome: AccountOutcome.Improved, ProposalId: not null }));
        var run = Assert.Single(await firm.RunsAsync());
        Assert.Equal((RunState.Finished, 7, "Olga Ops", firm.Clock.Now), (run.State, run.AccountCount, run.StartedBy, run.FinishedAt));
        Assert.Equal(["run.started", "run.finished"], (await firm.HistoryAsync()).Where(l => l.SubjectId == run.Id.ToString()).Select(l => l.Action));
        Assert.Equal(summary.Improved, (await firm.HistoryAsync("proposal.made")).Count);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_what_is_done_and_says_so()
    {
        await using var firm = await RunFirm.ManyAsync();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(LakesideFirm.Cancel);
        var cancelled = await firm.WorkAsync(new OnProgress(p => CancelAt(p, 3, source)), source);

        Assert.Equal("cancelled", cancelled.Refusal?.Code);
        var run = Assert.Single(await firm.RunsAsync());
        var outcomes = await firm.OutcomesAsync();
        Assert.Equal((RunState.Cancelled, outcomes.Count), (run.State, run.AccountCount));
        Assert.InRange(outcomes.Count, 3, 7);
        Assert.Equal(outcomes.Select(o => o.ProposalId).OfType<ProposalId>().Order(ById), (await firm.ProposalsAsync()).Select(p => p.Id).Order(ById));
        Assert.Single(await firm.HistoryAsync("run.cancelled"));

        var again = await firm.WorkAsync();
        Assert.Equal(8, again.Value.Run.Accounts);
        Assert.Equal(again.Value.Run.Improved, (await firm.ProposalsAsync()).Count);
    }

    [Fact]
    public async Task A_run_that_ended_early_is_taken_up_again_and_does_no_account_twice()
    {
        await using var firm = await RunFirm.ManyAsync();
        await using var whole = await RunFirm.ManyAsync();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(LakesideFirm.Cancel);
        await firm.WorkAsync(new OnProgress(p => CancelAt(p, 3, source)), source);
        var before = (await firm.OutcomesAsync()).Select(o => (o.AccountId, o.ProposalId)).ToList();
        await firm.ExecuteAsync("CREATE TRIGGER once BEFORE DELETE ON RunOutcomes BEGIN SELECT RAISE(ABORT, 'an outcome was made twice'); END");

        var summary = (await firm.WorkAsync()).Value.Run;
        await whole.WorkAsync();

        var run = Assert.Single(await firm.RunsAsync());
        Assert.Equal((RunState.Finished, 1, 8, 0), (run.State, run.Continued, run.AccountCount, summary.Missing));
        Assert.Equal(before, (await firm.OutcomesAsync()).Where(o => before.Exists(b => b.AccountId == o.AccountId)).Select(o => (o.AccountId, o.ProposalId)));
        Assert.Single(await firm.HistoryAsync("run.continued"));
        Assert.Equal(await StoredAsync(whole), await StoredAsync(firm));
    }

    [Fact]
    public async Task A_household_whose_books_moved_since_is_done_again_when_a_run_is_taken_up()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var before = await firm.ProposalAsync();
        await firm.ExecuteAsync($"UPDATE Runs SET State = {(int)RunState.Failed}");
        await firm.ExecuteAsync($"UPDATE Accounts SET Cash = Cash + 5000 WHERE Number = '{LakesideFirm.WaitingAccount}'");
        await firm.WorkAsync();
        Assert.Equal(1, Assert.Single(await firm.RunsAsync()).Continued);
        Assert.Equal(ProposalState.Superseded, (await firm.ProposalAsync(before.Id)).State);
        Assert.Equal(3, (await firm.OutcomesAsync()).Count);
    }

    [Fact]
    public async Task A_run_on_another_market_begins_anew()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync($"UPDATE Runs SET State = {(int)RunState.Failed}");
        await firm.MovePricesAsync();
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();
        Assert.Equal([(RunState.Failed, 0), (RunState.Finished, 0)], (await firm.RunsAsync()).Select(r => (r.State, r.Continued)));
    }

    [Fact]
    public async Task A_second_run_on_the_same_data_proposes_nothing_twice()
    {
        await using var firm = await RunFirm.ManyAsync();
        await firm.WorkAsync();
        var first = await firm.ProposalsAsync();
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        var second = (await firm.WorkAsync()).Value.Run;
        Assert.Equal(first.Select(p => (p.Id, p.State, p.Version)), (await firm.ProposalsAsync()).Select(p => (p.Id, p.State, p.Version)));
        Assert.Equal(first.Count, second.Improved);
        Assert.Equal(2, (await firm.RunsAsync()).Count);
        Assert.Empty(await firm.HistoryAsync("proposal.superseded"));
    }

    [Fact]
    public async Task A_run_on_newer_data_leaves_one_open_proposal_of_each_account()
    {
        await using var firm = await RunFirm.ManyAsync();
        await firm.WorkAsync();
        var old = await firm.ProposalsAsync();
        await firm.MovePricesAsync();
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();

        var all = await firm.ProposalsAsync();
        Assert.All(all.GroupBy(p => p.AccountId), g => Assert.True(g.Count(p => p.State.IsOpenBeforeExport()) <= 1));
        Assert.All(all.Where(p => old.Exists(o => o.Id == p.Id)), p => Assert.True(p.State is ProposalState.Superseded or ProposalState.Expired));
        Assert.Equal(old.Count, (await firm.HistoryAsync("proposal.superseded")).Count + (await firm.HistoryAsync("proposal.expired")).Count);
    }

    [Fact]
    public async Task What_was_decided_is_left_alone_by_the_next_run()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var rejected = await firm.ProposalAsync();
        await firm.ExecuteAsync($"UPDATE Proposals SET State = {(int)ProposalState.Rejected} WHERE State = {(int)ProposalState.InReview}");
        await firm.MovePricesAsync();
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();
        Assert.Equal(ProposalState.Rejected, (await firm.ProposalAsync(rejected.Id)).State);
    }

    [Fact]
    public async Task A_run_while_another_runs_is_refused()
    {
        await using var firm = await RunFirm.ManyAsync();
        Task<Outcome<RunSummary>>? other = null;
        var run = await firm.WorkAsync(new OnProgress(p =>
        {
            if (p.What == Optimizing)
            {
                other ??= firm.Get<RunRebalance>().RunAsync(new AsOf(new DateOnly(2026, 11, 19)), firm.OtherOperations, null, LakesideFirm.Cancel);
            }
        }));
        Assert.False(run.IsRefused);
        Assert.Equal("run-in-progress", (await other!).Refusal?.Code);
        Assert.Single(await firm.RunsAsync());
    }

    [Fact]
    public async Task A_run_while_another_program_runs_on_the_same_data_is_refused_and_leaves_the_other_alone()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Runs SET State = 0, FinishedAt = NULL");
        using (new FileStream(Path.Combine(firm.Folder.Path, "run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("run-in-progress", (await firm.WorkAsync()).Refusal?.Code);
            Assert.Equal(RunState.Running, Assert.Single(await firm.RunsAsync()).State);
        }
        Assert.False((await firm.WorkAsync()).IsRefused);
    }

    [Fact]
    public async Task What_was_solved_on_books_that_an_export_has_moved_is_not_stored()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.MovePricesAsync();
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        var run = (await RunRecord.BeginAsync(firm.Get<Desk>(), firm.Get<RiskModelStore>(), new AsOf(new DateOnly(2026, 11, 19)), firm.Operations, LakesideFirm.Cancel)).Value;
        using var writer = new RunWriter(firm.Get<Desk>(), run, firm.Operations);
        var household = (await firm.AccountAsync(LakesideFirm.ApprovedAccount)).HouseholdId;
        var books = await firm.LookAsync(db => HouseholdReader.LoadAsync(db, run.Market, household, LakesideFirm.Cancel));
        var results = HouseholdRun.Solve(run.Market, books, new RebalanceSolver(), LakesideFirm.Cancel);
        Assert.All(results, r => Assert.IsType<RebalanceResult.Improved>(r.Result));

        await firm.Get<ReleaseOrders>().RunAsync(new ReleaseInput("Lakeside"), firm.Operations, LakesideFirm.Cancel);

        Assert.False(await writer.SaveAsync(books, results, LakesideFirm.Cancel));
        Assert.Equal(ProposalState.Exported, (await firm.ProposalAsync(LakesideFirm.ApprovedAccount)).State);
        var again = await firm.LookAsync(db => HouseholdReader.LoadAsync(db, run.Market, household, LakesideFirm.Cancel));
        Assert.True(await writer.SaveAsync(again, HouseholdRun.Solve(run.Market, again, new RebalanceSolver(), LakesideFirm.Cancel), LakesideFirm.Cancel));
        Assert.All((await firm.OutcomesAsync()).Where(o => o.RunId == run.Id), o => Assert.StartsWith("Orders of 2026-11-20 are with Lakeside", o.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Books_that_do_not_stand_still_leave_the_household_to_the_next_run()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var run = (await RunRecord.BeginAsync(firm.Get<Desk>(), firm.Get<RiskModelStore>(), new AsOf(new DateOnly(2026, 11, 19)), firm.Operations, LakesideFirm.Cancel)).Value;
        using var writer = new RunWriter(firm.Get<Desk>(), run, firm.Operations);
        await writer.SaveMovedAsync((await firm.AccountAsync(LakesideFirm.WaitingAccount)).HouseholdId, LakesideFirm.Cancel);
        var outcome = Assert.Single(await firm.OutcomesAsync(), o => o.RunId == run.Id);
        Assert.Equal((AccountOutcome.Cannot, null), (outcome.Outcome, outcome.ProposalId));
        Assert.Contains("changed while it was optimized", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE Accounts SET Cash = Cash + 1 WHERE Number = 'BE-2001'")]
    [InlineData("UPDATE Accounts SET HoldingsAsOf = '2026-11-20' WHERE Number = 'BE-2001'")]
    [InlineData("UPDATE Lots SET Quantity = Quantity - 1 WHERE AccountId = (SELECT Id FROM Accounts WHERE Number = 'BE-2001')")]
    [InlineData("UPDATE Customizations SET \"To\" = '2026-11-18'")]
    [InlineData("UPDATE Proposals SET State = 7 WHERE AccountId = (SELECT Id FROM Accounts WHERE Number = 'BE-2001')")]
    public async Task Whatever_a_household_is_solved_on_moves_its_books(string change)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var run = (await RunRecord.BeginAsync(firm.Get<Desk>(), firm.Get<RiskModelStore>(), new AsOf(new DateOnly(2026, 11, 19)), firm.Operations, LakesideFirm.Cancel)).Value;
        var household = (await firm.AccountAsync(LakesideFirm.WaitingAccount)).HouseholdId;
        Task<string> Read() => firm.LookAsync(async db => (await HouseholdReader.LoadAsync(db, run.Market, household, LakesideFirm.Cancel)).Fingerprint());
        var before = await Read();
        Assert.Equal(before, await Read());
        Assert.NotEqual(0, await firm.ExecuteAsync(change));
        Assert.NotEqual(before, await Read());
    }

    [Fact]
    public async Task An_account_that_can_not_be_looked_at_has_its_reason()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync($"UPDATE Proposals SET State = {(int)ProposalState.Exported} WHERE State = {(int)ProposalState.AutoApproved}");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        var summary = (await firm.WorkAsync()).Value.Run;
        Assert.Equal((3, 2), (summary.Accounts, summary.Cannot));
        var newest = (await firm.RunsAsync())[^1].Id;
        Assert.All(
            (await firm.OutcomesAsync()).Where(o => o.RunId == newest && o.Outcome == AccountOutcome.Cannot),
            o => Assert.Equal("Orders of 2026-11-20 are with Lakeside. The account is looked at again when newer positions arrive.", o.Reason));
    }

    [Fact]
    public async Task Positions_newer_than_the_prices_wait_for_prices()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: false);
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = '2026-11-20' WHERE Number = 'HM-1001'");
        Assert.Equal(1, (await firm.WorkAsync()).Value.Run.Cannot);
        Assert.Equal(
            "Its positions are of 2026-11-20, newer than the prices of 2026-11-19. Import prices of that day.",
            Assert.Single(await firm.OutcomesAsync(), o => o.Outcome == AccountOutcome.Cannot).Reason);
    }

    [Fact]
    public async Task A_run_that_fails_says_why_and_leaves_whole_households()
    {
        await using var firm = await RunFirm.ManyAsync();
        await firm.ExecuteAsync(
            """
            CREATE TRIGGER no_room BEFORE INSERT ON RunOutcomes WHEN (SELECT COUNT(*) FROM RunOutcomes) >= 4
            BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
            """);
        await Assert.ThrowsAsync<DbUpdateException>(() => firm.WorkAsync());

        var run = Assert.Single(await firm.RunsAsync());
        Assert.Equal(RunState.Failed, run.State);
        var outcomes = await firm.OutcomesAsync();
        Assert.Equal((await firm.ProposalsAsync()).Count, outcomes.Count(o => o.ProposalId is not null));
        var households = await firm.LookAsync(db => db.Set<AccountRow>().ToDictionaryAsync(a => a.Id, a => a.HouseholdId, LakesideFirm.Cancel));
        Assert.All(
            outcomes.Select(o => households[o.AccountId]).Distinct(),
            h => Assert.All(households.Where(a => a.Value == h), a => Assert.Contains(outcomes, o => o.AccountId == a.Key)));
        Assert.Single(await firm.HistoryAsync("run.failed"));
    }

    [Fact]
    public async Task A_run_that_the_program_did_not_survive_is_written_down_as_failed_by_the_next()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Runs SET State = 0, FinishedAt = NULL");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();
        var run = Assert.Single(await firm.RunsAsync());
        Assert.Equal((RunState.Finished, "", 1), (run.State, run.Failure, run.Continued));
        Assert.Contains("The program ended before the run did.", Assert.Single(await firm.HistoryAsync("run.failed")).Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_operations_run()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var asOf = new AsOf(new DateOnly(2026, 11, 19));
        foreach (var actor in firm.People.Except([firm.Operations, firm.OtherOperations]))
        {
            Assert.Equal("role", (await firm.Get<RunRebalance>().RunAsync(asOf, actor, null, LakesideFirm.Cancel)).Refusal?.Code);
        }
        Assert.Single(await firm.RunsAsync());
    }

    private static Comparer<ProposalId> ById { get; } = Comparer<ProposalId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private static void CancelAt(WorkProgress progress, int done, CancellationTokenSource source)
    {
        if (progress is { What: Optimizing } && progress.Done == done)
        {
            source.Cancel();
        }
    }

    /// <summary>Everything that a run stores of its proposals but ids and times; content as its very bytes.</summary>
    private static Task<List<string>> StoredAsync(LakesideFirm firm) => firm.LookAsync(async db =>
    {
        var rows = await db.Set<ProposalRow>()
            .Join(db.Set<ProposalRevisionRow>(), p => p.Id, r => r.ProposalId, (p, r) => new { p, r })
            .Join(db.Set<SnapshotRow>(), b => b.p.SnapshotHash, s => s.Hash, (b, s) => new { b.p, b.r, s })
            .OrderBy(b => b.p.AccountId)
            .ToListAsync(LakesideFirm.Cancel);
        Assert.NotEmpty(rows);
        return rows.ConvertAll(b => string.Join(
            '|',
            b.p.AccountId, b.p.State, b.p.Revision, b.p.Headline, b.p.Worth, b.p.Sold, b.p.Bought, b.p.Tax, b.p.Gap, b.p.Trades,
            b.p.ContentHash, b.p.SnapshotHash, Convert.ToHexString(b.r.Content), Convert.ToHexString(b.s.Content)));
    });
}
