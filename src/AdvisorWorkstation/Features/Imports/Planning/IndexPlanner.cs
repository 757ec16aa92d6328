using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A constituent as it is to be.</summary>
internal readonly record struct TickerWeight(Ticker Ticker, Weight Weight);

/// <summary>A version of an index that is new, or replaces the one of the same day.</summary>
internal sealed record IndexVersionChange(
    string Index, DateOnly Announced, DateOnly Effective, bool Replaces, IReadOnlyList<TickerWeight> Weights);

/// <summary>What changes about indexes and models.</summary>
/// <param name="NewIndexes">Indexes that are new; each gets a model of its name.</param>
/// <param name="Versions">Their versions, and those of indexes that the firm has.</param>
/// <param name="DefaultModel">The model that becomes the firm's default; null when the firm has one.</param>
internal sealed record IndexPlan(IReadOnlyList<string> NewIndexes, IReadOnlyList<IndexVersionChange> Versions, string? DefaultModel);

/// <summary>Which index versions are new. Weights are rescaled to exactly one; a total far from 100 % needs a person's word.</summary>
internal static class IndexPlanner
{
    private const decimal TotalPercent = 100m;
    private const decimal Tolerance = 0.5m;

    public static IndexPlan Plan(FirmState firm, Delivery delivery, TickerResolver tickers)
    {
        var names = firm.Indexes.ToDictionary(i => i.Name, i => i.Name, StringComparer.OrdinalIgnoreCase);
        var newIndexes = new List<string>();
        var versions = new Dictionary<(string, DateOnly), IndexVersionChange>();
        string? defaultModel = null;
        foreach (var fact in delivery.Facts<IndexFact>())
        {
            var weights = WeightsOf(fact, delivery, tickers);
            if (weights.Count == 0)
            {
                continue;
            }
            if (!names.TryGetValue(fact.Index, out var name))
            {
                names[fact.Index] = name = fact.Index;
                newIndexes.Add(name);
                delivery.Note(fact.At, $"{name} is a new index; a model of the same name follows it.");
            }
            if (firm.Firm?.DefaultModelId is null && defaultModel is null)
            {
                defaultModel = ModelOf(firm, name);
                delivery.Note(fact.At, $"{defaultModel} becomes what accounts of this firm follow when nothing else is said.");
            }
            var stored = firm.IndexVersions.FirstOrDefault(v =>
                v.Version.Effective == fact.Effective && firm.Indexes.Any(i => i.Id == v.Version.IndexId && i.Name == name));
            var version = new IndexVersionChange(name, fact.Announced, fact.Effective, stored is not null, weights);
            if (!versions.TryAdd((name, fact.Effective), version))
            {
                delivery.Error(fact.At, $"{name} of {fact.Effective:yyyy-MM-dd} stands in two files of this delivery. Send one of them.");
            }
            else if (stored is not null && IsSame(firm, stored, version))
            {
                versions.Remove((name, fact.Effective));
            }
            else if (stored is not null)
            {
                delivery.Warn(fact.At, $"{name} has weights of {fact.Effective:yyyy-MM-dd} already; this file's replace them.");
            }
        }
        return new IndexPlan(newIndexes, [.. versions.Values], defaultModel);
    }

    /// <summary>The model of an index: the one of its name, or the first that follows it.</summary>
    private static string ModelOf(FirmState firm, string index)
    {
        var row = firm.Indexes.FirstOrDefault(i => i.Name == index);
        return firm.Models.Where(m => row is not null && m.IndexId == row.Id).OrderByDescending(m => m.Name == index).FirstOrDefault()?.Name ?? index;
    }

    private static IReadOnlyList<TickerWeight> WeightsOf(IndexFact fact, Delivery delivery, TickerResolver tickers)
    {
        var stated = new Dictionary<Ticker, decimal>();
        foreach (var weight in fact.Weights)
        {
            if (tickers.Find(weight.Ticker) is { } ticker && !stated.TryAdd(ticker, weight.Percent))
            {
                delivery.Error(
                    weight.Ticker.At,
                    $"{ticker} stands twice in {fact.Index} of {fact.Effective:yyyy-MM-dd}. Keep one of the rows.");
            }
        }
        var held = stated.Where(w => w.Value > 0m).OrderBy(w => w.Key).ToList();
        if (held.Count == 0)
        {
            delivery.Error(
                fact.At,
                $"No row of {fact.Index} of {fact.Effective:yyyy-MM-dd} is a stock with a weight above zero. Check the file.");
            return [];
        }
        if (held.Count < stated.Count)
        {
            delivery.Note(fact.At, $"{stated.Count - held.Count} names of {fact.Index} have a weight of zero and were left out.");
        }
        if (Math.Abs(fact.StatedTotal - TotalPercent) > Tolerance)
        {
            delivery.Ask(
                fact.At,
                $"The weights of {fact.Index} of {fact.Effective:yyyy-MM-dd} add up to {fact.StatedTotal:0.##} %, not to 100 %. "
                + "Confirm that the file is complete; they are then rescaled to 100 %.");
        }
        var weights = IndexWeights.Normalize([.. held.Select(w => w.Value)]);
        return [.. held.Select((w, i) => new TickerWeight(w.Key, weights[i]))];
    }

    private static bool IsSame(FirmState firm, StoredIndexVersion stored, IndexVersionChange version) =>
        stored.Version.Announced == version.Announced
        && stored.Weights.Count == version.Weights.Count
        && version.Weights.All(w => firm.SecurityOf(w.Ticker) is { } row && stored.Weights.GetValueOrDefault(row.Id) == w.Weight);
}
