using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Each sector's weight stays within a band around its weight in the target. A band that is broken before trading may not
/// get worse: what closes it is worth its tax, or waits. Also read by the sector-drift alert.
/// </summary>
/// <param name="Active">The band to either side.</param>
public sealed record SectorBand(Weight Active) : Requirement
{
    public override void Shape(ProblemDraft draft)
    {
        foreach (var sector in draft.Assets.GroupBy(a => a.View.Security.Sector).Where(g => g.Key != Sector.Unclassified).OrderBy(g => g.Key))
        {
            var target = sector.Sum(a => a.View.Target.Fraction);
            var held = sector.Sum(a => a.Held.Fraction);
            draft.Rows.Add(new DraftRow(
                $"{sector.Key.Name()} within {Active.Percent:0.##}% of the target",
                Math.Min(target - Active.Fraction, held),
                Math.Max(target + Active.Fraction, held),
                [.. sector.Select(a => (a, 1m))]));
        }
    }
}

/// <summary>Menu row 6.</summary>
public sealed class SectorBandOption : PolicyOption<SectorBand>
{
    private static readonly Parameter<Weight> Active = Parameter.Percent("active", "Active weight", 2.0m, 0, 100);

    public override string Key => "target.sector-band";

    public override int Number => 6;

    public override Menu Menu => Menu.Target;

    public override string Name => "Sector band";

    public override IReadOnlyList<Parameter> Parameters => [Active];

    public override string Sentence(Arguments arguments) => $"Keeps each sector within {arguments.TextOf(Active)}% of the target.";

    public override SectorBand ReduceTo(Arguments arguments) => new(arguments.Get(Active));
}
