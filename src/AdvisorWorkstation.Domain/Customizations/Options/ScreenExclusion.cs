using System.Globalization;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// No security is held that has one of some attributes above a threshold, such as tobacco above zero; read by the restriction rule too. A list of faith
/// is several columns in one choice, an industry is one.
/// </summary>
/// <param name="Attribute">Columns of attributes files, separated by commas.</param>
/// <param name="Above">What a figure has to be above to count.</param>
public sealed record ScreenExclusion(string Attribute, decimal Above) : Requirement
{
    public override void Restrict(ProblemDraft draft)
    {
        var columns = Parameter.Names(Attribute);
        foreach (var asset in draft.Assets)
        {
            if (columns.FirstOrDefault(c => asset.View.Attributes.TryGetValue(c, out var figure) && figure > Above) is { } column)
            {
                asset.RequireSale($"no {AttributeNames.Words(column)}");
            }
        }
    }
}

/// <summary>Menu row 55.</summary>
public sealed class ScreenExclusionOption : PolicyOption<ScreenExclusion>
{
    private static readonly Parameter<string> Screen = Parameter.Attributes("screen", "Screen", AttributeNames.Screens);
    private static readonly Parameter<decimal> Above = Parameter.Figure("above", "Counts above", "of the attribute", 0, 0, 1_000_000);

    public override string Key => "screen.exclude";

    public override int Number => 55;

    public override Menu Menu => Menu.Screens;

    public override string Name => "Exclude by a screen";

    public override IReadOnlyList<Parameter> Parameters => [Screen, Above];

    public override Parameter Instance => Screen;

    public override string Sentence(Arguments arguments)
    {
        var above = arguments.Get(Above);
        return $"Holds no {string.Join(" and no ", Parameter.Names(arguments.Get(Screen)).Select(AttributeNames.Words))}"
            + $"{(above > 0m ? $" above {above.ToString(CultureInfo.InvariantCulture)}" : "")}.";
    }

    public override ScreenExclusion ReduceTo(Arguments arguments) => new(arguments.Get(Screen), arguments.Get(Above));
}
