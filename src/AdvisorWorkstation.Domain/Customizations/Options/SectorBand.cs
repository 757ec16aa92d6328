using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Each sector's weight stays within a band around its weight in the target, what the wishes exclude left out of it. A band that is broken before trading may not
/// get worse: what closes it is worth its tax, or waits. Also read by the sector-drift alert.
/// </summary>
/// <param name="Active">The band to either side.</param>
public sealed record SectorBand(Weight Active) : Requirement
{
    /// <summary>What has to stay in cash can't be in a sector.</summary>
    public override int Phase => 1;

    public override void Shape(ProblemDraft draft)
    {
        var investable = 1m - draft.MinimumCash.Fraction;
        var sectors = draft.Assets
            .Zip(draft.WishedTargets(), (asset, target) => (Asset: asset, Target: target))
            .GroupBy(a => a.Asset.View.Security.Sector)
            .Where(g => g.Key != Sector.Unclassified)
            .OrderBy(g => g.Key);
        foreach (var sector in sectors)
        {
            var target = sector.Sum(a => a.Target.Fraction);
            var held = sector.Sum(a => a.Asset.Held.Fraction);
            draft.Rows.Add(new DraftRow(
                $"{sector.Key.Name()} within {Active.Percent:0.##}% of the target",
                Math.Min((target * investable) - Active.Fraction, held),
                Math.Max(target + Active.Fraction, held),
                [.. sector.Select(a => (a.Asset, 1m))]));
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
