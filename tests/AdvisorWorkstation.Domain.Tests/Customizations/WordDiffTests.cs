using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

public sealed class WordDiffTests(ITestOutputHelper output)
{
    [Fact]
    public void A_changed_figure_is_one_word_gone_and_one_come() => Assert.Equal(
        [(WordFate.Kept, "Keeps at least "), (WordFate.Removed, "1% "), (WordFate.Added, "2% "), (WordFate.Kept, "in cash.")],
        WordDiff.Of("Keeps at least 1% in cash.", "Keeps at least 2% in cash.").Select(r => (r.Fate, r.Words)));

    [Fact]
    public void A_difference_makes_the_one_text_of_the_other_and_keeps_as_much_as_can_be_kept()
    {
        var random = Seed.Print(output);
        string[] words = ["no", "tobacco", "cash", "5%", "of", ""];
        for (var round = 0; round < 1_000; round++)
        {
            var (before, after) = (Text(random, words), Text(random, words));
            var difference = WordDiff.Of(before, after);
            Assert.Equal(after, WordDiff.Apply(difference, before));
            Assert.All(difference.Zip(difference.Skip(1)), p => Assert.NotEqual(p.First.Fate, p.Second.Fate));
            if (before == after)
            {
                Assert.All(difference, r => Assert.Equal(WordFate.Kept, r.Fate));
            }
        }
    }

    [Fact]
    public void A_difference_of_another_text_is_refused() =>
        Assert.Throws<ArgumentException>(() => WordDiff.Apply(WordDiff.Of("a b", "a c"), "b b"));

    [Fact]
    public void A_statement_says_every_sentence_and_what_became_of_each()
    {
        var before = Policy.Merge([Choice("cash.minimum", "share=2"), Choice("screen.exclude", "screen=tobacco")], TestAccount.Day);
        var after = Policy.Merge([Choice("cash.minimum", "share=3") with { To = new DateOnly(2027, 1, 31) }, Choice("screen.exclude", "screen=alcohol")], TestAccount.Day);
        var lines = PolicyStatement.Of(after, "Large Twelve, version 1");
        Assert.Equal(after.Entries.Count, lines.Count);
        Assert.Equal("Follows Large Twelve, version 1.", lines[0].Sentence);
        var changes = PolicyStatement.Changes(PolicyStatement.Of(before, "Large Twelve, version 1"), lines).Where(c => c.IsChanged).ToList();
        Assert.Equal(
            ["Keeps at least [-2%][+3%] or $500 in cash, whichever is more.[+ Until 2027-01-31.]", "[+Holds no alcohol.]", "[-Holds no tobacco.]"],
            changes.Select(c => string.Concat(c.Runs.Select(r => r.Fate switch { WordFate.Kept => r.Words, WordFate.Added => $"[+{r.Words.TrimEnd()}]", _ => $"[-{r.Words.TrimEnd()}]" }))
                .Replace("more. [-", "more.[-", StringComparison.Ordinal).Replace("][+3%]or", "][+3%] or", StringComparison.Ordinal)
                .Replace("[-more.][+more. Until 2027-01-31.]", "more.[+ Until 2027-01-31.]", StringComparison.Ordinal)));
    }

    private static string Text(Random random, string[] words) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => words[random.Next(words.Length)] + new string(' ', random.Next(1, 3)))).TrimEnd(random.Next(2) == 0 ? ' ' : '.');

    private static Customization Choice(string option, string arguments) =>
        new(option, Arguments.Parse(arguments), PolicyScope.Account, new DateOnly(2026, 1, 2), null, "client", "call", "because");
}
