using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>The grammar of the terms of corporate actions: every kind, and what nobody may guess at.</summary>
public sealed class TermsGrammarTests(ITestOutputHelper output)
{
    private static readonly SecurityId Other = new(2);

    public static TheoryData<string, string, string> Good => new()
    {
        { "split", "4:1", "Split { Ratio = 4, Price =  }" },
        { "split", "4:1; price 25.10", "Split { Ratio = 4, Price = 25.10 }" },
        { "split", "3:2;price 38", "Split { Ratio = 1.5, Price = 38.00 }" },
        { "split", "1:10", "Split { Ratio = 0.1, Price =  }" },
        { "stock-dividend", "5%", "Split { Ratio = 1.05, Price =  }" },
        { "symbol-change", "to NEWT", "Rename { To = 2 }" },
        { "symbol-change", "TO brk/b", "Rename { To = 2 }" },
        { "spin-off", "child KIDS; ratio 0.25; allocation 12.5%; price 40", "SpinOff { Child = 2, Ratio = 0.25, ChildAllocation = 12.50%, ChildPrice = 40.00 }" },
        { "merger", "into BIGC; ratio 0.5", "StockMerger { Into = 2, Ratio = 0.5, Price =  }" },
        { "merger", "into BIGC; ratio 0.5; cash 12.00; price 80", "MixedMerger { Into = 2, Ratio = 0.5, CashPerShare = 12.00, Price = 80.00 }" },
        { "merger", "cash 54.20", "CashMerger { CashPerShare = 54.20 }" },
        { "return-of-capital", "0.75 a share", "ReturnOfCapital { CashPerShare = 0.75 }" },
        { "delisting", "worthless", "Worthless { }" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Terms_of_each_kind_become_what_is_booked(string kind, string text, string expected)
    {
        var terms = TermsGrammar.Parse(kind, text);
        Assert.Equal(expected, terms.ToTerms(Other, null).Value.ToString());
        Assert.True(terms.ChangesLots);
    }

    [Fact]
    public void A_dividend_is_for_the_calendar_and_changes_no_lots()
    {
        var dividend = TermsGrammar.Parse("dividend", "0.24 a share; pay 2026-12-10");
        Assert.Equal(new AnnouncedTerms.Dividend(new Price(0.24m), new DateOnly(2026, 12, 10)), dividend);
        Assert.False(dividend.ChangesLots);
        Assert.Equal("no-lots", dividend.ToTerms(null, new Price(1m)).Refusal!.Code);
    }

    [Theory]
    [InlineData("split", "4")]
    [InlineData("split", "")]
    [InlineData("split", "4:1:2")]
    [InlineData("split", "0:1")]
    [InlineData("split", "-4:1")]
    [InlineData("split", "2:2")]
    [InlineData("split", "2.0:2")]
    [InlineData("split", "4:1; price 0")]
    [InlineData("split", "4:1; price 25,10")]
    [InlineData("split", "4:1; price 25.1; price 25.1")]
    [InlineData("split", "4:1; 5:1")]
    [InlineData("split", "4:1; cash 2")]
    [InlineData("split", "4:1;")]
    [InlineData("split", "4 for 1")]
    [InlineData("split", "99999999999999999999999:1")]
    [InlineData("split", "4:1; price 1.1234567")]
    [InlineData("stock-dividend", "5")]
    [InlineData("stock-dividend", "0%")]
    [InlineData("symbol-change", "NEWT")]
    [InlineData("symbol-change", "to NEW T")]
    [InlineData("symbol-change", "to N€W")]
    [InlineData("spin-off", "0.25 KIDS")]
    [InlineData("spin-off", "child KIDS; ratio 0.25; allocation 100%")]
    [InlineData("spin-off", "child KIDS; allocation 10%")]
    [InlineData("merger", "into BIGC")]
    [InlineData("merger", "ratio 0.5")]
    [InlineData("merger", "cash 54.20; price 3")]
    [InlineData("return-of-capital", "0.75")]
    [InlineData("return-of-capital", "$0.75 a share")]
    [InlineData("delisting", "probably worthless")]
    [InlineData("delisting", "worthless; price 1")]
    [InlineData("dividend", "0.24 a share; pay 10/12/2026")]
    [InlineData("gift", "4:1")]
    [InlineData("split", "4:1\n")]
    [InlineData("split", "٤:1")]
    public void What_nobody_may_guess_at_is_refused_with_a_reason(string kind, string text)
    {
        var read = TermsGrammar.Read(kind, text);
        Assert.Null(read.Terms);
        Assert.False(string.IsNullOrWhiteSpace(read.Fault));
        Assert.Throws<FormatException>(() => TermsGrammar.Parse(kind, text));
    }

    [Fact]
    public void Any_text_is_either_read_or_refused_and_never_breaks_the_reader()
    {
        const string Letters = "0123456789.:;% $,-toprice cash child into ratio worthless a share BIGC\u0000\u00e9";
        var random = Seed.Print(output);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => Letters[random.Next(Letters.Length)])]);
            foreach (var kind in TermsGrammar.KindNames)
            {
                var read = TermsGrammar.Read(kind, text);
                Assert.True(read.Terms is null != (read.Fault is null), $"{kind}: {text}");
            }
        }
    }

    [Fact]
    public void Ratios_come_back_in_the_words_of_the_terms()
    {
        var random = Seed.Print(output);
        for (var i = 0; i < 200; i++)
        {
            var (after, before) = (random.Next(1, 1_000), random.Next(1_001, 2_000));
            var split = TermsGrammar.Parse("split", $"{after}:{before}");
            Assert.Equal($"{after}:{before} split", split.Words);
            Assert.Equal((decimal)after / before, ((ActionTerms.Split)split.ToTerms(null, null).Value).Ratio);
        }
    }

    [Fact]
    public void A_price_of_the_terms_counts_before_the_price_of_the_day()
    {
        var split = TermsGrammar.Parse("split", "4:1; price 25.10");
        Assert.Equal(new ActionTerms.Split(4m, new Price(25.10m)), split.ToTerms(null, new Price(99m)).Value);
        Assert.Equal(new ActionTerms.Split(2m, new Price(99m)), TermsGrammar.Parse("split", "2:1").ToTerms(null, new Price(99m)).Value);
    }

    [Theory]
    [InlineData("spin-off", "child KIDS; ratio 0.25", "no-allocation")]
    [InlineData("merger", "into BIGC; ratio 0.5; cash 12.00", "no-price")]
    public void What_the_company_has_not_said_yet_can_stand_in_the_calendar_and_not_be_booked(string kind, string text, string code) =>
        Assert.Equal(code, TermsGrammar.Parse(kind, text).ToTerms(Other, null).Refusal!.Code);

    [Fact]
    public void A_security_that_is_not_known_can_t_be_booked() =>
        Assert.Contains("NEWT", TermsGrammar.Parse("symbol-change", "to NEWT").ToTerms(null, null).Refusal!.Sentence, StringComparison.Ordinal);
}
