using AdvisorWorkstation.EndToEnd.Harness;
using AdvisorWorkstation.EndToEnd.Pages;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Journeys;

/// <summary>A firm's first day: an empty workstation is set up, files come in, the run proposes, orders leave.</summary>
public sealed class FirstMondayJourney
{
    private const string Password = "three tall green lamps";

    private static readonly DirectoryInfo Firm = new(Path.Combine(AppContext.BaseDirectory, "data", "firm"));
    private static readonly DirectoryInfo Samples = new(Path.Combine(AppContext.BaseDirectory, "data", "imports"));
    private static readonly string[] AsDownloaded =
        ["ishares_holdings.csv", "constituents.csv", "schwab_positions_all.csv", "schwab_lots.csv", "fidelity_positions.csv"];

    [Fact]
    public async Task A_new_firm_goes_from_its_setup_link_to_orders_in_the_browser()
    {
        await using var workstation = await WorkstationProcess.StartAsync();
        await using var desk = await Desk.OpenAsync(workstation, Look.Standard);
        await new DoorPages(desk).SetUpAsync(workstation.SetupLink, "Lakeside Advisers", "Rosa", Password);
        await ImportAndRunAsync(desk, Firm.GetFiles());

        await desk.GoAsync("/proposals?state=approved");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Hartmann" }).First.PressAsync("Enter");
        var proposal = await new ProposalPage(desk).WaitAsync();
        await proposal.ExpectStateAsync("Approved by policy, revision 1");

        var exports = await new ExportsPage(desk).GoAsync();
        await exports.ReleaseAsync("Lakeside");
        var orders = await exports.DownloadAsync("CSV");
        Assert.Contains("HM-1001", orders, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_as_custodians_and_a_fund_site_send_them_lead_to_a_proposal()
    {
        await using var workstation = await WorkstationProcess.StartAsync();
        await using var desk = await Desk.OpenAsync(workstation, Look.Standard);
        await new DoorPages(desk).SetUpAsync(workstation.SetupLink, "Lakeside Advisers", "Rosa", Password);
        await ImportAndRunAsync(desk, AsDownloaded.Select(f => new FileInfo(Path.Combine(Samples.FullName, f))));
        await new TodayPage(desk).OpenWorstAsync();
    }

    [Fact]
    public async Task The_same_firm_goes_from_files_to_orders_by_verbs_alone()
    {
        var data = Directory.CreateTempSubdirectory("workstation-");
        var orders = Directory.CreateTempSubdirectory("orders-");
        try
        {
            await WorkstationProcess.RequireVerbAsync(data, "import", Firm.FullName);
            Assert.Contains("accounts optimized", await WorkstationProcess.RequireVerbAsync(data, "run"), StringComparison.Ordinal);
            await WorkstationProcess.RequireVerbAsync(data, "export", "--out", orders.FullName);
            Assert.Contains(orders.GetFiles(), f => f.Extension == ".fix" && f.Length > 0);
            Assert.Contains("Nothing", await WorkstationProcess.RequireVerbAsync(data, "export", "--out", orders.FullName), StringComparison.Ordinal);
            await WorkstationProcess.RequireVerbAsync(data, "audit", "verify");
        }
        finally
        {
            data.Delete(recursive: true);
            orders.Delete(recursive: true);
        }
    }

    private static async Task ImportAndRunAsync(Desk desk, IEnumerable<FileInfo> files)
    {
        var data = new DataPage(desk);
        await data.UploadAsync(files.Select(f => f.FullName));
        await data.CommitAsync();
        await desk.GoAsync("/");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).PressAsync("Enter");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "accounts optimized" })).ToBeVisibleAsync();
    }
}
