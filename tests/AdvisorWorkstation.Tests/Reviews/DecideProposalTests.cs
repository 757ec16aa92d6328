using System.Text.Json;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Reviews;

public sealed class DecideProposalTests
{
    private const string Reason = "Too much of one thing.";

    public static TheoryData<string> Decisions => ["approve", "reject", "send-back"];

    [Theory]
    [InlineData("approve", ProposalState.Approved, "proposal.approved", "")]
    [InlineData("reject", ProposalState.Rejected, "proposal.rejected", Reason)]
    [InlineData("send-back", ProposalState.SentBack, "proposal.sent-back", Reason)]
    public async Task A_decision_is_stored_with_who_when_why_and_on_which_data(string name, ProposalState to, string action, string reason)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var before = await firm.ProposalAsync();
        var length = await firm.LengthAsync();

        var decided = await DecideAsync(firm, Decision(name), firm.Operations);

        Assert.Equal(to, decided.Value);
        var after = await firm.ProposalAsync();
        Assert.Equal((to, firm.Clock.Now, before.Version + 1), (after.State, after.StateSince, after.Version));
        Assert.Equal(to == ProposalState.Approved ? firm.Operations.Person : null, after.Approver);
        var line = Assert.Single(await firm.HistoryAsync(from: length));
        Assert.Equal((action, "proposal", before.Id.ToString(), 1), (line.Action, line.SubjectType, line.SubjectId, line.SubjectVersion));
        Assert.Equal(("Olga Ops", "Portfolio operations", reason, firm.Clock.Now), (line.ActorName, line.ActorRoles, line.Reason, line.At));
        using var payload = JsonDocument.Parse(line.Payload);
        string? Field(string field) => payload.RootElement.GetProperty(field).GetString();
        Assert.Equal(
            (before.ContentHash, before.SnapshotHash, before.AccountId.ToString(), nameof(ProposalState.InReview), to.ToString()),
            (Field("contentHash"), Field("snapshotHash"), Field("account"), Field("from"), Field("to")));
    }

    [Fact]
    public async Task An_advisor_decides_about_the_own_book()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal(ProposalState.Approved, (await DecideAsync(firm, Decision("approve"), firm.Advisor)).Value);
        Assert.Equal(firm.Advisor.Person, (await firm.ProposalAsync()).Approver);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task Another_books_proposal_is_not_there_and_the_attempt_is_kept(string name)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var foreign = await DecideAsync(firm, Decision(name), firm.ForeignAdvisor);
        var missing = await firm.Get<DecideProposal>().RunAsync(new ProposalId(Guid.NewGuid()), Decision(name), firm.ForeignAdvisor, LakesideFirm.Cancel);

        Assert.Equal(missing.Refusal, foreign.Refusal);
        Assert.Equal("not-found", foreign.Refusal?.Code);
        await NothingIsDecidedAsync(firm);
        var denied = await firm.HistoryAsync("access.denied");
        Assert.Equal(["Fiona Foreign", "Fiona Foreign"], denied.Select(l => l.ActorName));
        Assert.Equal((await firm.ProposalAsync()).Id.ToString(), denied[0].SubjectId);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_role_that_does_not_decide_is_refused_and_the_attempt_is_kept(string name)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        foreach (var actor in (Actor[])[firm.Policy, firm.Compliance, firm.Administrator, new Actor(new PersonId(Guid.NewGuid()), "test")])
        {
            Assert.Equal("role", (await DecideAsync(firm, Decision(name), actor)).Refusal?.Code);
        }
        await NothingIsDecidedAsync(firm);
        Assert.Equal(
            ["Petra Policy", "Carla Compliance", "Amy Administrator", "nobody"],
            (await firm.HistoryAsync("access.denied")).Select(l => l.ActorName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  no  ")]
    public async Task Rejecting_needs_a_reason_that_says_something(string reason)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal("no-reason", (await DecideAsync(firm, new ReviewCommand.Reject(1, reason), firm.Operations)).Refusal?.Code);
        Assert.Equal("no-reason", (await DecideAsync(firm, new ReviewCommand.SendBack(1, reason), firm.Operations)).Refusal?.Code);
        await NothingIsDecidedAsync(firm);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task A_revision_that_is_no_longer_on_the_table_is_refused_by_naming_both(string name)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Proposals SET Revision = 3");
        var stale = await DecideAsync(firm, Decision(name), firm.Operations);
        Assert.Equal("stale-revision", stale.Refusal?.Code);
        Assert.Contains("Revision 1 was on your screen; revision 3 is the one on the table.", stale.Refusal?.Sentence, StringComparison.Ordinal);
        await NothingIsDecidedAsync(firm);
    }

    [Fact]
    public async Task What_policy_approved_is_not_decided_again()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var approved = await firm.ProposalAsync(LakesideFirm.ApprovedAccount);
        var again = await firm.Get<DecideProposal>().RunAsync(approved.Id, Decision("reject"), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal("not-in-this-state", again.Refusal?.Code);
        Assert.Contains("approved by policy", again.Refusal?.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve", 0, "Otto Ops approved it at 12:00 UTC.")]
    [InlineData("reject", 0, "Otto Ops rejected it at 12:00 UTC.")]
    [InlineData("send-back", 24, "Otto Ops sent it back at 2026-11-20 12:00 UTC.")]
    public async Task Who_comes_second_is_told_who_was_first_and_when(string name, int hoursLater, string sentence)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await DecideAsync(firm, Decision(name), firm.OtherOperations);
        firm.Clock.Now = firm.Clock.Now.AddHours(hoursLater);
        var second = await DecideAsync(firm, Decision("approve"), firm.Operations);
        Assert.Equal("not-in-this-state", second.Refusal?.Code);
        Assert.StartsWith(sentence, second.Refusal?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decided_proposal_is_no_exception_any_more_and_leads_to_those_that_wait()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (decided, other) = (await firm.ProposalAsync(), await firm.ProposalAsync(LakesideFirm.ApprovedAccount));
        await firm.ExecuteAsync($"UPDATE Proposals SET State = {(int)ProposalState.InReview} WHERE State = {(int)ProposalState.AutoApproved}");
        Assert.Equal(3, (await PlaceAsync(firm, decided.Id))?.Total);
        await DecideAsync(firm, Decision("approve"), firm.Operations);
        var place = await PlaceAsync(firm, decided.Id);
        Assert.Equal((null, 2, "2 exceptions wait"), (place?.Number, place?.Total, place?.Words));
        Assert.True(place!.Previous is not null || place.Next is not null);
        Assert.StartsWith("Exception ", (await PlaceAsync(firm, other.Id))?.Words, StringComparison.Ordinal);
        Assert.EndsWith(" of 2", (await PlaceAsync(firm, other.Id))?.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_decisions_at_once_one_stands_and_the_others_are_told_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var length = await firm.LengthAsync();
        var proposal = await firm.ProposalAsync();
        ReviewCommand[] commands = [Decision("approve"), Decision("reject"), Decision("send-back"), Decision("approve")];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => firm.Get<DecideProposal>().RunAsync(
            proposal.Id, commands[i % commands.Length], i % 2 == 0 ? firm.Operations : firm.OtherOperations, LakesideFirm.Cancel))));

        var won = Assert.Single(outcomes, o => !o.IsRefused);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal("not-in-this-state", o.Refusal?.Code));
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Matches("^O[a-z]+ Ops (approved|rejected|sent) it (back )?at 12:00 UTC", o.Refusal?.Sentence));
        var after = await firm.ProposalAsync();
        Assert.Equal((won.Value, proposal.Version + 1), (after.State, after.Version));
        Assert.Single(await firm.HistoryAsync(from: length));
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task When_its_line_of_history_can_not_be_written_a_decision_did_not_happen(string name)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("CREATE TRIGGER no_history BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        var length = await firm.LengthAsync();
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => DecideAsync(firm, Decision(name), firm.Operations));
        Assert.IsType<SqliteException>(failure.InnerException);
        await NothingIsDecidedAsync(firm);
        Assert.Equal(length, await firm.LengthAsync());
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public async Task When_a_decision_can_not_be_stored_the_history_says_nothing_of_it(string name)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("CREATE TRIGGER no_change BEFORE UPDATE ON Proposals BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        var length = await firm.LengthAsync();
        await Assert.ThrowsAsync<DbUpdateException>(() => DecideAsync(firm, Decision(name), firm.Operations));
        await NothingIsDecidedAsync(firm);
        Assert.Equal(length, await firm.LengthAsync());
    }

    [Fact]
    public async Task A_proposal_that_a_newer_run_replaced_is_decided_no_more()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var old = await firm.ProposalAsync();
        await firm.ExecuteAsync("UPDATE Prices SET Close = Close * 1.01 WHERE Date = '2026-11-19'");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        var asOf = (await firm.Get<WorkingDayQuery>().RunAsync(null, LakesideFirm.Cancel)).Value;
        Assert.False((await firm.Get<RunRebalance>().RunAsync(asOf, firm.Operations, null, LakesideFirm.Cancel)).IsRefused);

        var late = await firm.Get<DecideProposal>().RunAsync(old.Id, Decision("approve"), firm.Advisor, LakesideFirm.Cancel);

        Assert.Equal("not-in-this-state", late.Refusal?.Code);
        Assert.Contains("replaced it with a newer proposal", late.Refusal?.Sentence, StringComparison.Ordinal);
        Assert.Equal(ProposalState.Superseded, (await firm.ProposalAsync(old.Id)).State);
        var newer = await firm.ProposalAsync();
        Assert.NotEqual(old.Id, newer.Id);
        Assert.Contains(newer.Id.ToString(), Assert.Single(await firm.HistoryAsync("proposal.superseded"), l => l.SubjectId == old.Id.ToString()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_does_not_do_what_a_run_or_an_export_does()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        ReviewCommand[] others =
        [
            new ReviewCommand.ApproveByPolicy(), new ReviewCommand.Supersede(Reason), new ReviewCommand.Export(new OrderBatchId(Guid.NewGuid())),
            new ReviewCommand.Edit(1, "hash", false, Reason),
        ];
        foreach (var command in others)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => DecideAsync(firm, command, firm.Operations));
        }
        await NothingIsDecidedAsync(firm);
    }

    private static ReviewCommand Decision(string name) => name switch
    {
        "approve" => new ReviewCommand.Approve(1),
        "reject" => new ReviewCommand.Reject(1, Reason),
        _ => new ReviewCommand.SendBack(1, Reason),
    };

    private static async Task<Outcome<ProposalState>> DecideAsync(LakesideFirm firm, ReviewCommand command, Actor actor) =>
        await firm.Get<DecideProposal>().RunAsync((await firm.ProposalAsync()).Id, command, actor, LakesideFirm.Cancel);

    private static async Task NothingIsDecidedAsync(LakesideFirm firm)
    {
        var proposal = await firm.ProposalAsync();
        Assert.Equal((ProposalState.InReview, null), (proposal.State, proposal.Approver));
        Assert.Empty(await firm.HistoryAsync("proposal.approved"));
    }

    private static async Task<QueuePlace?> PlaceAsync(LakesideFirm firm, ProposalId id) =>
        (await firm.Get<ExceptionQueueQuery>().RunAsync(id, firm.Operations, LakesideFirm.Cancel)).Value.Place;
}
