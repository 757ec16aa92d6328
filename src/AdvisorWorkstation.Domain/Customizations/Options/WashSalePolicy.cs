namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Whether the engine keeps clear of wash sales. Without it, proposals may contain one, and the rule on wash sales stops each such proposal. Read by the
/// snapshot of an account.
/// </summary>
public sealed record WashSalePolicy(bool Prevents) : Requirement;

/// <summary>Menu row 32.</summary>
public sealed class WashSalePolicyOption : PolicyOption<WashSalePolicy>
{
    private const string Prevent = "prevent";
    private const string Warn = "warn";

    private static readonly Parameter<string> Policy = Parameter.Choice("policy", "Policy", Prevent, Prevent, Warn);

    public override string Key => "tax.wash-sales";

    public override int Number => 32;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Wash-sale policy";

    public override IReadOnlyList<Parameter> Parameters => [Policy];

    public override string Sentence(Arguments arguments) =>
        arguments.Get(Policy) == Prevent
            ? "Proposes no wash sale."
            : "May propose a wash sale; a rule stops such a proposal until two people have decided.";

    public override WashSalePolicy ReduceTo(Arguments arguments) => new(arguments.Get(Policy) == Prevent);
}
