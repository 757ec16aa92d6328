namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How long before it takes effect an event is told of a second time.</summary>
/// <param name="Index">Business days before a change of an index.</param>
/// <param name="Action">Business days before a corporate action.</param>
public sealed record AlertEvents(int Index, int Action) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertEventsOption : PolicyOption<AlertEvents>
{
    private static readonly Parameter<int> Index = Parameter.Count("index", "Index change", "business days", 2, 0, 30);
    private static readonly Parameter<int> Action = Parameter.Count("action", "Corporate action", "business days", 1, 0, 30);

    public override string Key => "alert.events";

    public override int Number => 107;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Index and corporate events";

    public override IReadOnlyList<Parameter> Parameters => [Index, Action];

    public override string Sentence(Arguments arguments) =>
        $"Tells of an index change {arguments.TextOf(Index)} and of a corporate action {arguments.TextOf(Action)} business days before it takes effect.";

    public override AlertEvents ReduceTo(Arguments arguments) => new(arguments.Get(Index), arguments.Get(Action));
}
