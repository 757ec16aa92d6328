using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.Reviews;

public sealed class ReasonDialogTests
{
    private const string Draft = "Reject-1";

    [Fact]
    public async Task A_reason_that_says_nothing_is_refused_in_words_and_the_draft_is_kept()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer();
        var dialog = await OpenAsync(desk, firm);
        dialog.Find("textarea").Input("no");
        await dialog.Find("footer .go").ClickAsync();
        dialog.WaitForAssertion(() => Assert.Contains("Say why, in 5 characters or more", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(desk.Forgotten);
        Assert.Equal("no", dialog.Find("textarea").GetAttribute("value"));

        dialog.Find("textarea").Input("The client said no.");
        await dialog.Find("footer .go").ClickAsync();
        dialog.WaitForAssertion(() => Assert.Equal([Draft], desk.Forgotten));
        Assert.Empty(dialog.FindAll("[role=alert]"));
        Assert.Equal("The client said no.", Assert.Single(await firm.HistoryAsync("proposal.rejected")).Reason);
    }

    [Fact]
    public async Task Words_that_were_typed_before_the_connection_was_lost_are_there_again()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer();
        desk.Typed(Draft, "Half a sen");
        var dialog = await OpenAsync(desk, firm);
        dialog.WaitForAssertion(() => Assert.Equal("Half a sen", dialog.Find("textarea").GetAttribute("value")));
        Assert.Equal(Draft, dialog.Find("textarea").GetAttribute("data-draft"));
    }

    [Fact]
    public async Task It_names_what_it_does()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer();
        var dialog = await OpenAsync(desk, firm);
        Assert.Equal("Reject the proposal", dialog.Find("section[role=dialog]").GetAttribute("aria-label"));
        Assert.Equal(["Cancel", "Reject"], dialog.FindAll("footer button").Select(b => b.TextContent));
        Assert.Equal("reason", dialog.Find("label").GetAttribute("for"));
    }

    private static async Task<IRenderedComponent<ReasonDialog>> OpenAsync(DeskRenderer desk, LakesideFirm firm)
    {
        var proposal = (await firm.ProposalAsync()).Id;
        return desk.Render<ReasonDialog>(p => p
            .Add(d => d.Title, "Reject the proposal")
            .Add(d => d.DraftKey, Draft)
            .Add(d => d.OnClose, () => { })
            .Add(d => d.OnSay, async reason =>
                (await firm.Get<DecideProposal>().RunAsync(proposal, new ReviewCommand.Reject(1, reason), firm.Operations, LakesideFirm.Cancel)).Refusal?.Sentence));
    }
}
