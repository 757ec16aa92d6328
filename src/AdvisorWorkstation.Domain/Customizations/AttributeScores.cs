using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>What is known of an attribute in an account today. A security without a score is no zero: it is left out of the average and counted.</summary>
/// <param name="Average">The average of what is held and has a score, by weight; null when nothing has.</param>
/// <param name="Scored">The part of the account that has a score.</param>
/// <param name="Unscored">Names that are held and have none.</param>
public sealed record ScoreCoverage(decimal? Average, Weight Scored, int Unscored);

/// <summary>An attribute's scores over an account's securities.</summary>
public static class AttributeScores
{
    /// <summary>A score farther from the average than so many deviations counts as that many: one odd figure must not lead the account.</summary>
    private const decimal Farthest = 3m;

    private const int Decimals = 12;

    /// <summary>
    /// Each security's score in standard deviations from the average, both over the target by weight; zero for a security without a score. Empty when
    /// the target's scores do not differ.
    /// </summary>
    public static IReadOnlyList<decimal> Standardized(ProblemDraft draft, string attribute)
    {
        var scored = draft.Assets.Where(a => a.Target > Weight.Zero && a.View.Attributes.ContainsKey(attribute)).ToList();
        var whole = scored.Sum(a => a.Target.Fraction);
        if (whole == 0m)
        {
            return [];
        }
        var mean = scored.Sum(a => a.Target.Fraction * a.View.Attributes[attribute]) / whole;
        var variance = scored.Sum(a => a.Target.Fraction * (a.View.Attributes[attribute] - mean) * (a.View.Attributes[attribute] - mean)) / whole;
        if (variance == 0m)
        {
            return [];
        }
        var deviation = (decimal)Math.Sqrt((double)variance);
        return
        [
            .. draft.Assets.Select(a => a.View.Attributes.TryGetValue(attribute, out var score)
                ? decimal.Round(Math.Clamp((score - mean) / deviation, -Farthest, Farthest), Decimals)
                : 0m),
        ];
    }

    /// <summary>What is known of an attribute of what is held.</summary>
    public static ScoreCoverage Of(ProblemDraft draft, string attribute)
    {
        var held = draft.Assets.Where(a => a.Held > Weight.Zero).ToLookup(a => a.View.Attributes.ContainsKey(attribute));
        var scored = held[true].Sum(a => a.Held.Fraction);
        return new ScoreCoverage(
            scored > 0m ? held[true].Sum(a => a.Held.Fraction * a.View.Attributes[attribute]) / scored : null, new Weight(scored), held[false].Count());
    }
}
