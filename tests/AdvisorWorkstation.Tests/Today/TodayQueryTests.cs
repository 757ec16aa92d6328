using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Today;

public sealed class TodayQueryTests
{
    [Fact]
    public async Task What_is_worth_most_comes_first_and_says_why_it_is_there()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var today = await ReadAsync(firm, firm.Operations);
        Assert.Equal((3, 2, 0, firm.Clock.Now), (today.Accounts, today.ApprovedByPolicy, today.ProposeNothing, today.At));
        Assert.Equal(today.Rows.OrderByDescending(r => r.Worth?.Usd ?? 0m), today.Rows);
        var first = today.Rows[0];
        Assert.Equal(("Bello", "Family Trust", ProposalState.InReview, Turn.You, true), (first.Household, first.Account, first.State, first.Turn, first.NeedsPerson));
        Assert.Equal("Not discretionary: the client has to agree to each trade.", first.Why);
        Assert.True(first.Tiles.HasFlag(TodayTile.Exceptions) && first.Tiles.HasFlag(TodayTile.Cash) && first.Tiles.HasFlag(TodayTile.Harvestable));
        Assert.Equal(first.Worth, first.AtStake[TodayTile.Exceptions]);
        Assert.All(today.Rows.Skip(1), r => Assert.Equal((false, Turn.Nobody), (r.NeedsPerson, r.Turn)));
    }

    [Fact]
    public async Task Whose_turn_it_is_depends_on_who_looks()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal(Turn.You, await TurnAsync(firm, firm.Advisor));
        Assert.Equal(Turn.Operations, await TurnAsync(firm, firm.Compliance));
        Assert.Equal(Turn.Operations, await TurnAsync(firm, firm.Policy));
        var proposal = await firm.ProposalAsync();
        await firm.Get<EditProposal>().RunAsync(proposal.Id, new QuantityEdit(1, new SecurityId(1), new Shares(224.828m), "Keep it."), firm.Operations, LakesideFirm.Cancel);
        await firm.Get<DecideProposal>().RunAsync(proposal.Id, new ReviewCommand.Approve(2), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal(Turn.SecondApprover, await TurnAsync(firm, firm.Operations));
        Assert.Equal(Turn.You, await TurnAsync(firm, firm.OtherOperations));
    }

    [Fact]
    public async Task What_was_decided_leaves_the_exceptions()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.Get<DecideProposal>().RunAsync((await firm.ProposalAsync()).Id, new ReviewCommand.Approve(1), firm.Advisor, LakesideFirm.Cancel);
        var today = await ReadAsync(firm, firm.Advisor);
        Assert.DoesNotContain(today.Rows, r => r.Tiles.HasFlag(TodayTile.Exceptions));
        Assert.Equal(0, (await firm.Get<ShellQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value.Exceptions);
    }

    [Fact]
    public async Task An_account_that_can_not_be_looked_at_waits_for_data_with_its_reason()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = NULL WHERE Number = 'BE-2001'");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.Get<DailyRun>().RunAsync(null, firm.Operations, null, LakesideFirm.Cancel);
        var row = (await ReadAsync(firm, firm.Operations)).Rows.Single(r => r.Household == "Bello");
        Assert.Equal(("No positions have arrived for this account yet. Import them.", Turn.Data, true), (row.Why, row.Turn, row.NeedsPerson));
        Assert.True(row.Tiles.HasFlag(TodayTile.Data));
        Assert.Null(row.NetAssetValue);
    }

    [Theory]
    [InlineData(RunState.Running)]
    [InlineData(RunState.Cancelled)]
    [InlineData(RunState.Failed)]
    public async Task A_run_that_did_not_get_to_an_account_hides_nothing_about_it(RunState state)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = NULL WHERE Number = 'BE-2001'");
        foreach (var run in (int[])[1, 2])
        {
            firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
            await firm.Get<DailyRun>().RunAsync(null, firm.Operations, null, LakesideFirm.Cancel);
        }
        var before = await ReadAsync(firm, firm.Operations);
        await firm.ExecuteAsync(
            $"""
            DELETE FROM RunOutcomes WHERE RunId = (SELECT Id FROM Runs ORDER BY StartedAt DESC LIMIT 1)
            AND AccountId = (SELECT Id FROM Accounts WHERE Number = 'BE-2001');
            UPDATE Runs SET State = {(int)state} WHERE Id = (SELECT Id FROM Runs ORDER BY StartedAt DESC LIMIT 1)
            """);
        var after = await ReadAsync(firm, firm.Operations);
        Assert.Equal(Turn.Data, after.Rows.Single(r => r.Household == "Bello").Turn);
        Assert.Equal(before.Rows.Select(r => (r.AccountId, r.Why, r.Turn)), after.Rows.Select(r => (r.AccountId, r.Why, r.Turn)));
        Assert.Equal((before.ApprovedByPolicy, before.ProposeNothing), (after.ApprovedByPolicy, after.ProposeNothing));
    }

    [Fact]
    public async Task The_bar_on_top_says_how_fresh_the_data_is()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var shell = (await firm.Get<ShellQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value;
        Assert.Equal((new DateOnly(2026, 11, 19), 3, 3, RunState.Finished, 1, false), (shell.PricesOf, shell.Accounts, shell.Scanned, shell.LastRun, shell.Exceptions, shell.IsDemo));
    }

    [Fact]
    public async Task Before_the_first_run_the_desk_says_so()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: false);
        Assert.Empty((await ReadAsync(firm, firm.Operations)).Rows);
        var shell = (await firm.Get<ShellQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value;
        Assert.Equal((3, 0, null, null), (shell.Accounts, shell.Scanned, shell.LastRun, shell.LastRunAt));
    }

    private static async Task<TodayList> ReadAsync(LakesideFirm firm, Domain.Identity.Actor actor) =>
        (await firm.Get<TodayQuery>().RunAsync(actor, LakesideFirm.Cancel)).Value;

    private static async Task<Turn> TurnAsync(LakesideFirm firm, Domain.Identity.Actor actor) => (await ReadAsync(firm, actor)).Rows[0].Turn;
}
