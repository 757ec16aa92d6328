using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// A sector or an industry has more or less of what the account follows, the rest in proportion: a tilt is a change of the target, and risk is measured
/// against it.
/// </summary>
public sealed record SectorTilt(string Group, Weight Active) : Requirement
{
    public override void Retarget(ProblemDraft draft)
    {
        var group = new SecurityGroup(Group);
        var members = draft.Assets.Where(group.Has).ToHashSet();
        var (whole, before) = (draft.Assets.Sum(a => a.Target.Fraction), members.Sum(a => a.Target.Fraction));
        if (before == 0m || before == whole)
        {
            return;
        }
        var after = Math.Clamp(before + Active.Fraction, 0m, whole);
        foreach (var asset in draft.Assets)
        {
            asset.Target *= members.Contains(asset) ? after / before : (whole - after) / (whole - before);
        }
    }
}

/// <summary>Menu row 54, tilt.</summary>
public sealed class SectorTiltOption : PolicyOption<SectorTilt>
{
    private static readonly Parameter<string> Group = Parameter.Group("group", "Sector or industry");
    private static readonly Parameter<Weight> Active = Parameter.Percent("active", "More than the target", 0, -50, 50);

    public override string Key => "sector.tilt";

    public override int Number => 54;

    public override Menu Menu => Menu.Sector;

    public override string Name => "Tilt a sector or industry";

    public override IReadOnlyList<Parameter> Parameters => [Group, Active];

    public override Parameter Instance => Group;

    public override string Sentence(Arguments arguments)
    {
        var (words, active) = (new SecurityGroup(arguments.Get(Group)).Words, arguments.Get(Active));
        return $"Follows {active.Magnitude.Percent:0.##}% {(active < Weight.Zero ? "less" : "more")} {words} than the target has.";
    }

    public override SectorTilt ReduceTo(Arguments arguments) => new(arguments.Get(Group), arguments.Get(Active));
}
