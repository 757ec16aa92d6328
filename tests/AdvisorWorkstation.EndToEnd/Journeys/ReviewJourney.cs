using AdvisorWorkstation.EndToEnd.Harness;
using AdvisorWorkstation.EndToEnd.Pages;

namespace AdvisorWorkstation.EndToEnd.Journeys;

/// <summary>The desk's morning: the worst exception is read, edited, approved by two people, released and taken to the custodian; compliance reads it all.</summary>
public sealed class ReviewJourney
{
    [Fact]
    public async Task An_exception_goes_from_todays_list_to_the_custodians_file_and_into_the_history()
    {
        await using var demo = await DemoDesk.OpenAsync();
        await using var maya = await demo.SignInAsync("Maya");
        var proposal = await new TodayPage(maya).OpenWorstAsync();
        var id = proposal.Id;
        var (custodian, account) = await proposal.AccountAsync();

        var (ticker, quantity) = await proposal.SelectAsync("buy");
        var wanted = decimal.Floor(quantity / 2m);
        await proposal.EditAsync(wanted, "The client keeps dry powder");
        await proposal.ExpectToSayAsync("Revision 2");
        await proposal.ApproveAsync();
        await proposal.ExpectStateAsync("Awaiting second approval, revision 2");
        await proposal.ApproveAsync();
        await proposal.ExpectToSayAsync("somebody else");

        await using var priya = await demo.SignInAsync("Priya");
        await priya.GoAsync($"/proposals/{id}");
        var second = await new ProposalPage(priya).WaitAsync();
        await second.ApproveAsync();
        await second.ExpectStateAsync("Approved, revision 2");

        var exports = await new ExportsPage(priya).GoAsync();
        await exports.ReleaseAsync(custodian);
        Assert.Equal(("1", wanted), FixFile.Allocation(await exports.DownloadAsync("FIX"), ticker, account));

        await using var theodore = await demo.SignInAsync("Theodore");
        var compliance = new CompliancePage(theodore);
        var story = await compliance.StoryAsync(id);
        Assert.Contains(story, line => line.StartsWith("Maya", StringComparison.Ordinal) && line.Contains($"edited the proposal: {ticker}", StringComparison.Ordinal) && line.EndsWith("The client keeps dry powder", StringComparison.Ordinal));
        Assert.Contains(story, line => line.StartsWith("Maya", StringComparison.Ordinal) && line.Contains("waits for a second approver", StringComparison.Ordinal));
        Assert.Contains(story, line => line.StartsWith("Priya", StringComparison.Ordinal) && line.Contains("approved revision 2", StringComparison.Ordinal));
        Assert.Contains(story, line => line.StartsWith("Priya", StringComparison.Ordinal) && line.Contains("exported revision 2", StringComparison.Ordinal));
        Assert.StartsWith("Whole", await compliance.VerifyAsync(), StringComparison.Ordinal);
        Assert.Contains("The client keeps dry powder", await compliance.TakeAwayAsync(), StringComparison.Ordinal);
    }
}
