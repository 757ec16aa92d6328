using System.Globalization;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// The account's average of a score, by weight over what has one, is kept at a floor, or counts in the objective. Securities without a score are no zeros:
/// they are left out of the average, are counted (<see cref="AttributeScores.Of"/>), and are neither preferred nor avoided. A floor that is broken before
/// trading may not get worse.
/// </summary>
/// <param name="Attribute">The column of an attributes file.</param>
/// <param name="Strength">How much it counts in the objective; null for a floor.</param>
/// <param name="Floor">The least average; null when it counts in the objective.</param>
public sealed record ScorePreference(string Attribute, decimal? Strength, decimal? Floor) : Requirement
{
    public override int Phase => 1;

    public override void Shape(ProblemDraft draft)
    {
        if (Strength is { } strength)
        {
            draft.Prefer(AttributeScores.Standardized(draft, Attribute), strength, $"a higher {AttributeNames.Words(Attribute)}");
        }
        if (Floor is { } floor)
        {
            AddFloor(draft, floor);
        }
    }

    /// <summary>The sum of (score - floor) x weight over what has a score is at least zero, in units of its largest coefficient.</summary>
    private void AddFloor(ProblemDraft draft, decimal floor)
    {
        var scored = draft.Assets.Where(a => a.View.Attributes.ContainsKey(Attribute)).Select(a => (Asset: a, Above: a.View.Attributes[Attribute] - floor)).ToList();
        var unit = scored.Select(s => Math.Abs(s.Above)).DefaultIfEmpty(0m).Max();
        if (unit == 0m)
        {
            return;
        }
        var terms = scored.Select(s => (s.Asset, Coefficient: s.Above / unit)).ToList();
        var today = terms.Sum(t => t.Coefficient * t.Asset.Held.Fraction);
        var most = terms.Sum(t => Math.Max(t.Coefficient, 0m) * Math.Max(t.Asset.Upper.Fraction, t.Asset.Held.Fraction));
        draft.Rows.Add(new DraftRow(
            $"an average {AttributeNames.Words(Attribute)} of at least {floor.ToString(CultureInfo.InvariantCulture)}", Math.Min(today, 0m), Math.Max(most, 1m), terms));
    }
}

/// <summary>Menu row 56.</summary>
public sealed class ScorePreferenceOption : PolicyOption<ScorePreference>
{
    private const string Objective = "objective";
    private const string HardFloor = "floor";

    private static readonly Parameter<string> Score = Parameter.Attributes("score", "Score", ["esg_score"], several: false);
    private static readonly Parameter<string> Way = Parameter.Choice("way", "How", Objective, Objective, HardFloor);
    private static readonly Parameter<decimal> Strength = Parameter.Figure("strength", "Strength in the objective", "of 3", 1, 0, 3);
    private static readonly Parameter<decimal> Floor = Parameter.Figure("floor", "Least average", "of the score", 0, -1_000_000, 1_000_000);

    public override string Key => "screen.score";

    public override int Number => 56;

    public override Menu Menu => Menu.Screens;

    public override string Name => "Score";

    public override IReadOnlyList<Parameter> Parameters => [Score, Way, Strength, Floor];

    public override Parameter Instance => Score;

    public override string Sentence(Arguments arguments)
    {
        var score = AttributeNames.Words(arguments.Get(Score));
        return arguments.Get(Way) == HardFloor
            ? $"Keeps the average {score} at {arguments.TextOf(Floor)} or above; names without one are left out of the average."
            : $"Prefers names with a higher {score}, at strength {arguments.TextOf(Strength)} of 3; names without one are neither preferred nor avoided.";
    }

    public override ScorePreference ReduceTo(Arguments arguments)
    {
        var isFloor = arguments.Get(Way) == HardFloor;
        var (strength, floor) = (arguments.Get(Strength), arguments.Get(Floor));
        return new(arguments.Get(Score), isFloor ? null : strength, isFloor ? floor : null);
    }
}
