using AdvisorWorkstation.EndToEnd.Harness;

namespace AdvisorWorkstation.EndToEnd.Pages;

/// <summary>The worklist, by keyboard.</summary>
internal sealed class TodayPage(Desk desk)
{
    /// <summary>Opens the proposal at the top of the list: what is most urgent.</summary>
    public async Task<ProposalPage> OpenWorstAsync()
    {
        await desk.Page.Locator("section[aria-label=Worklist] tr[aria-selected=true]").WaitForAsync();
        await desk.PressAsync("Enter");
        return await new ProposalPage(desk).WaitAsync();
    }
}
