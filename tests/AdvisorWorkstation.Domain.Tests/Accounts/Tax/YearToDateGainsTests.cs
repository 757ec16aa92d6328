using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
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
            [Sold(2026, 1, 1, 100m, HoldingTerm.ShortTerm), Sold(2026, 11, 19, -30m, HoldingTerm.ShortTerm), Sold(2026, 11, 19, -40m, HoldingTerm.LongTerm)], Today));

    [Fact]
    public void Other_years_later_days_and_gains_that_nobody_knows_do_not_count() => Assert.Equal(
        new YearToDateGains(Money.Zero, Money.Zero),
        YearToDateGains.From(
            [
                Sold(2025, 12, 31, 100m, HoldingTerm.ShortTerm),
                Sold(2026, 11, 20, 100m, HoldingTerm.LongTerm),
                Sold(2026, 5, 5, 100m, HoldingTerm.LongTerm) with { Basis = null },
            ],
            Today));

    [Fact]
    public void What_a_wash_sale_took_back_is_no_loss() => Assert.Equal(
        new YearToDateGains(new Money(-10m), Money.Zero),
        YearToDateGains.From([Sold(2026, 5, 5, -30m, HoldingTerm.ShortTerm) with { Disallowed = new Money(20m) }], Today));

    [Fact]
    public void Where_nobody_knows_the_term_the_dearer_one_counts() => Assert.Equal(
        new YearToDateGains(new Money(30m), new Money(-20m)),
        YearToDateGains.From([Sold(2026, 5, 5, 30m, null), Sold(2026, 5, 5, -20m, null)], Today));

    [Theory]
    [InlineData(TransactionKind.Buy, true)]
    [InlineData(TransactionKind.Reinvestment, true)]
    [InlineData(TransactionKind.TransferIn, false)]
    [InlineData(TransactionKind.Sell, false)]
    [InlineData(TransactionKind.Dividend, false)]
    public void A_reinvested_dividend_is_a_purchase_and_a_transfer_of_own_lots_is_none(TransactionKind kind, bool isPurchase) =>
        Assert.Equal(isPurchase, (Sale(2026, 5, 5, null, null) with { Kind = kind }).IsPurchase);

    private static Realized Sold(int year, int month, int day, decimal gain, HoldingTerm? term) => new(
        1, new AccountId(Guid.Empty), new SecurityId(1), new DateOnly(year, month, day), LedgerLotNumber.None, new Shares(1m), new Money(1000m + gain), new Money(1000m), null, term, Money.Zero);

    private static Transaction Sale(int year, int month, int day, decimal? shortTerm, decimal? longTerm) => new(
        new DateOnly(year, month, day),
        TransactionKind.Sell,
        new SecurityId(1),
        new Shares(1m),
        new Money(10m),
        shortTerm is { } st ? new Money(st) : null,
        longTerm is { } lt ? new Money(lt) : null);
}
