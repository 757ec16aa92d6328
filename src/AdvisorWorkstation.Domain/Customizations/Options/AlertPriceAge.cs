namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How old the price of a holding may be.</summary>
/// <param name="BusinessDays">Business days.</param>
public sealed record AlertPriceAge(int BusinessDays) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertPriceAgeOption : PolicyOption<AlertPriceAge>
{
    private static readonly Parameter<int> BusinessDays = Parameter.Count("days", "Age", "business days", 1, 0, 260);

    public override string Key => "alert.price-age";

    public override int Number => 110;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Stale price";

    public override IReadOnlyList<Parameter> Parameters => [BusinessDays];

    public override string Sentence(Arguments arguments) =>
        $"Tells of a holding whose price is older than {arguments.TextOf(BusinessDays)} business days.";

    public override AlertPriceAge ReduceTo(Arguments arguments) => new(arguments.Get(BusinessDays));
}
