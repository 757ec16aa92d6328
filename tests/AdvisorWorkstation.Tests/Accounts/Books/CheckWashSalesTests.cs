using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Tests.Imports;

namespace AdvisorWorkstation.Tests.Accounts.Books;

/// <summary>The independent check of wash sales, on booked transactions.</summary>
public sealed class CheckWashSalesTests
{
    private static readonly AsOf Today = new(new DateOnly(2026, 11, 20));

    [Fact]
    public async Task The_check_finds_what_booking_found_and_says_so_in_the_history()
    {
        await using var books = await WashedAsync();
        var check = await CheckAsync(books);
        Assert.Equal((1, 1, 0), (check.Households, check.WashSales, check.NotJudged));
        Assert.Empty(check.Differences);
        Assert.Contains(await books.Firm.AllAsync<AuditRow>(), r => r.Action == "wash-sales.checked");
        Assert.Equal(0, Assert.Single(await books.Firm.AllAsync<WashCheckRow>()).Differences);
    }

    [Fact]
    public async Task A_wash_sale_that_the_books_lost_is_named()
    {
        await using var books = await WashedAsync();
        await using (var db = await books.Firm.OpenAsync())
        {
            db.RemoveRange(db.Set<WashSaleRow>());
            await db.SaveChangesAsync(ImportFirm.Cancel);
        }
        Assert.Contains("the ledger disallows $0.00", Assert.Single((await CheckAsync(books)).Differences).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_beside_the_opening_of_the_books_is_not_judged()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2026-09-20,2000", "A,2026-09-30,X,10,2026-09-25,190");
        await books.TransactionsAsync("A,2026-10-05,sell,X,100,1500,,");
        var check = await CheckAsync(books);
        Assert.Equal((0, 1), (check.WashSales, check.NotJudged));
        Assert.Empty(check.Differences);
    }

    /// <summary>A loss in one account and a purchase in the spouse's, both after the books opened.</summary>
    private static async Task<BooksFirm> WashedAsync()
    {
        var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2026-08-01,2000");
        await books.LotsAsync("B,2026-09-30,Y,1,2024-01-15,10");
        await books.TransactionsAsync("A,2026-10-05,sell,X,100,1500,,", "B,2026-10-20,buy,XB,40,-700,,");
        return books;
    }

    private static async Task<WashCheckSummary> CheckAsync(BooksFirm books)
    {
        var done = await books.Firm.Get<CheckWashSales>().RunAsync(Today, books.Firm.Operations, ImportFirm.Cancel);
        return done.Value;
    }
}
