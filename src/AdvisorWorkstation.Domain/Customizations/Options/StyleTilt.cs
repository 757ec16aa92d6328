using System.Globalization;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// More, or below zero less, of a style: of an attribute's column, or of a factor of the risk model. It counts in the objective in standard deviations
/// over the target (<see cref="ProblemDraft.Prefer"/>); a security without the figure is neither preferred nor avoided.
/// </summary>
/// <param name="By">A column of an attributes file, or <c>factor_3</c>.</param>
/// <param name="Strength">-3 to 3.</param>
public sealed record StyleTilt(string By, decimal Strength) : Requirement
{
    public const string FactorPrefix = "factor_";

    public override int Phase => 1;

    public override void Shape(ProblemDraft draft) => draft.Prefer(
        FactorOf(By) is { } number
            ? [.. draft.Factors.Where(f => f.Number == number).SelectMany(f => f.Loadings).Select(l => (decimal)l)]
            : AttributeScores.Standardized(draft, By),
        Strength,
        $"{(Strength < 0m ? "less" : "more")} {AttributeNames.Words(By)}");

    /// <summary>The factor that a name stands for; null for an attribute.</summary>
    public static int? FactorOf(string name) =>
        name.StartsWith(FactorPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(FactorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <summary>Menu row 58.</summary>
public sealed class StyleTiltOption : PolicyOption<StyleTilt>
{
    private static readonly Parameter<string> By = Parameter.Attributes("by", "Style", AttributeNames.Styles, several: false);
    private static readonly Parameter<decimal> Strength = Parameter.Figure("strength", "Strength", "of 3", 0, -3, 3);

    public override string Key => "tilt.style";

    public override int Number => 58;

    public override Menu Menu => Menu.Tilts;

    public override string Name => "Tilt to a style";

    public override IReadOnlyList<Parameter> Parameters => [By, Strength];

    public override Parameter Instance => By;

    public override string Sentence(Arguments arguments)
    {
        var strength = arguments.Get(Strength);
        return $"Prefers {(strength < 0m ? "less" : "more")} {AttributeNames.Words(arguments.Get(By))}, at strength {Math.Abs(strength).ToString(CultureInfo.InvariantCulture)} of 3.";
    }

    public override StyleTilt ReduceTo(Arguments arguments) => new(arguments.Get(By), arguments.Get(Strength));
}
