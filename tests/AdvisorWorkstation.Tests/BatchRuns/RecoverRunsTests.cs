using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.BatchRuns;

/// <summary>Runs that a process did not survive, when the server starts.</summary>
public sealed class RecoverRunsTests
{
    [Fact]
    public async Task A_run_whose_process_is_gone_is_marked_as_failed_and_the_history_says_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Runs SET State = 0, FinishedAt = NULL, AccountCount = 0");
        Assert.Equal(new RecoveredRuns(1, GoOn: true), (await RecoverAsync(firm)).Value);

        var run = Assert.Single(await firm.RunsAsync());
        Assert.Equal((RunState.Failed, firm.Clock.Now, 3), (run.State, run.FinishedAt, run.AccountCount));
        Assert.Equal("The program ended before the run did. What was stored before stands.", run.Failure);
        Assert.Equal(run.Id.ToString(), Assert.Single(await firm.HistoryAsync("run.failed")).SubjectId);
        Assert.Equal(RunState.Failed, (await firm.Get<ShellQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value.LastRun);
        Assert.Equal(new RecoveredRuns(0, GoOn: false), (await RecoverAsync(firm)).Value);
        Assert.Single(await firm.HistoryAsync("run.failed"));
    }

    [Fact]
    public async Task A_run_that_ends_its_program_again_and_again_is_left_to_a_person()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Runs SET State = 0, FinishedAt = NULL, Continued = 2");
        Assert.Equal(new RecoveredRuns(1, GoOn: false), (await RecoverAsync(firm)).Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_of_another_process_is_left_alone_while_that_process_lives(bool lives)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        using var held = lives ? RunLock.Take(firm.Folder).Value : null;
        await BeginAsync(firm);
        Assert.Equal(lives ? 0 : 1, (await RecoverAsync(firm)).Value.Ended);
        Assert.Equal(lives ? RunState.Running : RunState.Failed, (await firm.RunsAsync())[^1].State);
    }

    [Fact]
    public async Task A_firm_without_such_runs_gets_no_line_in_its_history()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var length = await firm.LengthAsync();
        Assert.Equal(0, (await RecoverAsync(firm)).Value.Ended);
        Assert.Equal(length, await firm.LengthAsync());
        Assert.Equal("role", (await firm.Get<RecoverRuns>().RunAsync(firm.Compliance, LakesideFirm.Cancel)).Refusal?.Code);
    }

    private static Task<Outcome<RecoveredRuns>> RecoverAsync(LakesideFirm firm) => firm.Get<RecoverRuns>().RunAsync(firm.Operations, LakesideFirm.Cancel);

    private static async Task BeginAsync(LakesideFirm firm)
    {
        await using var session = (await firm.Get<Desk>().WriteAsync(firm.Operations, Capability.RunRebalance, LakesideFirm.Cancel)).Value;
        var run = new RunRow
        {
            Id = new RunId(Guid.NewGuid()),
            AsOf = new DateOnly(2026, 11, 19),
            StartedAt = session.At.AddMinutes(1),
            StartedBy = "Operations service",
            RiskModelHash = "",
            MarketHash = "",
            EngineVersion = "",
        };
        session.Db.Add(run);
        await session.CommitAsync(
            [new AuditEvent("run.started", "run", run.Id.ToString(), 0, new Dictionary<string, object?>())], LakesideFirm.Cancel);
    }
}
