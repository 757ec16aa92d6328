using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

public sealed class YearToDateGainsTests
{
    private static readonly AsOf Today = new(new DateOnly(2026, 11, 19));

    [Fact]
    public void Sales_since_the_first_of_january_are_summed_by_term() => Assert.Equal(
        new YearToDateGains(new Money(70m), new Money(-40m)),
        YearToDateGains.From(
            [Sale(2026, 1, 1, 100m, null), Sale(2026, 11, 19, -30m, -40m)], Today));

    [Fact]
    public void Other_years_later_days_and_other_events_do_not_count() => Assert.Equal(
        new YearToDateGains(Money.Zero, Money.Zero),
        YearToDateGains.From(
            [
                Sale(2025, 12, 31, 100m, 100m),
                Sale(2026, 11, 20, 100m, 100m),
                Sale(2026, 5, 5, null, null),
                Sale(2026, 5, 5, 100m, 100m) with { Kind = TransactionKind.TransferOut },
            ],
            Today));

    [Theory]
    [InlineData(TransactionKind.Buy, true)]
    [InlineData(TransactionKind.Reinvestment, true)]
    [InlineData(TransactionKind.TransferIn, false)]
    [InlineData(TransactionKind.Sell, false)]
    [InlineData(TransactionKind.Dividend, false)]
    public void A_reinvested_dividend_is_a_purchase_and_a_transfer_of_own_lots_is_none(TransactionKind kind, bool isPurchase) =>
        Assert.Equal(isPurchase, (Sale(2026, 5, 5, null, null) with { Kind = kind }).IsPurchase);

    [Theory]
    [InlineData(-1, 5, true)]
    [InlineData(5, -1, true)]
    [InlineData(5, 5, false)]
    [InlineData(0, 0, false)]
    public void A_sale_is_a_loss_sale_when_either_term_lost(int shortTerm, int longTerm, bool isLoss) =>
        Assert.Equal(isLoss, Sale(2026, 5, 5, shortTerm, longTerm).IsLossSale);

    private static Transaction Sale(int year, int month, int day, decimal? shortTerm, decimal? longTerm) => new(
        new DateOnly(year, month, day),
        TransactionKind.Sell,
        new SecurityId(1),
        new Shares(1m),
        new Money(10m),
        shortTerm is { } st ? new Money(st) : null,
        longTerm is { } lt ? new Money(lt) : null);
}
