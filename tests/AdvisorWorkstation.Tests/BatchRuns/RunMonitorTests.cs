using System.Collections.Concurrent;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.BatchRuns;

/// <summary>Runs that a page starts and does not wait for.</summary>
public sealed class RunMonitorTests
{
    [Fact]
    public async Task A_run_goes_on_without_its_page_and_says_what_it_came_to()
    {
        await using var firm = await RunFirm.ManyAsync();
        var monitor = firm.Get<RunMonitor>();
        var ended = EndOf(firm);
        monitor.Start(firm.Operations);
        monitor.Start(firm.OtherOperations);
        Assert.NotNull(monitor.Progress);
        await ended;
        await IdleAsync(monitor);
        Assert.StartsWith("8 accounts optimized in ", monitor.Said, StringComparison.Ordinal);
        Assert.Equal("Olga Ops", Assert.Single(await firm.RunsAsync()).StartedBy);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_says_so_and_by_whom()
    {
        await using var firm = await RunFirm.ManyAsync();
        var ended = EndOf(firm);
        var asked = CancelAtFirstHousehold(firm, firm.OtherOperations);
        firm.Get<RunMonitor>().Start(firm.Operations);
        Assert.False((await await asked).IsRefused);
        await ended;
        await IdleAsync(firm.Get<RunMonitor>());
        Assert.Equal("Otto Ops cancelled the run; what it stored stands.", firm.Get<RunMonitor>().Said);
        var run = Assert.Single(await firm.RunsAsync());
        Assert.Equal(RunState.Cancelled, run.State);
        var asking = Assert.Single(await firm.HistoryAsync("run.cancel-asked"));
        Assert.Equal(("Otto Ops", run.Id.ToString()), (asking.ActorName, asking.SubjectId));
        Assert.Equal("no-run", (await firm.Get<CancelRun>().RunAsync(firm.OtherOperations, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task Who_may_not_run_may_not_cancel_and_the_attempt_is_kept()
    {
        await using var firm = await RunFirm.ManyAsync();
        var ended = EndOf(firm);
        var asked = CancelAtFirstHousehold(firm, firm.Compliance);
        firm.Get<RunMonitor>().Start(firm.Operations);
        Assert.Equal("role", (await await asked).Refusal?.Code);
        await ended;
        await IdleAsync(firm.Get<RunMonitor>());
        Assert.Equal(RunState.Finished, Assert.Single(await firm.RunsAsync()).State);
        Assert.Empty(await firm.HistoryAsync("run.cancel-asked"));
        Assert.Equal("Carla Compliance", Assert.Single(await firm.HistoryAsync("access.denied")).ActorName);
    }

    [Fact]
    public async Task A_run_that_fails_says_so_and_another_can_be_started()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: false);
        await firm.ExecuteAsync("CREATE TRIGGER no_room BEFORE INSERT ON RunOutcomes BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        var monitor = firm.Get<RunMonitor>();
        monitor.Start(firm.Operations);
        await IdleAsync(monitor);
        Assert.Equal("The run failed. What it stored stands; the log has the details.", monitor.Said);
        await firm.ExecuteAsync("DROP TRIGGER no_room");
        monitor.Start(firm.Operations);
        await IdleAsync(monitor);
        Assert.StartsWith("3 accounts optimized", monitor.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_pages_are_told_when_a_run_begins_and_can_read_it_then()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var seen = new ConcurrentBag<RunState?>();
        using var listening = firm.Get<DeskNews>().Listen(kind =>
        {
            if (kind == DeskNewsKind.RunStarted)
            {
                seen.Add(Task.Run(() => firm.Get<ShellQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Result.Value.LastRun);
            }
        });
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        firm.Get<RunMonitor>().Start(firm.Operations);
        await IdleAsync(firm.Get<RunMonitor>());
        Assert.Contains(RunState.Running, seen);
    }

    [Fact]
    public async Task Who_may_not_run_is_told_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var monitor = firm.Get<RunMonitor>();
        monitor.Start(firm.Compliance);
        await IdleAsync(monitor);
        Assert.Equal("Compliance may not do this. Ask somebody who may.", monitor.Said);
    }

    [Fact]
    public async Task The_working_day_is_the_newest_that_has_prices()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var days = firm.Get<WorkingDayQuery>();
        Assert.Equal(new AsOf(new DateOnly(2026, 11, 19)), (await days.RunAsync(null, LakesideFirm.Cancel)).Value);
        Assert.Equal(new AsOf(new DateOnly(2026, 11, 19)), (await days.RunAsync(new DateOnly(2026, 11, 19), LakesideFirm.Cancel)).Value);
        var old = (await days.RunAsync(new DateOnly(2026, 11, 18), LakesideFirm.Cancel)).Refusal;
        Assert.Equal("old-day", old?.Code);
        Assert.StartsWith("There are newer prices than those of 2026-11-18, of 2026-11-19.", old?.Sentence, StringComparison.Ordinal);
        Assert.Equal("no-prices", (await days.RunAsync(new DateOnly(2026, 11, 20), LakesideFirm.Cancel)).Refusal?.Code);
        await firm.ExecuteAsync("DELETE FROM Prices");
        Assert.Equal("no-prices", (await days.RunAsync(null, LakesideFirm.Cancel)).Refusal?.Code);
    }

    private static Task EndOf(LakesideFirm firm)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        firm.Get<DeskNews>().Listen(kind =>
        {
            if (kind == DeskNewsKind.RunEnded)
            {
                ended.TrySetResult();
            }
        });
        return ended.Task;
    }

    /// <summary>Somebody asks to cancel when the first household is done.</summary>
    private static Task<Task<Outcome<bool>>> CancelAtFirstHousehold(LakesideFirm firm, Actor actor)
    {
        var asked = new TaskCompletionSource<Task<Outcome<bool>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        firm.Get<DeskNews>().Listen(kind =>
        {
            if (kind == DeskNewsKind.RunProgressed && firm.Get<RunMonitor>().Progress is { What: "Optimizing households", Done: 1 })
            {
                var asking = Task.Run(() => firm.Get<CancelRun>().RunAsync(actor, LakesideFirm.Cancel));
                asking.Wait(LakesideFirm.Cancel);
                asked.TrySetResult(asking);
            }
        });
        return asked.Task;
    }

    private static async Task IdleAsync(RunMonitor monitor)
    {
        while (monitor.Progress is not null)
        {
            await Task.Delay(10, LakesideFirm.Cancel);
        }
    }
}
