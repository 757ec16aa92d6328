using System.Globalization;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class GrammarTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("12.5", "12.5")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1234567", "1234567")]
    [InlineData("-5.00", "-5.00")]
    [InlineData("+26.40%", "26.40")]
    [InlineData("-$2886.01", "-2886.01")]
    [InlineData("$-2886.01", "-2886.01")]
    [InlineData("$1,017.70", "1017.70")]
    [InlineData("(25.00)", "-25.00")]
    [InlineData("($1,250.00)", "-1250.00")]
    [InlineData("0.0375", "0.0375")]
    [InlineData("55.841666666667%", "55.841666666667")]
    [InlineData("007", "7")]
    public void A_number_of_the_grammar_is_read_exactly(string text, string value) =>
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), NumberGrammar.TryRead(text)?.Value);

    [Theory]
    [InlineData("12,5")]
    [InlineData("1,2,3")]
    [InlineData("1,23")]
    [InlineData("1234,567")]
    [InlineData("1.234.567,89")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1 000")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("1e3")]
    [InlineData("1E-05")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("$")]
    [InlineData("%")]
    [InlineData("5$")]
    [InlineData("€5")]
    [InlineData("\u0661\u0662")]
    [InlineData("\uFF11")]
    [InlineData("=1+1")]
    [InlineData("\u22125")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("0.12345678901234567890123456789")]
    public void Anything_else_is_no_number(string text) => Assert.Null(NumberGrammar.TryRead(text));

    [Theory]
    [InlineData("(5")]
    [InlineData("5)")]
    [InlineData("--5")]
    [InlineData("-$-5")]
    [InlineData("+-5")]
    [InlineData("(-5)")]
    public void A_number_whose_sign_is_said_twice_or_by_half_is_refused(string text) => Assert.Null(NumberGrammar.TryRead(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("N/A")]
    [InlineData("Incomplete")]
    public void What_a_custodian_writes_for_unknown_is_unknown_and_never_zero(string text)
    {
        Assert.True(NumberGrammar.IsUnknown(text));
        Assert.Null(NumberGrammar.TryRead(text));
    }

    [Theory]
    [InlineData("2026-11-19", "yyyy-MM-dd")]
    [InlineData("11/19/2026", "MM/dd/yyyy")]
    [InlineData("2026/11/19", "yyyy/MM/dd")]
    [InlineData("11/19/2026 00:00:00", "MM/dd/yyyy 00:00:00")]
    [InlineData("Nov 19, 2026", "MMM d, yyyy")]
    [InlineData("Nov-19-2026", "MMM-dd-yyyy")]
    public void Each_layout_reads_the_dates_it_writes_and_no_others(string text, string pattern)
    {
        DateForm[] forms =
        [
            DateGrammar.Iso, DateGrammar.MonthFirst, DateGrammar.YearFirst, DateGrammar.Midnight, DateGrammar.Named, DateGrammar.Dashed,
        ];
        foreach (var form in forms)
        {
            Assert.Equal(form.Pattern == pattern ? new DateOnly(2026, 11, 19) : null, DateGrammar.TryRead(text, form));
        }
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("1899-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("2026-1-1")]
    [InlineData("26-11-19")]
    [InlineData("2026-11-19T00:00:00")]
    public void A_day_that_does_not_exist_or_is_centuries_away_is_no_date(string text) => Assert.Null(DateGrammar.TryRead(text, DateGrammar.Iso));

    [Fact]
    public void A_lot_opened_at_another_time_than_midnight_is_no_date_of_the_lot_layout() =>
        Assert.Null(DateGrammar.TryRead("11/19/2026 09:30:00", DateGrammar.Midnight));

    [Theory]
    [InlineData("01:17 PM", 13, 17)]
    [InlineData("5:45 PM", 17, 45)]
    [InlineData("12:05 AM", 0, 5)]
    public void The_time_of_a_title_is_read(string text, int hour, int minute) =>
        Assert.Equal(new TimeOnly(hour, minute), DateGrammar.TryReadTime(text));
}
