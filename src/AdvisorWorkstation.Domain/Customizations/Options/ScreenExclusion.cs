namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>No security is held whose attribute of a name is above zero, such as tobacco; read by the restriction rule too.</summary>
/// <param name="Attribute">The column of an attributes file.</param>
public sealed record ScreenExclusion(string Attribute) : Requirement
{
    public override void Restrict(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => a.View.Attributes.GetValueOrDefault(Attribute) > 0m))
        {
            asset.RequireSale($"no {Attribute}");
        }
    }
}

/// <summary>Menu row 55.</summary>
public sealed class ScreenExclusionOption : PolicyOption<ScreenExclusion>
{
    private static readonly Parameter<string> Screen = Parameter.Attribute("screen", "Screen");

    public override string Key => "screen.exclude";

    public override int Number => 55;

    public override Menu Menu => Menu.Screens;

    public override string Name => "Exclude by a screen";

    public override IReadOnlyList<Parameter> Parameters => [Screen];

    public override Parameter Instance => Screen;

    public override string Sentence(Arguments arguments) => $"Holds no {arguments.Get(Screen).Replace('_', ' ')}.";

    public override ScreenExclusion ReduceTo(Arguments arguments) => new(arguments.Get(Screen));
}
