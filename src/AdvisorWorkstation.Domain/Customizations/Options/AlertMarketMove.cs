using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Moves of a day that are worth an alert, up or down.</summary>
/// <param name="Target">Of what the account follows.</param>
/// <param name="Security">Of a security that it holds.</param>
public sealed record AlertMarketMove(Weight Target, Weight Security) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertMarketMoveOption : PolicyOption<AlertMarketMove>
{
    private static readonly Parameter<Weight> Target = Parameter.Percent("index", "Index", 3, 0, 100);
    private static readonly Parameter<Weight> Security = Parameter.Percent("security", "Security", 10, 5, 100);

    public override string Key => "alert.market-move";

    public override int Number => 103;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Market move";

    public override IReadOnlyList<Parameter> Parameters => [Target, Security];

    public override string Sentence(Arguments arguments) =>
        $"Tells of a day on which the index moves by more than {arguments.TextOf(Target)}%, or a holding by more than {arguments.TextOf(Security)}%.";

    public override AlertMarketMove ReduceTo(Arguments arguments) => new(arguments.Get(Target), arguments.Get(Security));
}
