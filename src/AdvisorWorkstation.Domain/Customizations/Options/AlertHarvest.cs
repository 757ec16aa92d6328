using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>From which saving a harvest is worth an alert: either is enough; read by the harvest alerts.</summary>
/// <param name="Amount">Tax saved from which it alerts, in dollars.</param>
/// <param name="OfAccount">Tax saved from which it alerts, as a part of the account.</param>
public sealed record AlertHarvest(Money Amount, BasisPoints OfAccount) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertHarvestOption : PolicyOption<AlertHarvest>
{
    private static readonly Parameter<Money> Amount = Parameter.Usd("amount", "Saving", 500, 0, 10_000_000);
    private static readonly Parameter<BasisPoints> OfAccount = Parameter.Bp("share", "Of the account", 5, 0, 10_000);

    public override string Key => "alert.harvest";

    public override int Number => 101;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Harvest alert";

    public override IReadOnlyList<Parameter> Parameters => [Amount, OfAccount];

    public override string Sentence(Arguments arguments) =>
        $"Tells of losses that would save ${arguments.TextOf(Amount)}, or {arguments.TextOf(OfAccount)} bp of the account.";

    public override AlertHarvest ReduceTo(Arguments arguments) => new(arguments.Get(Amount), arguments.Get(OfAccount));
}
