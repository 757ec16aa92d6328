using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// A class is taken out of what the account follows and the rest is rescaled to the whole: risk is measured against the new target. What is held of the
/// class is outside of the target then: never bought, and sold as far as its tax is worth it.
/// </summary>
/// <param name="Class">A sector's name, or <see cref="Funds"/>.</param>
public sealed record AssetClassRemoval(string Class) : Requirement
{
    public const string Funds = "Funds";

    public override void Retarget(ProblemDraft draft)
    {
        var sector = Sectors.TryParse(Class);
        draft.RemoveFromTarget(a => Class == Funds ? a.View.Security.Kind == SecurityKind.Fund : a.View.Security.Sector == sector);
    }
}

/// <summary>Menu row 8.</summary>
public sealed class AssetClassRemovalOption : PolicyOption<AssetClassRemoval>
{
    private static readonly Parameter<string> Class =
        Parameter.Choice("class", "Asset class", "", [.. Sectors.All.Select(s => s.Name()), AssetClassRemoval.Funds]);

    public override string Key => "target.remove-class";

    public override int Number => 8;

    public override Menu Menu => Menu.Target;

    public override string Name => "Remove an asset class";

    public override IReadOnlyList<Parameter> Parameters => [Class];

    public override Parameter Instance => Class;

    public override string Sentence(Arguments arguments) =>
        $"Follows the target without {arguments.Get(Class)} and scales up the rest; what is held of it goes as taxes allow.";

    public override AssetClassRemoval ReduceTo(Arguments arguments) => new(arguments.Get(Class));
}
