using System.Globalization;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Each factor of the risk model stays within a band around its exposure in the target, what the wishes exclude left out of it. Exposures are in
/// standard deviations of the factor's loadings over the target (<see cref="FactorExposure"/>). A band that is broken before trading may not get worse.
/// Also read by the factor-drift alert.
/// </summary>
/// <param name="Active">The band to either side, in standard deviations.</param>
public sealed record FactorBand(decimal Active) : Requirement
{
    /// <summary>What the wishes leave of the target has to be known.</summary>
    public override int Phase => 1;

    public override void Shape(ProblemDraft draft)
    {
        if (draft.Factors.Count == 0)
        {
            return;
        }
        var wished = draft.WishedTargets().Select(w => (double)w.Fraction).ToArray();
        var held = draft.Assets.Select(a => (double)a.Held.Fraction).ToArray();
        foreach (var factor in draft.Factors)
        {
            var (center, today) = (factor.Of(wished), factor.Of(held));
            draft.Rows.Add(new DraftRow(
                $"{factor.Name} within {Active.ToString("0.00##", CultureInfo.InvariantCulture)} sd of the target",
                Math.Min(center - Active, today),
                Math.Max(center + Active, today),
                new FactorTerms(draft.Assets, factor.Coefficients))
            {
                IsGuard = true,
            });
        }
    }
}

/// <summary>Menu row 7.</summary>
public sealed class FactorBandOption : PolicyOption<FactorBand>
{
    private static readonly Parameter<decimal> Active = Parameter.Figure("active", "Active exposure", "sd", 0.20m, 0, 10);

    public override string Key => "target.factor-band";

    public override int Number => 7;

    public override Menu Menu => Menu.Target;

    public override string Name => "Factor band";

    public override IReadOnlyList<Parameter> Parameters => [Active];

    public override string Sentence(Arguments arguments) => $"Keeps each factor of risk within {arguments.TextOf(Active)} standard deviations of the target.";

    public override FactorBand ReduceTo(Arguments arguments) => new(arguments.Get(Active));
}
