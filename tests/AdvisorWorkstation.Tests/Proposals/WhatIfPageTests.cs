using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.Proposals;

/// <summary>The page on which a question about an account is tried.</summary>
public sealed class WhatIfPageTests
{
    private const string Figures = "table[aria-label='Today, as now, and tried']";

    [Fact]
    public async Task A_question_that_can_not_be_asked_has_no_result_until_it_can()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var id = (await firm.AccountAsync(LakesideFirm.WaitingAccount)).Id.ToString();
        var page = desk.Render<WhatIfPage>(p => p.Add(x => x.Id, id));
        page.WaitForElement(Figures);

        await page.Find("#without").ChangeAsync("ZZZZQ");
        page.WaitForAssertion(() => Assert.EndsWith("ZZZZQ is neither held nor in what the account follows.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(Figures));
        Assert.DoesNotContain("No allowed portfolio is better", page.Markup, StringComparison.Ordinal);

        await page.Find("#without").ChangeAsync("msft");
        page.WaitForAssertion(() => Assert.Contains("no MSFT", page.Find(Figures).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));

        await page.Find("#without").ChangeAsync("ZZZZQ");
        await page.Find("button.link").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("As now", page.Find(Figures).TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }
}
