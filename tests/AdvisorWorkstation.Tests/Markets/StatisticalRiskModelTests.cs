using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Randomness;
using AdvisorWorkstation.Features.Markets.Estimation;

namespace AdvisorWorkstation.Tests.Markets;

public sealed class StatisticalRiskModelTests
{
    private const int Securities = 120;
    private const int FiveYears = 1261;
    private static readonly AsOf NoHistory = new(new DateOnly(2026, 1, 2));

    [Fact]
    public void Volatilities_of_long_portfolios_are_recovered_within_a_tenth()
    {
        var errors = Errors(new SyntheticMarket(Securities, FiveYears, 7), stream => stream.Unit());
        Assert.All(errors, e => Assert.InRange(e, -0.10, 0.10));
    }

    [Fact]
    public void Volatilities_of_portfolios_that_sum_to_nothing_are_recovered_within_a_tenth_on_average_and_a_fifth_each()
    {
        var errors = Errors(new SyntheticMarket(Securities, FiveYears, 7), stream => stream.Normal());
        Assert.All(errors, e => Assert.InRange(e, -0.20, 0.20));
        Assert.InRange(errors.Average(), -0.10, 0.10);
    }

    [Fact]
    public void A_market_with_five_factors_gets_five() =>
        Assert.Equal(5, Estimate(new SyntheticMarket(Securities, FiveYears, 7)).FactorCount);

    [Fact]
    public void The_same_closes_give_the_same_bits()
    {
        var first = Estimate(new SyntheticMarket(Securities, FiveYears, 11));
        var second = Estimate(new SyntheticMarket(Securities, FiveYears, 11));
        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.Exposures, second.Exposures);
    }

    [Fact]
    public void A_year_of_returns_is_enough_for_own_figures_and_a_day_less_is_not()
    {
        var market = new SyntheticMarket(Securities, FiveYears, 13);
        market.StartAt(3, FiveYears - 253);
        market.StartAt(4, FiveYears - 252);
        var model = Estimate(market);
        Assert.Equal(ExposureOrigin.Own, model.Origins[3]);
        Assert.Equal(ExposureOrigin.SectorProxy, model.Origins[4]);
        Assert.Equal(1, model.Origins.Count(o => o == ExposureOrigin.SectorProxy));
    }

    [Fact]
    public void A_security_with_a_year_and_a_half_keeps_its_own_risk_by_regression()
    {
        var market = new SyntheticMarket(Securities, FiveYears, 17);
        market.StartAt(9, FiveYears - 378);
        var alone = new double[Securities];
        alone[9] = 1d;
        var ratio = Math.Sqrt(SyntheticMarket.ModelVariance(Estimate(market), alone) / market.TrueVariance(alone));
        Assert.InRange(ratio, 0.85, 1.15);
    }

    [Fact]
    public void A_stand_in_has_its_sectors_average_exposures_and_a_marked_up_specific_variance()
    {
        var market = new SyntheticMarket(Securities, FiveYears, 19);
        market.StartAt(8, FiveYears - 20);
        var model = Estimate(market);
        var peers = Enumerable.Range(0, Securities).Where(i => i % 4 == 0 && i != 8).ToList();
        for (var f = 0; f < model.FactorCount; f++)
        {
            Assert.Equal(peers.Average(i => model.ExposuresOf(i)[f]), model.ExposuresOf(8)[f], 12);
        }
        Assert.Equal(1.5 * peers.Average(i => model.SpecificVariance[i]), model.SpecificVariance[8], 12);
    }

    [Fact]
    public void Without_any_history_the_prior_holds_and_every_row_is_flagged()
    {
        var securities = new SyntheticMarket(4, 2, 1).Securities;
        var model = StatisticalRiskModel.Estimate(new PricePanel([], securities, []), StatisticalRiskOptions.Default, NoHistory);
        Assert.Equal(NoHistory, model.AsOf);
        Assert.All(model.Origins, o => Assert.Equal(ExposureOrigin.SectorProxy, o));
        var own = SyntheticMarket.ModelVariance(model, [1d, 0d, 0d, 0d]);
        Assert.Equal((0.16 * 0.16) + (0.06 * 0.06) + (0.25 * 0.25), own, 12);
        var apart = SyntheticMarket.ModelVariance(model, [1d, -1d, 0d, 0d]);
        Assert.Equal((2 * 0.06 * 0.06) + (2 * 0.25 * 0.25), apart, 12);
    }

    [Fact]
    public void A_market_without_any_factor_still_gives_a_model_that_can_be_solved_with()
    {
        var stream = new SeededRandom(5);
        var closes = new double[30 * 600];
        for (var i = 0; i < 30; i++)
        {
            var level = 50d;
            for (var t = 0; t < 600; t++)
            {
                closes[(i * 600) + t] = level *= Math.Exp(0.01 * stream.Normal());
            }
        }
        var market = new SyntheticMarket(30, 600, 1);
        var model = StatisticalRiskModel.Estimate(
            new PricePanel(market.Days, market.Securities, closes), StatisticalRiskOptions.Default, NoHistory);
        Assert.InRange(model.FactorCount, 1, 2);
        Assert.True(model.FactorCovariance[0] > 0d);
    }

    [Fact]
    public void A_security_that_never_moved_gets_a_stand_in()
    {
        var market = new SyntheticMarket(Securities, 600, 23);
        Array.Fill(market.Closes, 10d, 5 * 600, 600);
        Assert.Equal(ExposureOrigin.SectorProxy, Estimate(market).Origins[5]);
    }

    [Fact]
    public void A_split_that_nobody_adjusted_for_does_not_count_as_a_return()
    {
        var market = new SyntheticMarket(Securities, FiveYears, 29);
        var before = Estimate(market);
        for (var t = FiveYears - 100; t < FiveYears; t++)
        {
            market.Closes[(6 * FiveYears) + t] /= 4d;
        }
        Assert.Equal(before.SpecificVariance[6], Estimate(market).SpecificVariance[6], 0.002);
    }

    [Fact]
    public void No_portfolio_has_a_negative_variance_and_no_specific_variance_is_below_its_floor()
    {
        var model = Estimate(new SyntheticMarket(Securities, FiveYears, 31));
        var floor = StatisticalRiskOptions.Default.SpecificFloorVolatility;
        Assert.All(model.SpecificVariance, v => Assert.True(v >= floor * floor));
        for (var f = 0; f < model.FactorCount; f++)
        {
            for (var g = 0; g < model.FactorCount; g++)
            {
                var entry = model.FactorCovariance[(f * model.FactorCount) + g];
                Assert.True(f == g ? entry > 0d : entry == 0d);
            }
        }
    }

    private static RiskModel Estimate(SyntheticMarket market) =>
        StatisticalRiskModel.Estimate(market.Panel, StatisticalRiskOptions.Default, NoHistory);

    /// <summary>How far the model's volatility is from the truth, for a hundred portfolios.</summary>
    private static List<double> Errors(SyntheticMarket market, Func<SeededRandom, double> weight)
    {
        var model = Estimate(market);
        var stream = new SeededRandom(99);
        return
        [
            .. Enumerable.Range(0, 100).Select(_ =>
            {
                var weights = Enumerable.Range(0, Securities).Select(_ => weight(stream)).ToArray();
                return Math.Sqrt(SyntheticMarket.ModelVariance(model, weights) / market.TrueVariance(weights)) - 1d;
            }),
        ];
    }
}
