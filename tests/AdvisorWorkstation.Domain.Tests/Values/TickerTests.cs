using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Values;

public sealed class TickerTests
{
    [Theory]
    [InlineData("AAPL", "AAPL")]
    [InlineData(" aapl ", "AAPL")]
    [InlineData("BRK B", "BRK.B")]
    [InlineData("BRK/B", "BRK.B")]
    [InlineData("brk.b", "BRK.B")]
    [InlineData("BF-B", "BF-B")]
    [InlineData("3M", "3M")]
    public void A_symbol_is_read_into_the_firms_spelling(string text, string symbol) => Assert.Equal(symbol, Ticker.TryParse(text)?.Symbol);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("AAPL,MSFT")]
    [InlineData("=AAPL")]
    [InlineData("ÄPFEL")]
    [InlineData("A\nB")]
    [InlineData("A123456789012345678901234567890")]
    public void What_can_not_be_a_symbol_is_none(string? text) => Assert.Null(Ticker.TryParse(text));

    [Fact]
    public void A_symbol_that_was_checked_throws_when_it_is_none() => Assert.Throws<FormatException>(() => Ticker.Parse("no!"));

    [Fact]
    public void Squeezed_drops_what_separates_the_class() => Assert.Equal("BRKB", Ticker.Parse("BRK.B").Squeezed);
}
