namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>What became of some words.</summary>
public enum WordFate
{
    Kept,
    Removed,
    Added,
}

/// <summary>Words, one after another, that had the same fate.</summary>
public sealed record WordRun(WordFate Fate, string Words);

/// <summary>
/// What changed between two texts, word by word: the longest common sequence of words is kept (Wagner and Fischer, 1974), the rest is removed or added.
/// A word takes along the white space behind it, so that the runs give back both texts exactly.
/// </summary>
public static class WordDiff
{
    /// <summary>The runs, in the order of the texts; what was removed before what was added in its place.</summary>
    public static IReadOnlyList<WordRun> Of(string before, string after)
    {
        var (old, now) = (Split(before), Split(after));
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        var runs = new List<WordRun>();
        var (at, to) = (0, 0);
        while (at < old.Count || to < now.Count)
        {
            if (at < old.Count && to < now.Count && old[at] == now[to])
            {
                Append(runs, WordFate.Kept, old[at]);
                (at, to) = (at + 1, to + 1);
            }
            else if (to == now.Count || at < old.Count && common[at + 1, to] >= common[at, to + 1])
            {
                Append(runs, WordFate.Removed, old[at++]);
            }
            else
            {
                Append(runs, WordFate.Added, now[to++]);
            }
        }
        return runs;
    }

    /// <summary>The text that a difference makes of another.</summary>
    /// <exception cref="ArgumentException">The difference is not one of that text.</exception>
    public static string Apply(IReadOnlyList<WordRun> difference, string before) =>
        string.Concat(difference.Where(r => r.Fate != WordFate.Added).Select(r => r.Words)) == before
            ? string.Concat(difference.Where(r => r.Fate != WordFate.Removed).Select(r => r.Words))
            : throw new ArgumentException("the difference is of another text", nameof(difference));

    private static void Append(List<WordRun> runs, WordFate fate, string word)
    {
        if (runs is [.., var last] && last.Fate == fate)
        {
            runs[^1] = last with { Words = last.Words + word };
        }
        else
        {
            runs.Add(new WordRun(fate, word));
        }
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i]))
            {
                words.Add(text[start..i]);
                start = i;
            }
        }
        return words;
    }
}
