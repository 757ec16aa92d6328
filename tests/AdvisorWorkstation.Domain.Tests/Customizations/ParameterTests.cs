using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

public sealed class ParameterTests
{
    private static readonly Parameter<Weight> Share = Parameter.Percent("share", "Share", 5m, 0m, 100m);
    private static readonly Parameter<int?> Count = Parameter.OptionalCount("count", "Trades", "a run", 1, 500);

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("12.5")]
    [InlineData("+3")]
    public void A_number_within_its_range_both_ends_included_has_no_fault(string text) => Assert.Null(Share.Fault(text));

    [Theory]
    [InlineData("-0.0001")]
    [InlineData("100.0001")]
    [InlineData("1,5")]
    [InlineData("1,000")]
    [InlineData("5%")]
    [InlineData("1e1")]
    [InlineData(" 5")]
    [InlineData("NaN")]
    [InlineData("none")]
    public void Anything_else_is_a_fault(string text) => Assert.NotNull(Share.Fault(text));

    [Fact]
    public void None_is_a_value_where_there_need_be_no_limit()
    {
        Assert.Null(Count.Read("none"));
        Assert.Equal(7, Count.Read("7"));
        Assert.NotNull(Count.Fault("0"));
        Assert.NotNull(Count.Fault("nothing"));
    }

    [Theory]
    [InlineData("7.5")]
    [InlineData("1.0000001")]
    public void A_count_is_a_whole_number(string text) => Assert.NotNull(Count.Fault(text));
}
