using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Values;

public sealed class AmountTests
{
    [Fact]
    public void Cents_round_halves_away_from_zero()
    {
        Assert.Equal(1.01m, new Money(1.005m).RoundedToCents.Usd);
        Assert.Equal(-1.01m, new Money(-1.005m).RoundedToCents.Usd);
        Assert.Equal(2.68m, new Money(2.675m).RoundedToCents.Usd);
        Assert.Equal(2.67m, new Money(2.6749m).RoundedToCents.Usd);
    }

    [Fact]
    public void Money_is_exact_where_doubles_are_not() => Assert.Equal(new Money(0.3m), new Money(0.1m) + new Money(0.2m));

    [Fact]
    public void A_price_is_above_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Price(0m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Price(-1m));
    }

    [Fact]
    public void Whole_shares_are_what_an_order_without_fractions_can_carry()
    {
        Assert.Equal((10m, false), (new Shares(10.999999m).Whole.Count, new Shares(10.999999m).IsWhole));
        Assert.Equal((10m, true), (new Shares(10m).Whole.Count, new Shares(10m).IsWhole));
    }

    [Fact]
    public void A_share_of_nothing_is_a_bug() => Assert.Throws<DivideByZeroException>(() => new Money(1m).ShareOf(Money.Zero));

    [Fact]
    public void Percent_basis_points_and_fractions_are_one_figure()
    {
        Assert.Equal(new Weight(0.0025m), Weight.FromPercent(0.25m));
        Assert.Equal(new Weight(0.0025m), Weight.FromBasisPoints(25m));
        Assert.Equal(25m, BasisPoints.FromFraction(0.0025).Value);
    }

    [Fact]
    public void A_figure_that_is_no_number_is_never_kept()
    {
        Assert.Throws<OverflowException>(() => BasisPoints.FromFraction(double.NaN));
        Assert.Throws<OverflowException>(() => BasisPoints.FromFraction(double.PositiveInfinity));
    }

    [Fact]
    public void A_refused_outcome_has_a_reason_and_no_value()
    {
        Outcome<int> done = 7;
        Outcome<int> refused = new Refusal("role", "You may not.");
        Assert.Equal((7, false), (done.Value, done.IsRefused));
        Assert.Equal("role", refused.Refusal?.Code);
        Assert.Throws<InvalidOperationException>(() => refused.Value);
    }

    [Fact]
    public void Days_until_a_past_day_are_negative() => Assert.Equal(-2, new AsOf(new DateOnly(2026, 3, 1)).DaysUntil(new DateOnly(2026, 2, 27)));
}
