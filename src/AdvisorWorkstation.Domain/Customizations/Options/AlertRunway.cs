using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How little may be expected of harvesting in the next twelve months.</summary>
/// <param name="OfAccount">Tax expected to be saved, as a part of the account.</param>
public sealed record AlertRunway(BasisPoints OfAccount) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertRunwayOption : PolicyOption<AlertRunway>
{
    private static readonly Parameter<BasisPoints> OfAccount = Parameter.Bp("share", "Of the account", 10, 0, 10_000);

    public override string Key => "alert.harvest-runway";

    public override int Number => 105;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Harvest runway";

    public override IReadOnlyList<Parameter> Parameters => [OfAccount];

    public override string Sentence(Arguments arguments) =>
        $"Tells when less than {arguments.TextOf(OfAccount)} bp of the account can be expected from harvesting in twelve months.";

    public override AlertRunway ReduceTo(Arguments arguments) => new(arguments.Get(OfAccount));
}
