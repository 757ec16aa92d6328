using System.Globalization;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>A definition in sentences that a client could read, in an order that makes two versions comparable line by line.</summary>
public static class ModelSentences
{
    /// <summary>The sentences; a date is one of them where it is given.</summary>
    public static IReadOnlyList<string> Of(ModelDefinition definition, DateOnly? effective, ModelSources sources) =>
    [
        .. effective is { } day ? [$"Holds from {day:yyyy-MM-dd} on."] : Array.Empty<string>(),
        .. definition.Sleeves is [{ Source: var whole }]
            ? [$"Follows {sources.NameOf(whole)}."]
            : definition.Sleeves.Select(s => $"{Percent(s.Weight)} in {sources.NameOf(s.Source)}."),
        .. definition.Exclusions.Securities.Select(s => $"Never holds {sources.TickerOf(s)}."),
        .. definition.Exclusions.Sectors.Select(s => $"Holds no {s.Name()}."),
        .. definition.Exclusions.Screens.Select(s => $"Holds nothing that the screen {s} marks."),
        .. definition.SectorTilts.Select(t => $"Holds {Number(t.Factor)} times as much {t.Sector.Name()} for each dollar of the others."),
        .. definition.AttributeTilts.Select(t =>
            $"Holds {Percent(new Weight(Math.Abs(t.Slope)))} {(t.Slope < 0m ? "less" : "more")} of a name for each point of {t.Attribute} above {Number(t.Center)}, "
            + $"and {(t.Slope < 0m ? "more" : "less")} below it, {Number(t.Least)} to {Number(t.Most)} times as much."),
        .. definition.Caps.Name is { } name ? [$"No name is more than {Percent(name)}."] : Array.Empty<string>(),
        .. definition.Caps.Sector is { } sector ? [$"No sector is more than {Percent(sector)}."] : Array.Empty<string>(),
    ];

    private static string Percent(Weight weight) => Number(weight.Percent) + "%";

    private static string Number(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}

/// <summary>What became of a sentence from one version to the next.</summary>
public enum SentenceFate
{
    Kept,
    Gone,
    Added,
}

/// <summary>A sentence and what became of it.</summary>
public sealed record SentenceChange(SentenceFate Fate, string Sentence);

/// <summary>Compares two versions sentence by sentence.</summary>
public static class SentenceChanges
{
    /// <summary>All sentences of both in reading order: what was taken out stands before what took its place (longest common subsequence).</summary>
    public static IReadOnlyList<SentenceChange> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        var changes = new List<SentenceChange>();
        var (b, a) = (0, 0);
        while (b < before.Count || a < after.Count)
        {
            if (b < before.Count && a < after.Count && before[b] == after[a])
            {
                changes.Add(new SentenceChange(SentenceFate.Kept, before[b++]));
                a++;
            }
            else if (b < before.Count && (a == after.Count || common[b + 1, a] >= common[b, a + 1]))
            {
                changes.Add(new SentenceChange(SentenceFate.Gone, before[b++]));
            }
            else
            {
                changes.Add(new SentenceChange(SentenceFate.Added, after[a++]));
            }
        }
        return changes;
    }
}
