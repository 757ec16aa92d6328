namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How far ahead money that leaves is told of.</summary>
/// <param name="BusinessDays">Business days ahead, the last one counted.</param>
public sealed record AlertCashNeed(int BusinessDays) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertCashNeedOption : PolicyOption<AlertCashNeed>
{
    private static readonly Parameter<int> BusinessDays = Parameter.Count("days", "Days ahead", "business days", 10, 0, 260);

    public override string Key => "alert.cash-need";

    public override int Number => 106;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Cash need";

    public override IReadOnlyList<Parameter> Parameters => [BusinessDays];

    public override string Sentence(Arguments arguments) =>
        $"Tells of money that leaves within {arguments.TextOf(BusinessDays)} business days.";

    public override AlertCashNeed ReduceTo(Arguments arguments) => new(arguments.Get(BusinessDays));
}
