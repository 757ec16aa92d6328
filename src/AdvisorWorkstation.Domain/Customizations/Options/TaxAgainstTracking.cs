namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// How much a unit of active variance is worth against a dollar of tax: the risk aversion gamma of the optimizer's objective.
/// What each stop stands for, <see cref="DialMapping"/> says.
/// </summary>
/// <param name="Stop">1 tracks first, 5 saves tax first.</param>
public sealed record TaxAgainstTracking(int Stop) : Requirement
{
    public override void Shape(ProblemDraft draft) => draft.DialStop = Stop;
}

/// <summary>Menu row 4.</summary>
public sealed class TaxAgainstTrackingOption : PolicyOption<TaxAgainstTracking>
{
    private static readonly Parameter<int> Stop = Parameter.Count("stop", "Stop", "of 5", 3, 1, 5, Enumerable.Range(1, 5).ToDictionary(stop => $"{stop}", Words));

    public override string Key => "target.dial";

    public override int Number => 4;

    public override Menu Menu => Menu.Target;

    public override string Name => "Tax against tracking";

    public override IReadOnlyList<Parameter> Parameters => [Stop];

    public override string Sentence(Arguments arguments) =>
        $"Weighs tax against tracking at {Words(arguments.Get(Stop))}, {arguments.TextOf(Stop)} of 5.";

    public override string? Figures(Arguments arguments, Policy policy) =>
        FormattableString.Invariant($"risk aversion {policy.Require<DialMapping>().At(arguments.Get(Stop)):0.##}");

    public override TaxAgainstTracking ReduceTo(Arguments arguments) => new(arguments.Get(Stop));

    private static string Words(int stop) => stop switch
    {
        1 => "Tracking first",
        2 => "More tracking",
        3 => "Normal",
        4 => "More tax saving",
        _ => "Tax first",
    };
}
