using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>Schedule D by hand.</summary>
public sealed class YearNettingTests
{
    private static readonly TaxProfile Rates = new(new Weight(0.37m), new Weight(0.20m), new Weight(0.05m), new Weight(0.038m));

    [Theory]
    //          short   long   in: short long     taxed: short long  deducted  out: short long
    [InlineData(1_000, 2_000, 0, 0, 1_000, 2_000, 0, 0, 0)]
    [InlineData(-1_000, 2_000, 0, 0, 0, 1_000, 0, 0, 0)]
    [InlineData(5_000, -2_000, 0, 0, 3_000, 0, 0, 0, 0)]
    [InlineData(-5_000, 2_000, 0, 0, 0, 0, 3_000, 0, 0)]
    [InlineData(-10_000, 2_000, 0, 0, 0, 0, 3_000, 5_000, 0)]
    [InlineData(2_000, -10_000, 0, 0, 0, 0, 3_000, 0, 5_000)]
    [InlineData(-2_000, -4_000, 0, 0, 0, 0, 3_000, 0, 3_000)]
    [InlineData(-4_000, -4_000, 0, 0, 0, 0, 3_000, 1_000, 4_000)]
    [InlineData(1_000, 1_000, 4_000, 0, 0, 0, 2_000, 0, 0)]
    [InlineData(0, 6_000, 1_000, 2_000, 0, 3_000, 0, 0, 0)]
    [InlineData(0, 0, 0, 9_000, 0, 0, 3_000, 0, 6_000)]
    [InlineData(0, 0, 0, 0, 0, 0, 0, 0, 0)]
    public void A_year_nets_within_terms_then_across_then_against_income(
        int shortTerm, int longTerm, int inShort, int inLong, int taxedShort, int taxedLong, int deducted, int outShort, int outLong)
    {
        var year = YearNetting.Of(new YearToDateGains(new Money(shortTerm), new Money(longTerm)), new LossCarried(new Money(inShort), new Money(inLong)));
        Assert.Equal(
            new YearNetting(new Money(taxedShort), new Money(taxedLong), new Money(deducted), new LossCarried(new Money(outShort), new Money(outLong))),
            year);
    }

    [Fact]
    public void No_dollar_of_gain_or_loss_is_counted_twice_or_forgotten()
    {
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var realized = new YearToDateGains(new Money(random.Next(-20_000, 20_000)), new Money(random.Next(-20_000, 20_000)));
            var carried = new LossCarried(new Money(random.Next(2) * random.Next(15_000)), new Money(random.Next(2) * random.Next(15_000)));
            var year = YearNetting.Of(realized, carried);
            var before = realized.ShortTerm + realized.LongTerm - carried.ShortTerm - carried.LongTerm;
            var after = year.ShortTerm + year.LongTerm - year.Deducted - year.CarriedOut.ShortTerm - year.CarriedOut.LongTerm;
            Assert.Equal(before, after);
            Assert.True(year.Deducted <= YearNetting.MostDeducted);
            Assert.True(year.ShortTerm + year.LongTerm == Money.Zero || year.Deducted == Money.Zero, "a gain is taxed while a loss is deducted");
        }
    }

    [Fact]
    public void The_bill_taxes_what_is_left_and_the_deduction_saves_no_surtax()
    {
        Assert.Equal(458m + 576m, YearNetting.Of(new YearToDateGains(new Money(1_000m), new Money(2_000m)), LossCarried.None).Bill(Rates).Usd);
        Assert.Equal(-1_260m, YearNetting.Of(new YearToDateGains(new Money(-9_000m), Money.Zero), LossCarried.None).Bill(Rates).Usd);
    }
}
