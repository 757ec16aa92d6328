namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// What the five stops of the tax-against-tracking dial stand for: the risk aversion gamma of the optimizer's objective at each. Investment policy owns it.
/// </summary>
public sealed record DialMapping(decimal First, decimal Second, decimal Third, decimal Fourth, decimal Fifth) : Requirement
{
    /// <summary>Gamma at a stop: 1 tracks first, 5 saves tax first.</summary>
    public decimal At(int stop) => stop switch
    {
        1 => First,
        2 => Second,
        3 => Third,
        4 => Fourth,
        5 => Fifth,
        _ => throw new InvalidOperationException($"the dial has no stop {stop}"),
    };

    /// <summary>The dial's stop has to be known.</summary>
    public override int Phase => 1;

    public override void Shape(ProblemDraft draft) => (draft.RiskAversion, draft.TaxFirstRiskAversion) = (At(draft.DialStop), Fifth);
}

/// <summary>Menu row 4, what the dial's words stand for.</summary>
public sealed class DialMappingOption : PolicyOption<DialMapping>
{
    private static readonly Parameter<decimal> First = Stop("stop1", "Tracking first", 160);
    private static readonly Parameter<decimal> Second = Stop("stop2", "More tracking", 80);
    private static readonly Parameter<decimal> Third = Stop("stop3", "Normal", 40);
    private static readonly Parameter<decimal> Fourth = Stop("stop4", "More tax saving", 20);
    private static readonly Parameter<decimal> Fifth = Stop("stop5", "Tax first", 10);

    public override string Key => "target.dial-mapping";

    public override int Number => 4;

    public override Menu Menu => Menu.Target;

    public override string Name => "What the dial stands for";

    public override IReadOnlyList<Parameter> Parameters => [First, Second, Third, Fourth, Fifth];

    public override string Sentence(Arguments arguments) =>
        $"Lets the five stops of the tax-against-tracking dial stand for a risk aversion of {string.Join(", ", Parameters.Select(arguments.TextOf))}.";

    public override DialMapping ReduceTo(Arguments arguments) =>
        new(arguments.Get(First), arguments.Get(Second), arguments.Get(Third), arguments.Get(Fourth), arguments.Get(Fifth));

    private static Parameter<decimal> Stop(string name, string label, decimal standard) =>
        Parameter.Figure(name, label, "a unit of variance", standard, 0.1m, 100_000);
}
