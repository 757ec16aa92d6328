using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Compliance;

public sealed class HistoryQueryTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Fact]
    public async Task Without_a_filter_everything_is_there_the_newest_first()
    {
        await using var firm = await DecidedAsync();
        var page = await ReadAsync(firm, new HistoryFilter());
        Assert.Equal(await firm.LengthAsync(), page.Total);
        Assert.Equal((await firm.HistoryAsync()).Select(e => e.Sequence).Reverse(), page.Rows.Select(l => l.Sequence));
    }

    [Fact]
    public async Task It_is_narrowed_to_a_person()
    {
        await using var firm = await DecidedAsync();
        Assert.Equal(["proposal.rejected"], await ActionsAsync(firm, new HistoryFilter(Words: "olga ops")));
        Assert.Empty(await ActionsAsync(firm, new HistoryFilter(Words: "Fiona")));
    }

    [Fact]
    public async Task It_is_narrowed_to_days_of_universal_time()
    {
        await using var firm = await DecidedAsync();
        Assert.Equal(["proposal.rejected"], await ActionsAsync(firm, new HistoryFilter(From: Friday.AddDays(1), To: Friday.AddDays(1))));
        Assert.Empty(await ActionsAsync(firm, new HistoryFilter(To: Friday.AddDays(-1))));
        var friday = await ReadAsync(firm, new HistoryFilter(From: Friday, To: Friday));
        Assert.Equal(await firm.LengthAsync() - 1, friday.Total);
    }

    [Fact]
    public async Task It_is_narrowed_to_a_kind()
    {
        await using var firm = await DecidedAsync();
        var actions = await ActionsAsync(firm, new HistoryFilter(Action: "proposal."));
        Assert.Equal(7, actions.Count);
        Assert.All(actions, a => Assert.StartsWith("proposal.", a, StringComparison.Ordinal));
        Assert.Equal(["run.finished", "run.started"], await ActionsAsync(firm, new HistoryFilter(Action: "run.")));
    }

    [Fact]
    public async Task It_is_narrowed_to_a_proposal_and_to_an_account()
    {
        await using var firm = await DecidedAsync();
        var proposal = await firm.ProposalAsync();
        string[] story = ["proposal.rejected", "proposal.sent-to-review", "proposal.made"];
        Assert.Equal(story, await ActionsAsync(firm, new HistoryFilter(Subject: proposal.Id.ToString())));
        Assert.Equal(story, await ActionsAsync(firm, new HistoryFilter(Subject: proposal.AccountId.ToString())));
        Assert.Equal(["proposal.rejected"], await ActionsAsync(firm, new HistoryFilter(Subject: proposal.AccountId.ToString(), From: Friday.AddDays(1), Action: "proposal.", Words: "said no")));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_lga")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\\")]
    public async Task Words_are_looked_for_as_they_are_typed(string words)
    {
        await using var firm = await DecidedAsync();
        Assert.Empty(await ActionsAsync(firm, new HistoryFilter(Words: words)));
        Assert.Empty(await ActionsAsync(firm, new HistoryFilter(Subject: words)));
        Assert.Empty(await ActionsAsync(firm, new HistoryFilter(Action: words)));
    }

    [Fact]
    public async Task A_line_about_a_proposal_names_whose_it_is()
    {
        await using var firm = await DecidedAsync();
        var line = (await ReadAsync(firm, new HistoryFilter(Action: "proposal.rejected"))).Rows[0];
        Assert.Equal("Bello, Family Trust", line.SubjectName);
    }

    [Fact]
    public async Task A_refused_access_is_said_in_words_and_leads_nowhere_that_is_not_there()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var (proposal, account) = (await firm.ProposalAsync(), await firm.AccountAsync(LakesideFirm.WaitingAccount));
        await firm.Get<ProposalQuery>().RunAsync(new ProposalId(Guid.Empty), firm.Advisor, LakesideFirm.Cancel);
        await firm.Get<ProposalQuery>().RunAsync(proposal.Id, firm.ForeignAdvisor, LakesideFirm.Cancel);
        await firm.Get<TryWhatIf>().OpenAsync(account.Id, firm.ForeignAdvisor, LakesideFirm.Cancel);
        await firm.Get<TryWhatIf>().OpenAsync(account.Id, firm.Compliance, LakesideFirm.Cancel);

        var lines = (await ReadAsync(firm, new HistoryFilter(Action: "access."))).Rows;
        Assert.Equal(
            [
                ("was refused: wanted to try changes on an account, which needs another role", "", false),
                ("was refused: asked for an account that is not in their books or does not exist", "account", false),
                ("was refused: asked for a proposal that is not in their books or does not exist", "Bello, Family Trust", true),
                ("was refused: asked for a proposal that is not in their books or does not exist", "proposal", false),
            ],
            lines.Select(l => (HistorySentence.Of(l), HistorySentence.AboutOf(l), HistorySentence.HasStory(l))));
        Assert.All(lines, l => Assert.Null(HistorySentence.LinkOf(l)));
    }

    [Fact]
    public void Every_capability_has_words() => Assert.All(Enum.GetValues<Capability>(), c => Assert.Matches("^[a-z ,]+$", c.Words()));

    [Fact]
    public async Task A_window_is_cut_and_sorted_by_known_columns_only()
    {
        await using var firm = await DecidedAsync();
        var window = await ReadAsync(firm, new HistoryFilter(), new GridQuery(2, 3));
        Assert.Equal((3, await firm.LengthAsync()), (window.Rows.Count, window.Total));
        Assert.Equal(await firm.LengthAsync() - 3, window.Rows[0].Sequence);
        var byAction = await ReadAsync(firm, new HistoryFilter(), new GridQuery(0, 500, nameof(HistoryLine.Action)));
        Assert.Equal(byAction.Rows.Select(l => l.Action).Order(StringComparer.Ordinal), byAction.Rows.Select(l => l.Action));
        var unknown = await ReadAsync(firm, new HistoryFilter(), new GridQuery(-5, 0, "Payload; DROP TABLE Proposals", true));
        Assert.Equal(await firm.LengthAsync() - 1, Assert.Single(unknown.Rows).Sequence);
    }

    private static async Task<LakesideFirm> DecidedAsync()
    {
        var firm = await LakesideFirm.OpenAsync();
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        await firm.Get<DecideProposal>().RunAsync(
            (await firm.ProposalAsync()).Id, new ReviewCommand.Reject(1, "The client said no."), firm.Operations, LakesideFirm.Cancel);
        return firm;
    }

    private static async Task<GridPage<HistoryLine>> ReadAsync(LakesideFirm firm, HistoryFilter filter, GridQuery? query = null) =>
        (await firm.Get<HistoryQuery>().RunAsync(filter, query ?? new GridQuery(0, 500), firm.Compliance, LakesideFirm.Cancel)).Value;

    private static async Task<IReadOnlyList<string>> ActionsAsync(LakesideFirm firm, HistoryFilter filter) =>
        [.. (await ReadAsync(firm, filter)).Rows.Select(l => l.Action)];
}
