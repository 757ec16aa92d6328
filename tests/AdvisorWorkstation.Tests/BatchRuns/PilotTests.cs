using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns.Pilots;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.BatchRuns;

/// <summary>The shadow ring: computed and shown, never exported.</summary>
public sealed class PilotTests
{
    [Fact]
    public async Task A_pilot_gets_its_proposals_and_none_of_them_can_be_approved_or_exported()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.True((await SetAsync(firm, LakesideFirm.ApprovedAccount, true)).Value);
        Assert.Equal(ProposalState.Expired, (await firm.ProposalAsync(LakesideFirm.ApprovedAccount)).State);
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();

        var proposal = await firm.ProposalAsync(LakesideFirm.ApprovedAccount);
        Assert.Equal(ProposalState.Proposed, proposal.State);
        var approved = await firm.Get<DecideProposal>().RunAsync(proposal.Id, new ReviewCommand.Approve(proposal.Revision), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal("not-in-this-state", approved.Refusal?.Code);
        await firm.Get<ReleaseOrders>().RunAsync(new ReleaseInput("Lakeside"), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal(ProposalState.Proposed, (await firm.ProposalAsync(proposal.Id)).State);
        var line = Assert.Single((await firm.Get<PilotsQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value.Pilots);
        Assert.Equal(proposal.Id, line.Proposal?.Id);
    }

    [Fact]
    public async Task Not_even_an_approved_proposal_of_a_pilot_leaves()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var proposal = await firm.ProposalAsync(LakesideFirm.ApprovedAccount);
        await firm.ExecuteAsync($"UPDATE Accounts SET IsPilot = 1 WHERE Number = '{LakesideFirm.ApprovedAccount}'");
        await firm.Get<ReleaseOrders>().RunAsync(new ReleaseInput("Lakeside"), firm.Operations, LakesideFirm.Cancel);
        Assert.True((await firm.ProposalAsync(proposal.Id)).State.MayBeExported());
    }

    [Fact]
    public async Task An_account_that_leaves_the_ring_is_proposed_for_anew()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var before = await firm.ProposalAsync(LakesideFirm.ApprovedAccount);
        await SetAsync(firm, LakesideFirm.ApprovedAccount, true);
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();
        await SetAsync(firm, LakesideFirm.ApprovedAccount, false);
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();
        var after = await firm.ProposalAsync(LakesideFirm.ApprovedAccount);
        Assert.Equal((before.State, before.ContentHash), (after.State, after.ContentHash));
        Assert.Equal("Trying the new engine.", Assert.Single(await firm.HistoryAsync("account.joined-pilots")).Reason);
        Assert.Single(await firm.HistoryAsync("account.left-pilots"));
    }

    [Fact]
    public async Task Orders_that_are_out_keep_an_account_from_becoming_a_pilot()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.Get<ReleaseOrders>().RunAsync(new ReleaseInput("Lakeside"), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal("orders-out", (await SetAsync(firm, LakesideFirm.ApprovedAccount, true)).Refusal?.Code);
    }

    [Fact]
    public async Task Only_operations_say_who_is_a_pilot_and_say_why()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var account = (await firm.AccountAsync(LakesideFirm.ApprovedAccount)).Id;
        foreach (var actor in firm.People.Except([firm.Operations, firm.OtherOperations]))
        {
            var denied = await firm.Get<SetPilot>().RunAsync(new SetPilotInput(account, true, "Trying it."), actor, LakesideFirm.Cancel);
            Assert.Equal("role", denied.Refusal?.Code);
        }
        Assert.Equal("no-reason", (await SetAsync(firm, LakesideFirm.ApprovedAccount, true, " ")).Refusal?.Code);
        Assert.Equal("no-change", (await SetAsync(firm, LakesideFirm.ApprovedAccount, false)).Refusal?.Code);
    }

    private static async Task<Outcome<bool>> SetAsync(LakesideFirm firm, string number, bool isPilot, string reason = "Trying the new engine.") =>
        await firm.Get<SetPilot>().RunAsync(new SetPilotInput((await firm.AccountAsync(number)).Id, isPilot, reason), firm.Operations, LakesideFirm.Cancel);
}
