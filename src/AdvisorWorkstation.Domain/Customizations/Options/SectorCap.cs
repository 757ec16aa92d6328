using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// A sector or an industry is at most a part of the account; its place goes to the others, and risk is still measured against the target. A cap that is
/// broken before trading may not get worse, and what closes it is worth its tax, or waits.
/// </summary>
public sealed record SectorCap(string Group, Weight Share) : Requirement
{
    public override void Shape(ProblemDraft draft)
    {
        var group = new SecurityGroup(Group);
        var members = draft.Assets.Where(group.Has).ToList();
        if (members.Count == 0)
        {
            return;
        }
        var target = members.Where(a => !a.MustSell).Sum(a => a.Target.Fraction);
        foreach (var member in members.Where(_ => target > Share.Fraction))
        {
            member.WishScale = Math.Min(member.WishScale, Share.Fraction / target);
        }
        draft.Rows.Add(new DraftRow(
            $"{group.Words} at most {Share.Percent:0.##}%",
            0m,
            Math.Max(Share.Fraction, members.Sum(a => a.Held.Fraction)),
            [.. members.Select(a => (a, 1m))]));
    }
}

/// <summary>Menu row 54, cap.</summary>
public sealed class SectorCapOption : PolicyOption<SectorCap>
{
    private static readonly Parameter<string> Group = Parameter.Group("group", "Sector or industry");
    private static readonly Parameter<Weight> Share = Parameter.Percent("share", "At most", 10, 0, 100);

    public override string Key => "sector.cap";

    public override int Number => 54;

    public override Menu Menu => Menu.Sector;

    public override string Name => "Cap a sector or industry";

    public override IReadOnlyList<Parameter> Parameters => [Group, Share];

    public override Parameter Instance => Group;

    public override string Sentence(Arguments arguments) =>
        $"Holds at most {arguments.TextOf(Share)}% in {new SecurityGroup(arguments.Get(Group)).Words}.";

    public override SectorCap ReduceTo(Arguments arguments) => new(arguments.Get(Group), arguments.Get(Share));
}
