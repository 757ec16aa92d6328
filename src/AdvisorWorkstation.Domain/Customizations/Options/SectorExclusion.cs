using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>No security of a sector is held; read by the restriction rule too.</summary>
public sealed record SectorExclusion(Sector Sector) : Requirement
{
    public override void Restrict(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => a.View.Security.Sector == Sector))
        {
            asset.RequireSale($"no {Sector.Name()}");
        }
    }
}

/// <summary>Menu row 54, exclusion.</summary>
public sealed class SectorExclusionOption : PolicyOption<SectorExclusion>
{
    private static readonly Parameter<string> Excluded =
        Parameter.Choice("sector", "Sector", "", [.. Sectors.All.Select(s => s.Name())]);

    public override string Key => "sector.exclude";

    public override int Number => 54;

    public override Menu Menu => Menu.Sector;

    public override string Name => "Exclude a sector";

    public override IReadOnlyList<Parameter> Parameters => [Excluded];

    public override Parameter Instance => Excluded;

    public override string Sentence(Arguments arguments) => $"Holds no {arguments.Get(Excluded)}.";

    public override SectorExclusion ReduceTo(Arguments arguments) => new(Sectors.TryParse(arguments.Get(Excluded))!.Value);
}
