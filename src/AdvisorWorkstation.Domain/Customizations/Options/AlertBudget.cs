using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How much of a gain budget may be used before it is told, three times.</summary>
/// <param name="First">Tells first.</param>
/// <param name="Second">Tells again.</param>
/// <param name="Full">Tells that it is used up.</param>
public sealed record AlertBudget(Weight First, Weight Second, Weight Full) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertBudgetOption : PolicyOption<AlertBudget>
{
    private static readonly Parameter<Weight> First = Parameter.Percent("first", "First", 75, 0, 1_000);
    private static readonly Parameter<Weight> Second = Parameter.Percent("second", "Second", 90, 0, 1_000);
    private static readonly Parameter<Weight> Full = Parameter.Percent("full", "Full", 100, 0, 1_000);

    public override string Key => "alert.tax-budget";

    public override int Number => 109;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Tax budget used";

    public override IReadOnlyList<Parameter> Parameters => [First, Second, Full];

    public override string Sentence(Arguments arguments) =>
        $"Tells when {arguments.TextOf(First)}%, {arguments.TextOf(Second)}% and {arguments.TextOf(Full)}% of a gain budget are used.";

    public override AlertBudget ReduceTo(Arguments arguments) => new(arguments.Get(First), arguments.Get(Second), arguments.Get(Full));
}
