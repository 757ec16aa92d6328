using System.Text.Json;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Reviews;

public sealed class EditProposalTests
{
    private const string Reason = "The client likes it.";

    [Fact]
    public async Task An_edit_is_kept_to_the_share_and_the_rest_is_solved_and_checked_again()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (before, held) = await LookAsync(firm, "AAPL");
        var length = await firm.LengthAsync();
        var wanted = held + new Shares(100m);

        Assert.Equal(2, (await EditAsync(firm, "AAPL", wanted)).Value);

        var (view, _) = await LookAsync(firm, "AAPL");
        var rebalance = view.Content.Rebalance;
        Assert.Equal((TradeSide.Buy, new Shares(100m)), rebalance.Trades.Where(t => t.Ticker.Symbol == "AAPL").Select(t => (t.Side, t.Quantity)).Single());
        Assert.Equal(wanted, Assert.Single(rebalance.Pins).QuantityAfter);
        Assert.NotEqual(
            before.Content.Rebalance.Trades.Where(t => t.Ticker.Symbol != "AAPL").Select(t => (t.Ticker, t.Side, t.Quantity)),
            rebalance.Trades.Where(t => t.Ticker.Symbol != "AAPL").Select(t => (t.Ticker, t.Side, t.Quantity)));
        var subject = new ProposalSubject(view.Snapshot, rebalance, before.Content.Around, before.Content.UneditedWorth);
        Assert.Equal(ProposalContent.Of(ExceptionRules.Standard, subject).Findings, view.Content.Findings);
        Assert.Contains(view.Content.Findings, f => f.Rule == "manual-edit");
        Assert.Equal(before.Content.UneditedWorth, view.Content.UneditedWorth);
        Assert.True(view.Content.EditCost >= Money.Zero, $"the edit is said to earn {view.Content.EditCost}");
        Assert.Equal([(2, "Olga Ops", Reason), (1, "run of 2026-11-19", "")], view.Revisions.Select(r => (r.Revision, r.MadeBy, r.Reason)));

