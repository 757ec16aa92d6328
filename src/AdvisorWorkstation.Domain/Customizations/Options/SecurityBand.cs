using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How far one security may be from its target before the drift alert fires: the larger of the two.</summary>
/// <param name="Relative">Part of the target weight.</param>
/// <param name="Absolute">Part of the account.</param>
public sealed record SecurityBand(Weight Relative, Weight Absolute) : Requirement
{
    /// <summary>The band around a target weight.</summary>
    public Weight Around(Weight target) => Weight.Max(target * Relative.Fraction, Absolute);
}

/// <summary>Menu row 5.</summary>
public sealed class SecurityBandOption : PolicyOption<SecurityBand>
{
    private static readonly Parameter<Weight> Relative = Parameter.Percent("relative", "Relative", 20, 0, 100);
    private static readonly Parameter<Weight> Absolute = Parameter.Percent("absolute", "Absolute", 0.25m, 0, 100);

    public override string Key => "target.security-band";

    public override int Number => 5;

    public override Menu Menu => Menu.Target;

    public override string Name => "Security band";

    public override IReadOnlyList<Parameter> Parameters => [Relative, Absolute];

    public override string Sentence(Arguments arguments) =>
        $"Lets a holding stray from its target by {arguments.TextOf(Relative)}% of it or {arguments.TextOf(Absolute)}% of the account, whichever is more.";

    public override SecurityBand ReduceTo(Arguments arguments) => new(arguments.Get(Relative), arguments.Get(Absolute));
}
