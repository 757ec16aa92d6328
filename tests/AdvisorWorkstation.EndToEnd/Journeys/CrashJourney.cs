using AdvisorWorkstation.EndToEnd.Harness;
using AdvisorWorkstation.EndToEnd.Pages;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Journeys;

/// <summary>The power goes while somebody types: what was decided stands, what was typed waits in the tab.</summary>
public sealed class CrashJourney
{
    [Fact]
    public async Task Words_being_typed_and_decisions_made_outlive_the_server()
    {
        await using var demo = await DemoDesk.OpenAsync();
        await using var maya = await demo.SignInAsync("Maya");
        var first = await new TodayPage(maya).OpenWorstAsync();
        await first.ApproveAsync();
        await first.ExpectStateAsync("Approved, revision 1");
        var decided = first.Id;

        await maya.GoAsync("/");
        var second = await new TodayPage(maya).OpenWorstAsync();
        Assert.NotEqual(decided, second.Id);
        await maya.PressAsync("r");
        var reason = maya.Page.Locator("#reason");
        await Assertions.Expect(reason).ToBeFocusedAsync();
        await maya.TypeAsync("Too much turnover for ");
        maya.ExpectErrors();
        await demo.Workstation.KillAsync();
        await maya.TypeAsync("a trust in probate");
        await demo.Workstation.StartAgainAsync();

        await maya.GoAsync($"/proposals/{second.Id}");
        await second.WaitAsync();
        await maya.PressAsync("r");
        await Assertions.Expect(reason).ToHaveValueAsync("Too much turnover for a trust in probate");
        await maya.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Reject" }).PressAsync("Enter");
        await second.ExpectStateAsync("Rejected, revision 1");

        await maya.GoAsync($"/proposals/{decided}");
        await first.ExpectStateAsync("Approved, revision 1");
        var verified = await WorkstationProcess.RequireVerbAsync(demo.Workstation.Data, "audit", "verify");
        Assert.Contains("whole", verified, StringComparison.OrdinalIgnoreCase);
    }
}
