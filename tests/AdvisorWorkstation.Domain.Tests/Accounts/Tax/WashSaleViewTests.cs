using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>The sixty-one days of IRC 1091, seen from today.</summary>
public sealed class WashSaleViewTests
{
    private static readonly AsOf Today = TestAccount.Day;
    private static readonly LotId Sold = new(7);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(-1)]
    public void A_loss_sale_of_the_last_thirty_days_blocks_a_purchase_until_day_thirty_one(int daysAgo)
    {
        var view = View(lossSales: [new LossSale("X", Today.Date.AddDays(-daysAgo))]);
        Assert.Equal(Today.Date.AddDays(31 - daysAgo), view.BuyBlockedUntil("X"));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(400)]
    public void A_loss_sale_outside_of_the_window_blocks_nothing(int daysAgo) =>
        Assert.Null(View(lossSales: [new LossSale("X", Today.Date.AddDays(-daysAgo))]).BuyBlockedUntil("X"));

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-1)]
    public void A_purchase_of_the_last_thirty_days_blocks_a_loss_until_day_thirty_one(int daysAgo)
    {
        var view = View(purchases: [new RecentPurchase("X", Today.Date.AddDays(-daysAgo), new LotId(8))]);
        Assert.Equal(Today.Date.AddDays(31 - daysAgo), view.LossBlockedUntil("X", Sold));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(400)]
    public void A_purchase_outside_of_the_window_blocks_no_loss(int daysAgo) =>
        Assert.Null(View(purchases: [new RecentPurchase("X", Today.Date.AddDays(-daysAgo), null)]).LossBlockedUntil("X", Sold));

    [Fact]
    public void A_lot_is_no_replacement_for_itself()
    {
        var view = View(purchases: [new RecentPurchase("X", Today.Date.AddDays(-5), Sold)]);
        Assert.Null(view.LossBlockedUntil("X", Sold));
        Assert.Equal(Today.Date.AddDays(26), view.LossBlockedUntil("X", new LotId(9)));
    }

    [Fact]
    public void Of_several_purchases_the_last_that_is_not_the_lot_itself_decides()
    {
        var view = View(purchases:
        [
            new RecentPurchase("X", Today.Date.AddDays(-2), Sold),
            new RecentPurchase("X", Today.Date.AddDays(-20), new LotId(8)),
            new RecentPurchase("X", Today.Date.AddDays(-25), null),
        ]);
        Assert.Equal(Today.Date.AddDays(11), view.LossBlockedUntil("X", Sold));
    }

    [Fact]
    public void Shares_bought_together_with_the_lot_and_shares_that_have_replaced_others_do_not_count()
    {
        var view = View(purchases:
        [
            new RecentPurchase("X", Today.Date.AddDays(-5), Sold) { Purchase = 3, Unreplaced = Shares.Zero },
            new RecentPurchase("X", Today.Date.AddDays(-5), new LotId(8)) { Purchase = 3, Unreplaced = new Shares(60m) },
            new RecentPurchase("X", Today.Date.AddDays(-4), new LotId(9)) { Purchase = 4, Unreplaced = Shares.Zero },
        ]);
        Assert.Null(view.LossBlockedUntil("X", Sold));
        Assert.Equal(new Shares(40m), view.Unreplaced("X", Sold, new Shares(40m)));
        Assert.Equal(Today.Date.AddDays(26), view.LossBlockedUntil("X", new LotId(9)));
        Assert.Equal(new Shares(10m), view.Unreplaced("X", new LotId(9), new Shares(70m)));
    }

    [Theory]
    [InlineData(100, 60, 30, 10)]
    [InlineData(100, 60, 40, 0)]
    [InlineData(100, 60, 70, 0)]
    [InlineData(100, 60, null, 0)]
    [InlineData(100, 0, 0, 100)]
    public void Of_a_lot_at_a_loss_what_recent_purchases_do_not_replace_is_left(int held, int first, int? second, int left)
    {
        var view = View(purchases:
        [
            new RecentPurchase("X", Today.Date.AddDays(-2), null) { Unreplaced = new Shares(first) },
            new RecentPurchase("X", Today.Date.AddDays(9), null) { Unreplaced = second is { } shares ? new Shares(shares) : null },
        ]);
        Assert.Equal(new Shares(left), view.Unreplaced("X", Sold, new Shares(held)));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void What_is_to_come_counts_thirty_days_ahead(int daysAhead, bool isBlocked)
    {
        var day = Today.Date.AddDays(daysAhead);
        var view = View([new RecentPurchase("X", day, null)], [new LossSale("X", day)]);
        Assert.Equal(isBlocked ? day.AddDays(31) : null, view.LossBlockedUntil("X", Sold));
        Assert.Equal(isBlocked ? day.AddDays(31) : null, view.BuyBlockedUntil("X"));
    }

    [Fact]
    public void A_purchase_whose_lot_is_not_known_such_as_one_in_an_ira_blocks_every_lot()
    {
        var view = View(purchases: [new RecentPurchase("X", Today.Date.AddDays(-10), null)]);
        Assert.Equal(Today.Date.AddDays(21), view.LossBlockedUntil("X", Sold));
    }

    [Fact]
    public void Of_several_loss_sales_the_last_decides()
    {
        var view = View(lossSales: [new LossSale("X", Today.Date.AddDays(-3)), new LossSale("X", Today.Date.AddDays(-30))]);
        Assert.Equal(Today.Date.AddDays(28), view.BuyBlockedUntil("X"));
    }

    [Fact]
    public void Only_the_same_group_of_equivalent_securities_counts()
    {
        var view = View(
            [new RecentPurchase("GOOG", Today.Date, null)],
            [new LossSale("GOOG", Today.Date)]);
        Assert.Null(view.BuyBlockedUntil("GOOGL"));
        Assert.Null(view.LossBlockedUntil("GOOGL", Sold));
        Assert.Null(view.BuyBlockedUntil("goog"));
    }

    /// <summary>tax.md, worked case 3: sold at a loss on 2024-06-10.</summary>
    [Theory]
    [InlineData("2024-07-10", true)]
    [InlineData("2024-07-11", false)]
    public void Bought_again_on_day_thirty_is_washed_and_on_day_thirty_one_is_not(string day, bool isBlocked)
    {
        var asOf = new AsOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var view = new WashSaleView(asOf, [], [new LossSale("X", new DateOnly(2024, 6, 10))]);
        Assert.Equal(isBlocked, view.BuyBlockedUntil("X") is not null);
    }

    private static WashSaleView View(RecentPurchase[]? purchases = null, LossSale[]? lossSales = null) =>
        new(Today, purchases ?? [], lossSales ?? []);
}
