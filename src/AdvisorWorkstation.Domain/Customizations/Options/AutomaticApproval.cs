namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Whether a proposal that no rule stops is approved by policy; read by the exception rules. A new account's never is.
/// </summary>
/// <param name="On">True when it may be.</param>
/// <param name="WaitDays">Days after an account's opening in which it is not.</param>
public sealed record AutomaticApproval(bool On, int WaitDays) : Requirement;

/// <summary>Menu row 62.</summary>
public sealed class AutomaticApprovalOption : PolicyOption<AutomaticApproval>
{
    private const string Yes = "on";
    private const string No = "off";

    private static readonly Parameter<string> Approval = Parameter.Choice("approval", "Approval", Yes, Yes, No);
    private static readonly Parameter<int> WaitDays = Parameter.Count("wait", "New for", "days", 90, 0, 3_650);

    public override string Key => "workflow.automatic-approval";

    public override int Number => 62;

    public override Menu Menu => Menu.Workflow;

    public override string Name => "Automatic approval";

    public override IReadOnlyList<Parameter> Parameters => [Approval, WaitDays];

    public override string Sentence(Arguments arguments) => arguments.Get(Approval) == Yes
        ? $"Approves proposals that no rule stops, from {arguments.TextOf(WaitDays)} days after opening."
        : "Has a person look at every proposal.";

    public override AutomaticApproval ReduceTo(Arguments arguments) => new(arguments.Get(Approval) == Yes, arguments.Get(WaitDays));
}
