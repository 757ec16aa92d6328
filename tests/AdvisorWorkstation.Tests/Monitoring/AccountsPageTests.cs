using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>The list of accounts: what it shows is in its address.</summary>
public sealed class AccountsPageTests
{
    [Fact]
    public async Task The_order_is_in_the_address_and_is_read_from_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        desk.Navigation.NavigateTo("/accounts?kind=Taxable&sort=NetAssetValue&order=desc");
        var page = desk.Render<AccountsPage>();
        page.WaitForAssertion(() => Assert.Equal("descending", page.FindAll("th[aria-sort=descending]").Single().GetAttribute("aria-sort")));
        Assert.EndsWith("/accounts?kind=Taxable&sort=NetAssetValue&order=desc", desk.Navigation.Uri, StringComparison.Ordinal);

        await page.FindAll("th .rz-column-title").Single(t => t.TextContent.Contains("Custodian", StringComparison.Ordinal)).ClickAsync();
        page.WaitForAssertion(() => Assert.EndsWith("/accounts?kind=Taxable&sort=Custodian", desk.Navigation.Uri, StringComparison.Ordinal));
    }
}
