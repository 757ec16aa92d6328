using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.Monitoring;

public sealed class WashCheckPageTests
{
    [Fact]
    public async Task The_newest_check_is_shown_and_its_differences_lead_to_the_accounts()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var account = await firm.AccountAsync(LakesideFirm.WaitingAccount);
        await AddAsync(firm, new WashDifference(account.HouseholdId, "The ledger disallows $0.00, the check $120.00."));
        await using var desk = new DeskRenderer(firm, firm.Compliance);
        var page = desk.Render<WashCheckPage>();

        page.WaitForAssertion(() => Assert.Contains("The books differ in 1 place", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
        var row = page.Find("table[aria-label='Differences'] tbody tr th").ParentElement!;
        Assert.Contains("Bello", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/accounts/{account.Id}?tab=taxes", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Single(page.FindAll("table[aria-label='Earlier checks']"));
    }

    [Fact]
    public async Task Before_a_difference_the_books_agree()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Compliance);
        var page = desk.Render<WashCheckPage>();
        page.WaitForAssertion(() => Assert.Contains("The books agree", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_who_reads_the_history_sees_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Equal("role", (await firm.Get<WashCheckQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Refusal?.Code);
    }

    private static Task<int> AddAsync(LakesideFirm firm, WashDifference difference) => firm.LookAsync(db =>
    {
        db.Add(new WashCheckRow
        {
            AsOf = new DateOnly(2026, 11, 20),
            At = firm.Clock.Now,
            Households = 1,
            WashSales = 2,
            NotJudged = 0,
            Differences = 1,
            Content = StoredContent.Of<IReadOnlyList<WashDifference>>([difference]).Content,
        });
        return db.SaveChangesAsync(LakesideFirm.Cancel);
    });
}
