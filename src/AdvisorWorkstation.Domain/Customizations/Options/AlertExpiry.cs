namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How far ahead the end of a dated restriction is told of.</summary>
/// <param name="Days">Calendar days ahead, the last one counted.</param>
public sealed record AlertExpiry(int Days) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertExpiryOption : PolicyOption<AlertExpiry>
{
    private static readonly Parameter<int> Days = Parameter.Count("days", "Days ahead", "days", 14, 0, 366);

    public override string Key => "alert.expiry";

    public override int Number => 108;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Expiring restriction";

    public override IReadOnlyList<Parameter> Parameters => [Days];

    public override string Sentence(Arguments arguments) =>
        $"Tells of a restriction that ends within {arguments.TextOf(Days)} days.";

    public override AlertExpiry ReduceTo(Arguments arguments) => new(arguments.Get(Days));
}
