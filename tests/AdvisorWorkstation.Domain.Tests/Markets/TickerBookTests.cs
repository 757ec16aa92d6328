using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Markets;

public sealed class TickerBookTests
{
    private static readonly TickerBook Book = new([Known("BRK.B", 1), Known("AAPL", 2), Known("BF.B", 3), Known("AB.C", 4), Known("A.BC", 5)]);

    [Theory]
    [InlineData("BRK.B")]
    [InlineData("BRK B")]
    [InlineData("BRK/B")]
    [InlineData("BRKB")]
    [InlineData("brk-b")]
    public void Every_spelling_of_a_share_class_is_one_security(string text) =>
        Assert.Equal(new TickerMatch.Known(new SecurityId(1), Ticker.Parse("BRK.B")), Book.Find(text));

    [Fact]
    public void An_exact_spelling_comes_before_a_squeezed_one()
    {
        var book = new TickerBook([Known("BRKB", 8), Known("BRK.B", 9)]);
        Assert.Equal(new TickerMatch.Known(new SecurityId(8), Ticker.Parse("BRKB")), book.Find("BRKB"));
        Assert.Equal(new TickerMatch.Known(new SecurityId(9), Ticker.Parse("BRK.B")), book.Find("BRK/B"));
    }

    [Fact]
    public void A_spelling_that_can_mean_two_securities_asks_which() =>
        Assert.Equal(["A.BC", "AB.C"], Assert.IsType<TickerMatch.Ambiguous>(Book.Find("ABC")).Candidates.Select(t => t.Symbol));

    [Fact]
    public void A_symbol_that_nobody_carries_is_unknown_and_a_text_that_is_none_says_so()
    {
        Assert.Equal(new TickerMatch.Unknown(Ticker.Parse("ZZZ")), Book.Find("zzz"));
        Assert.Equal(new TickerMatch.NotATicker("Cash & Cash"), Book.Find("Cash & Cash"));
    }

    private static (Ticker, SecurityId) Known(string ticker, int id) => (Ticker.Parse(ticker), new SecurityId(id));
}
