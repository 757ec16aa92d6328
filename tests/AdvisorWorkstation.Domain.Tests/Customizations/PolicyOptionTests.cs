using AdvisorWorkstation.Domain.Customizations;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

/// <summary>What holds of every option, those that are still to be written too.</summary>
public sealed class PolicyOptionTests
{
    /// <summary>A value for each parameter that has no standard one.</summary>
    private static readonly Dictionary<string, string> Chosen = new(StringComparer.Ordinal)
    {
        ["security.rule"] = "ticker=AAPL",
        ["target.remove-class"] = "class=Energy",
        ["cash.reserve"] = "name=RMD; amount=1000; date=2026-11-25",
        ["sector.exclude"] = "sector=Energy",
        ["screen.exclude"] = "screen=tobacco",
        ["sector.cap"] = "group=Energy",
        ["sector.tilt"] = "group=Energy",
        ["screen.score"] = "score=esg_score",
        ["security.employer"] = "ticker=AAPL",
        ["tilt.style"] = "by=value",
        ["notes.profile"] = "note=Prefers mail",
        ["security.hold-range"] = "ticker=AAPL",
        ["security.close"] = "ticker=AAPL",
        ["security.purchase-limits"] = "ticker=AAPL",
        ["security.substitution"] = "ticker=AAPL; by=NVDA",
        ["security.equivalents"] = "tickers=AAPL, MSFT",
        ["security.reweight"] = "ticker=AAPL",
        ["household.location"] = "sector=Energy",
    };

    public static TheoryData<string> Options => [.. PolicyOptions.All.Select(o => o.Key)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Standard_values_have_no_fault(string key) => Assert.Empty(Of(key).Faults(Plain(key)));

    [Theory]
    [MemberData(nameof(Options))]
    public void The_sentence_is_one_and_the_name_and_the_labels_are_there(string key)
    {
        var option = Of(key);
        Assert.Matches("^[A-Z].+\\.$", option.Sentence(Plain(key)));
        Assert.NotEmpty(option.Name);
        Assert.All(option.Parameters, p => Assert.True(p.Label.Length > 0 && p.Range.Length > 0, p.Name));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void The_sentence_says_which_value_was_chosen(string key)
    {
        var option = Of(key);
        foreach (var parameter in option.Parameters.Where(p => !IsLeftOut(key, p.Name)))
        {
            var plain = Plain(key);
            var other = new Arguments(new Dictionary<string, string>(plain.Values) { [parameter.Name] = Another(parameter, plain) });
            Assert.True(option.Sentence(plain) != option.Sentence(other), $"{key} says the same whatever {parameter.Name} is");
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_parameter_that_it_does_not_take_is_named(string key)
    {
        var given = new Arguments(new Dictionary<string, string>(Plain(key).Values) { ["nonsense"] = "1" });
        Assert.Contains("'nonsense'", Assert.Single(Of(key).Faults(given)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_faulty_value_is_named_with_what_it_takes_and_is_never_reduced(string key)
    {
        var option = Of(key);
        foreach (var parameter in option.Parameters)
        {
            var faulty = new Arguments(new Dictionary<string, string>(Plain(key).Values) { [parameter.Name] = "" });
            var fault = Assert.Single(option.Faults(faulty));
            Assert.Contains(parameter.Label, fault, StringComparison.Ordinal);
            Assert.Contains(parameter.Range, fault, StringComparison.Ordinal);
            Assert.Throws<FormatException>(() => option.Reduce(faulty));
        }
    }

    [Fact]
    public void An_option_without_a_standard_value_demands_one()
    {
        Assert.All(Chosen.Keys, key => Assert.NotEmpty(Of(key).Faults(Arguments.Default)));
        Assert.All(PolicyOptions.All.Where(o => !Chosen.ContainsKey(o.Key)), o => Assert.Empty(o.Faults(Arguments.Default)));
    }

    [Fact]
    public void Keys_are_unique_and_found()
    {
        Assert.Equal(PolicyOptions.All.Count, PolicyOptions.All.Select(o => o.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(PolicyOptions.All, o => Assert.Same(o, PolicyOptions.Find(o.Key)));
        Assert.Null(PolicyOptions.Find("no.such"));
    }

    [Fact]
    public void The_parameter_that_tells_choices_apart_is_one_of_the_options_own() =>
        Assert.All(PolicyOptions.All.Where(o => o.Instance is not null), o => Assert.Contains(o.Instance, o.Parameters));

    [Theory]
    [MemberData(nameof(Options))]
    public void What_was_chosen_is_written_and_read_back(string key)
    {
        var option = Of(key);
        var plain = Plain(key);
        var full = new Arguments(option.Parameters.ToDictionary(p => p.Name, p => Another(p, plain)));
        Assert.Equal(full, Arguments.Parse(full.ToText()));
        Assert.Equal(option.Reduce(full), option.Reduce(Arguments.Parse(full.ToText())));
    }

    [Fact]
    public void A_cell_without_an_equals_sign_is_a_name_that_no_option_takes() =>
        Assert.Contains(Of("cash.minimum").Faults(Arguments.Parse("2%")), f => f.Contains("takes no ''", StringComparison.Ordinal));

    [Fact]
    public void Free_words_can_not_smuggle_in_another_parameter()
    {
        var option = Of("screen.exclude");
        var smuggled = new Arguments(new Dictionary<string, string> { ["screen"] = "tobacco; rule=x" });
        Assert.NotEmpty(option.Faults(smuggled));
    }

    private static PolicyOption Of(string key) => PolicyOptions.Find(key)!;

    private static Arguments Plain(string key) => Arguments.Parse(Chosen.GetValueOrDefault(key, ""));

    /// <summary>What a sentence need not tell: the level between a budget and its block.</summary>
    private static bool IsLeftOut(string key, string parameter) =>
        (key, parameter) is ("target.tracking-error", "high") or ("tax.short-term-gains", "by") or ("cash.reserve", "steps") or ("cash.dividends", "days")
            or ("screen.score", "floor");

    /// <summary>Another value that the parameter takes.</summary>
    private static string Another(Parameter parameter, Arguments plain)
    {
        string[] candidates =
            ["7", "2", "1.5", "175", "MSFT", "Utilities", "alcohol", "esg", "floor", "sell-down", "momentum", "off", "never-sell", "10", "keep", "monthly", "tax-first", "2027-01-04", "yes", "objective", "150", "none", "5", "0", "200", "45", "MSFT, AAPL", "no", .. parameter.Range.Split(", ")];
        return candidates.First(c => parameter.Fault(c) is null && c != plain.TextOf(parameter));
    }
}