        var row = await firm.ProposalAsync();
        Assert.Equal((ProposalState.InReview, 2), (row.State, row.Revision));
        Assert.Equal([firm.Operations.Person], row.Editors);
        Assert.Equal((rebalance.Sold, rebalance.Bought, rebalance.Trades.Count), (row.Sold, row.Bought, row.Trades));
        var line = Assert.Single(await firm.HistoryAsync(from: length));
        Assert.Equal(("proposal.edited", 2, Reason, "Olga Ops"), (line.Action, line.SubjectVersion, line.Reason, line.ActorName));
        using var payload = JsonDocument.Parse(line.Payload);
        string Field(string name) => payload.RootElement.GetProperty(name).ToString();
        Assert.Equal(("AAPL", held.ToString(), wanted.ToString(), row.ContentHash), (Field("ticker"), Field("quantityBefore"), Field("quantityAfter"), Field("contentHash")));
    }

    [Fact]
    public async Task Taking_an_edit_back_leads_to_the_very_content_that_the_run_made()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var made = (await firm.ProposalAsync()).ContentHash;
        var (_, held) = await LookAsync(firm, "CAT");
        await EditAsync(firm, "CAT", held);
        Assert.NotEqual(made, (await firm.ProposalAsync()).ContentHash);
        Assert.Equal(3, (await EditAsync(firm, "CAT", null, revision: 2)).Value);
        Assert.Equal(made, (await firm.ProposalAsync()).ContentHash);
    }

    [Fact]
    public async Task Edits_add_up_and_a_second_one_of_a_security_replaces_the_first()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, cat) = await LookAsync(firm, "CAT");
        var (_, pg) = await LookAsync(firm, "PG");
        await EditAsync(firm, "CAT", cat);
        await EditAsync(firm, "PG", pg + new Shares(50m), revision: 2);
        await EditAsync(firm, "CAT", cat + new Shares(5m), revision: 3);
        var (view, _) = await LookAsync(firm, "CAT");
        Assert.Equal(
            [pg + new Shares(50m), cat + new Shares(5m)],
            view.Content.Rebalance.Pins.Select(p => p.QuantityAfter));
    }

    [Fact]
    public async Task What_an_editor_approves_waits_for_somebody_else()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        await EditAsync(firm, "AAPL", held);

        Assert.Equal(ProposalState.AwaitingSecondApproval, (await ApproveAsync(firm, firm.Operations)).Value);
        var alone = await ApproveAsync(firm, firm.Operations);
        Assert.Equal("own-edit", alone.Refusal?.Code);
        Assert.Contains("somebody else has to approve it too", alone.Refusal?.Sentence, StringComparison.Ordinal);
        Assert.Equal(ProposalState.Approved, (await ApproveAsync(firm, firm.OtherOperations)).Value);

        var row = await firm.ProposalAsync();
        Assert.Equal([firm.Operations.Person], row.Editors);
        Assert.Equal(firm.OtherOperations.Person, row.Approver);
        Assert.Equal(
            [("proposal.edited", "Olga Ops"), ("proposal.approved-first", "Olga Ops"), ("proposal.approved", "Otto Ops")],
            (await firm.HistoryAsync()).TakeLast(3).Select(l => (l.Action, l.ActorName)));
    }

    [Fact]
    public async Task Somebody_else_approves_an_edit_at_once()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        await EditAsync(firm, "AAPL", held);
        Assert.Equal(ProposalState.Approved, (await ApproveAsync(firm, firm.Advisor)).Value);
    }

    [Fact]
    public async Task An_edit_while_it_waits_for_the_second_approver_asks_for_everything_anew()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        await EditAsync(firm, "AAPL", held);
        await ApproveAsync(firm, firm.Operations);
        await EditAsync(firm, "AAPL", held + new Shares(10m), firm.OtherOperations, revision: 2);

        var row = await firm.ProposalAsync();
        Assert.Equal((ProposalState.InReview, null), (row.State, row.FirstApprover));
        Assert.Equal([firm.Operations.Person, firm.OtherOperations.Person], row.Editors);
        Assert.Equal(ProposalState.AwaitingSecondApproval, (await ApproveAsync(firm, firm.OtherOperations, revision: 3)).Value);
        Assert.Equal("own-edit", (await ApproveAsync(firm, firm.Operations, revision: 3)).Refusal?.Code);
        Assert.Equal(ProposalState.Approved, (await ApproveAsync(firm, firm.Advisor, revision: 3)).Value);
    }

    [Fact]
    public async Task The_database_itself_refuses_an_approver_who_edited_last_or_before()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        await EditAsync(firm, "AAPL", held);
        await EditAsync(firm, "AAPL", held + new Shares(10m), firm.OtherOperations, revision: 2);
        foreach (var editor in (string[])["substr(Editors, 1, 16)", "substr(Editors, 17, 16)"])
        {
            var refused = await Assert.ThrowsAsync<SqliteException>(() => firm.ExecuteAsync("UPDATE Proposals SET State = 4, Approver = " + editor + " WHERE length(Editors) = 32"));
            Assert.Contains("CK_Proposals_FourEyes", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_rule_blocks_after_an_edit_nobody_approves()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await EditAsync(firm, "MSFT", Shares.Zero);
        var row = await firm.ProposalAsync();
        Assert.True(row.HasBlock);
        Assert.StartsWith("Tracking error rises", row.Headline, StringComparison.Ordinal);
        Assert.Equal("blocked", (await ApproveAsync(firm, firm.OtherOperations)).Refusal?.Code);
        Assert.Equal("blocked", (await ApproveAsync(firm, firm.Operations)).Refusal?.Code);
        Assert.Equal(ProposalState.InReview, (await firm.ProposalAsync()).State);
    }

    [Fact]
    public async Task Of_edits_at_once_one_stands_and_the_others_are_told_so()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "PG");
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(() =>
            EditAsync(firm, "PG", held + new Shares(10m * i), i % 2 == 0 ? firm.Operations : firm.OtherOperations))));
        Assert.Equal(2, Assert.Single(outcomes, o => !o.IsRefused).Value);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal("stale-revision", o.Refusal?.Code));
        Assert.Single(await firm.HistoryAsync("proposal.edited"));
        Assert.Equal(2, await firm.LookAsync(async db => (await db.Set<ProposalRow>().Where(p => p.Revision > 1).SingleAsync(LakesideFirm.Cancel)).Revision));
    }

    [Fact]
    public async Task An_approval_and_an_edit_at_once_never_let_go_what_was_not_on_the_screen()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var firm = await LakesideFirm.OpenAsync();
            var (_, held) = await LookAsync(firm, "PG");
            var made = (await firm.ProposalAsync()).ContentHash;
            var edit = Task.Run(() => EditAsync(firm, "PG", held));
            var approval = Task.Run(() => ApproveAsync(firm, firm.Advisor, revision: 1));
            await Task.WhenAll(edit, approval);
            var (edited, approved) = (await edit, await approval);
            var row = await firm.ProposalAsync();
            Assert.NotEqual(edited.IsRefused, approved.IsRefused);
            Assert.Equal(edited.IsRefused ? (ProposalState.Approved, 1, made) : (ProposalState.InReview, 2, row.ContentHash), (row.State, row.Revision, row.ContentHash));
        }
    }

    [Theory]
    [InlineData("trigger on AuditEntries", "BEFORE INSERT ON AuditEntries")]
    [InlineData("trigger on ProposalRevisions", "BEFORE INSERT ON ProposalRevisions")]
    [InlineData("trigger on Proposals", "BEFORE UPDATE ON Proposals")]
    public async Task When_any_part_of_an_edit_can_not_be_stored_none_is(string name, string when)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        await firm.ExecuteAsync($"CREATE TRIGGER \"{name}\" {when} BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => EditAsync(firm, "AAPL", held));
        await NothingIsEditedAsync(firm);
    }

    [Fact]
    public async Task An_edit_of_what_is_no_longer_open_is_refused_and_leaves_nothing()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        await firm.Get<DecideProposal>().RunAsync((await firm.ProposalAsync()).Id, new ReviewCommand.Reject(1, Reason), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal("not-in-this-state", (await EditAsync(firm, "AAPL", held)).Refusal?.Code);
        await NothingIsEditedAsync(firm);
    }

    [Fact]
    public async Task Who_may_not_decide_may_not_edit_and_the_attempt_is_kept()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        Assert.Equal("not-found", (await EditAsync(firm, "AAPL", held, firm.ForeignAdvisor)).Refusal?.Code);
        foreach (var actor in (Actor[])[firm.Policy, firm.Compliance, firm.Administrator])
        {
            Assert.Equal("role", (await EditAsync(firm, "AAPL", held, actor)).Refusal?.Code);
        }
        Assert.Equal(
            [("Fiona Foreign", "proposal"), ("Petra Policy", "capability"), ("Carla Compliance", "capability"), ("Amy Administrator", "capability")],
            (await firm.HistoryAsync("access.denied")).Select(l => (l.ActorName, l.SubjectType)));
        await NothingIsEditedAsync(firm);
    }

    [Fact]
    public async Task Content_that_was_changed_behind_the_program_is_not_edited()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (_, held) = await LookAsync(firm, "AAPL");
        await firm.ExecuteAsync("UPDATE ProposalRevisions SET Content = (SELECT Content FROM ProposalRevisions ORDER BY length(Content) LIMIT 1)");
        await Assert.ThrowsAsync<InvalidDataException>(() => EditAsync(firm, "AAPL", held));
        await NothingIsEditedAsync(firm);
    }

    private static async Task<(ProposalView View, Shares Held)> LookAsync(LakesideFirm firm, string ticker)
    {
        var view = (await firm.Get<ProposalQuery>().RunAsync((await firm.ProposalAsync()).Id, firm.Operations, LakesideFirm.Cancel)).Value;
        var security = view.Snapshot.Securities.Single(s => s.Security.Ticker.Symbol == ticker).Security.Id;
        return (view, view.Snapshot.Positions.Single(p => p.Security == security).Quantity);
    }

    private static async Task<Outcome<int>> EditAsync(LakesideFirm firm, string ticker, Shares? after, Actor? actor = null, int revision = 1)
    {
        var proposal = await firm.ProposalAsync();
        var security = await firm.LookAsync(db => db.Set<Features.Markets.SecurityRow>()
            .Where(s => s.Ticker == Ticker.Parse(ticker)).Select(s => s.Id).SingleAsync(LakesideFirm.Cancel));
        return await firm.Get<EditProposal>().RunAsync(
            proposal.Id, new QuantityEdit(revision, security, after, Reason), actor ?? firm.Operations, LakesideFirm.Cancel);
    }

    private static async Task<Outcome<ProposalState>> ApproveAsync(LakesideFirm firm, Actor actor, int revision = 2) =>
        await firm.Get<DecideProposal>().RunAsync((await firm.ProposalAsync()).Id, new ReviewCommand.Approve(revision), actor, LakesideFirm.Cancel);

    private static async Task NothingIsEditedAsync(LakesideFirm firm)
    {
        var row = await firm.ProposalAsync();
        Assert.Equal(1, row.Revision);
        Assert.Empty(row.Editors);
        Assert.Equal(3, await firm.LookAsync(db => db.Set<ProposalRevisionRow>().CountAsync(LakesideFirm.Cancel)));
        Assert.Empty(await firm.HistoryAsync("proposal.edited"));
    }
}
