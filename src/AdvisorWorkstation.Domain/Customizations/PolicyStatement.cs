namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>One sentence of a statement.</summary>
/// <param name="Menu">The menu it stands under.</param>
/// <param name="Matter">What it is about: the option, and which of several.</param>
/// <param name="Sentence">What holds, in plain words.</param>
public sealed record StatementLine(Menu Menu, string Matter, string Sentence);

/// <summary>A sentence of a statement against that of another day.</summary>
/// <param name="Menu">The menu it stands under.</param>
/// <param name="Runs">The words, with what became of them.</param>
/// <param name="IsChanged">True when anything did.</param>
public sealed record StatementChange(Menu Menu, IReadOnlyList<WordRun> Runs, bool IsChanged);

/// <summary>The whole policy of an account as plain sentences.</summary>
public static class PolicyStatement
{
    /// <summary>The sentences, by menu.</summary>
    /// <param name="policy">What holds.</param>
    /// <param name="follows">The model that is followed, with its version; empty where there is none.</param>
    public static IReadOnlyList<StatementLine> Of(Policy policy, string follows) =>
        [.. policy.Entries.Select(e => new StatementLine(e.Declaration.Menu, MatterOf(e), Sentence(e, follows)))];

    /// <summary>What changed from one statement to another, sentence by sentence and word by word, in the order of the later one; what is gone last in its menu.</summary>
    public static IReadOnlyList<StatementChange> Changes(IReadOnlyList<StatementLine> before, IReadOnlyList<StatementLine> after)
    {
        var old = before.ToDictionary(l => l.Matter, StringComparer.Ordinal);
        var now = after.Select(l => l.Matter).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Select(l => (Line: l, Was: old.TryGetValue(l.Matter, out var was) ? was.Sentence : "", Is: l.Sentence))
                .Concat(before.Where(l => !now.Contains(l.Matter)).Select(l => (Line: l, Was: l.Sentence, Is: "")))
                .OrderBy(c => c.Line.Menu)
                .Select(c => new StatementChange(c.Line.Menu, WordDiff.Of(c.Was, c.Is), c.Was != c.Is)),
        ];
    }

    private static string MatterOf(PolicyEntry entry) =>
        entry.Option + (entry.Declaration.Instance is { } instance ? ":" + instance.Spelled(entry.Arguments.TextOf(instance)) : "");

    private static string Sentence(PolicyEntry entry, string follows)
    {
        var sentence = entry.Option == "target.follow" && follows.Length > 0 ? $"Follows {follows}." : entry.Sentence;
        return entry.Chosen?.To is { } last ? $"{sentence} Until {last:yyyy-MM-dd}." : sentence;
    }
}
