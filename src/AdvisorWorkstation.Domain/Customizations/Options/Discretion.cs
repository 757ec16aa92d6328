namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Whether the client has to agree to each trade: as the account says, or as is chosen here. Read by the exception rules.</summary>
/// <param name="Given">True when the firm may trade; null when the account says.</param>
public sealed record Discretion(bool? Given) : Requirement
{
    /// <summary>True when the firm may trade without asking.</summary>
    public bool Holds(bool ofAccount) => Given ?? ofAccount;
}

/// <summary>Menu row 62, the discretion flag.</summary>
public sealed class DiscretionOption : PolicyOption<Discretion>
{
    private const string OfAccount = "account";
    private const string Yes = "yes";
    private const string No = "no";

    private static readonly Parameter<string> Given = Parameter.Choice("given", "Discretion", OfAccount, OfAccount, Yes, No);

    public override string Key => "workflow.discretion";

    public override int Number => 62;

    public override Menu Menu => Menu.Workflow;

    public override string Name => "Discretion";

    public override IReadOnlyList<Parameter> Parameters => [Given];

    public override string Sentence(Arguments arguments) => arguments.Get(Given) switch
    {
        OfAccount => "Asks the client before trading where the account is not discretionary.",
        Yes => "May trade without asking the client.",
        _ => "Asks the client to agree to each proposal.",
    };

    public override Discretion ReduceTo(Arguments arguments) => new(arguments.Get(Given) switch { Yes => true, No => false, _ => null });
}
