namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Whether the harvest minimum is measured on each lot, or on all lots of a security that are at a loss together. Also read by the harvest alert.</summary>
public sealed record HarvestUnit(bool ByPosition) : Requirement
{
    public override void Shape(ProblemDraft draft) => draft.HarvestsByPosition = ByPosition;
}

/// <summary>Menu row 25.</summary>
public sealed class HarvestUnitOption : PolicyOption<HarvestUnit>
{
    private const string Lot = "lot";
    private const string Position = "position";

    private static readonly Parameter<string> Unit = Parameter.Choice("unit", "Measured on", Lot, Lot, Position);

    public override string Key => "tax.harvest-unit";

    public override int Number => 25;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Harvest by lot or position";

    public override IReadOnlyList<Parameter> Parameters => [Unit];

    public override string Sentence(Arguments arguments) =>
        arguments.Get(Unit) == Position
            ? "Measures losses against the harvest minimum by position: all lots at a loss of a security together."
            : "Measures losses against the harvest minimum lot by lot.";

    public override HarvestUnit ReduceTo(Arguments arguments) => new(arguments.Get(Unit) == Position);
}
