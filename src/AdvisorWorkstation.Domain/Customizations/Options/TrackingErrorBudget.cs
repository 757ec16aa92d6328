using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How far an account may stray from what it follows; read by the tracking-error alert and the exception rules.</summary>
/// <param name="Budget">Above it the alert warns.</param>
/// <param name="High">Above it the alert is high.</param>
/// <param name="Block">A proposal that raises it above this is stopped.</param>
public sealed record TrackingErrorBudget(BasisPoints Budget, BasisPoints High, BasisPoints Block) : Requirement;

/// <summary>Menu row 3.</summary>
public sealed class TrackingErrorBudgetOption : PolicyOption<TrackingErrorBudget>
{
    private static readonly Parameter<BasisPoints> Budget = Parameter.Bp("budget", "Budget", 100, 1, 10_000);
    private static readonly Parameter<BasisPoints> High = Parameter.Bp("high", "High from", 150, 1, 10_000);
    private static readonly Parameter<BasisPoints> Block = Parameter.Bp("block", "Blocks at", 175, 1, 10_000);

    public override string Key => "target.tracking-error";

    public override int Number => 3;

    public override Menu Menu => Menu.Target;

    public override string Name => "Tracking-error budget";

    public override IReadOnlyList<Parameter> Parameters => [Budget, High, Block];

    public override string Sentence(Arguments arguments) =>
        $"Keeps expected tracking error within {arguments.TextOf(Budget)} bp; blocks at {arguments.TextOf(Block)}.";

    public override TrackingErrorBudget ReduceTo(Arguments arguments) =>
        new(arguments.Get(Budget), arguments.Get(High), arguments.Get(Block));
}
