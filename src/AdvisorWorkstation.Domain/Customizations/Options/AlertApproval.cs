namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How long a proposal may wait for a person.</summary>
/// <param name="Hours">Business hours in New York.</param>
public sealed record AlertApproval(int Hours) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertApprovalOption : PolicyOption<AlertApproval>
{
    private static readonly Parameter<int> Hours = Parameter.Count("hours", "Waits", "business hours", 4, 0, 1_000);

    public override string Key => "alert.approval";

    public override int Number => 104;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Approval ageing";

    public override IReadOnlyList<Parameter> Parameters => [Hours];

    public override string Sentence(Arguments arguments) =>
        $"Tells of proposals that wait for longer than {arguments.TextOf(Hours)} business hours.";

    public override AlertApproval ReduceTo(Arguments arguments) => new(arguments.Get(Hours));
}
