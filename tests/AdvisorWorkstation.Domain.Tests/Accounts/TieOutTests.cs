using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts;

public sealed class TieOutTests
{
    [Theory]
    [InlineData(100, 100)]
    [InlineData(100, 100.0001)]
    [InlineData(99.9999, 100)]
    public void A_position_fits_its_lots_within_a_ten_thousandth_of_a_share(double position, double lots) =>
        Assert.Null(TieOut.FaultOfLots(new Shares((decimal)position), new Shares((decimal)lots)));

    [Theory]
    [InlineData(200, 100, "split of 2:1")]
    [InlineData(150, 100, "split of 3:2")]
    [InlineData(10, 100, "split of 1:10")]
    [InlineData(100.5, 100, "rounding, or a reinvestment")]
    [InlineData(117, 100, "a purchase or a lot is missing")]
    [InlineData(83, 100, "a sale is missing")]
    [InlineData(0, 100, "a sale is missing")]
    [InlineData(100, 0, "a purchase or a lot is missing")]
    public void A_difference_is_told_with_its_likely_cause(double position, double lots, string cause) =>
        Assert.Contains(cause, TieOut.FaultOfLots(new Shares((decimal)position), new Shares((decimal)lots)), StringComparison.Ordinal);

    [Theory]
    [InlineData("1200.5", "101.25", "121550.63")]
    [InlineData("0.0375", "80", "3.00")]
    [InlineData("0.03", "82.73", "2.48")]
    [InlineData("100", "10.005", "1001.00")]
    public void A_value_fits_price_times_quantity_within_a_cent_a_share(string quantity, string price, string value) =>
        Assert.Null(Fault(quantity, price, value));

    [Theory]
    [InlineData("100", "10", "1001.01")]
    [InlineData("50", "41.10", "2005.00")]
    [InlineData("0.5", "10", "5.02")]
    public void A_value_that_is_further_off_does_not_fit(string quantity, string price, string value) =>
        Assert.NotNull(Fault(quantity, price, value));

    private static string? Fault(string quantity, string price, string value) => TieOut.FaultOfValue(
        new Shares(Number(quantity)), new Price(Number(price)), new Money(Number(value)));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
