using AdvisorWorkstation.Domain.Conditions;

namespace AdvisorWorkstation.Domain.Tests.Conditions;

public sealed class FormulaTests(ITestOutputHelper output)
{
    private static readonly Field[] Fields =
    [
        new("value", "account value", FieldUnit.Usd, ""),
        new("turnover", "turnover", FieldUnit.Share, ""),
        new("edited", "edited", FieldUnit.Count, ""),
    ];

    [Theory]
    [InlineData("turnover > 0.2", 0.2, false)]
    [InlineData("turnover > 0.2", 0.2000001, true)]
    [InlineData("turnover >= 0.2", 0.2, true)]
    [InlineData("turnover >= 0.2", 0.1999999, false)]
    [InlineData("turnover < 0.2", 0.2, false)]
    [InlineData("turnover < 0.2", 0.1999999, true)]
    [InlineData("turnover <= 0.2", 0.2, true)]
    [InlineData("turnover <= 0.2", 0.2000001, false)]
    public void A_value_at_its_limit_is_neither_above_nor_below_it(string text, double turnover, bool holds) =>
        Assert.Equal(holds, Parse(text).Holds(Facts(turnover: (decimal)turnover)));

    [Fact]
    public void And_binds_closer_than_or()
    {
        var formula = Parse("value >= 100 and turnover > 0.2 or edited > 0");
        Assert.True(formula.Holds(Facts(value: 100m, turnover: 0.3m)));
        Assert.True(formula.Holds(Facts(value: 1m, edited: 1m)));
        Assert.False(formula.Holds(Facts(value: 1m, turnover: 0.3m)));
        Assert.Equal("account value at least $100 and turnover above 20.00%, or edited", formula.Words(Fields));
    }

    [Fact]
    public void What_is_unknown_makes_no_condition_hold()
    {
        Assert.All(["value > 0", "value >= 0", "value < 0", "value <= 0"], text => Assert.False(Parse(text).Holds(Facts(value: null))));
        Assert.False(Parse("value > 0").Holds(new Dictionary<string, Fact>()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("turnover")]
    [InlineData("turnover > ")]
    [InlineData("turnover > many")]
    [InlineData("turnover = 1")]
    [InlineData("color > 1")]
    [InlineData("turnover > 1 and ")]
    [InlineData("turnover > 1 or ")]
    [InlineData("turnover > 1,5")]
    public void A_text_that_is_no_formula_is_refused(string text) => Assert.Equal("condition", Formula.Parse(text, Fields).Refusal?.Code);

    [Fact]
    public void It_is_read_back_from_its_text_as_it_was()
    {
        var random = Seed.Print(output);
        for (var i = 0; i < 500; i++)
        {
            var formula = Formula.Of([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (IReadOnlyList<Condition>)[.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => AnyCondition(random))])], Fields).Value;
            var read = Parse(formula.ToString());
            Assert.Equal(formula, read);
            var facts = Facts(random.Next(-5, 5), random.Next(-5, 5), random.Next(-5, 5));
            Assert.Equal(formula.Holds(facts), read.Holds(facts));
            Assert.Equal(formula.Any.Any(all => all.All(c => c.Holds(facts[c.Field].Value))), formula.Holds(facts));
        }
    }

    [Theory]
    [InlineData(FieldUnit.Usd, "12480001.55", "$12,480,002")]
    [InlineData(FieldUnit.Usd, "2000000.01", "$2,000,000.01")]
    [InlineData(FieldUnit.Usd, "999.5", "$999.50")]
    [InlineData(FieldUnit.Usd, "25000", "$25,000")]
    [InlineData(FieldUnit.Share, "0.299708", "29.97%")]
    [InlineData(FieldUnit.Share, "0.2000001", "20.00001%")]
    [InlineData(FieldUnit.Share, "0.2", "20.00%")]
    [InlineData(FieldUnit.Share, "0.59000019", "59.00%")]
    [InlineData(FieldUnit.BasisPoints, "63.483695", "63.5 bp")]
    [InlineData(FieldUnit.BasisPoints, "50.000001", "50.000001 bp")]
    public void A_value_is_told_as_short_as_can_be_and_never_as_the_limit_that_it_is_not(FieldUnit unit, string value, string words) =>
        Assert.Equal(words, new Field("f", "f", unit, "").Say(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    private static Condition AnyCondition(Random random) =>
        new(Fields[random.Next(Fields.Length)].Key, (Comparison)random.Next(4), random.Next(-500, 500) / 100m);

    private static Formula Parse(string text) => Formula.Parse(text, Fields).Value;

    private static Dictionary<string, Fact> Facts(decimal? value = 0m, decimal? turnover = 0m, decimal? edited = 0m) =>
        new(StringComparer.Ordinal) { ["value"] = new Fact(value), ["turnover"] = new Fact(turnover), ["edited"] = new Fact(edited) };
}
