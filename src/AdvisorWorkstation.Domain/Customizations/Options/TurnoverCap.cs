using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Half of what a run buys and sells is at most this part of the account; null when there is no limit.</summary>
public sealed record TurnoverCap(Weight? PerRun) : Requirement
{
    public override void Shape(ProblemDraft draft) => draft.TurnoverCap = PerRun;
}

/// <summary>Menu row 21, the part that binds one run.</summary>
public sealed class TurnoverCapOption : PolicyOption<TurnoverCap>
{
    private static readonly Parameter<Weight?> PerRun = Parameter.OptionalPercent("run", "Per run", 0, 100);

    public override string Key => "size.turnover";

    public override int Number => 21;

    public override Menu Menu => Menu.SizeAndCost;

    public override string Name => "Turnover cap";

    public override IReadOnlyList<Parameter> Parameters => [PerRun];

    public override string Sentence(Arguments arguments) => arguments.Get(PerRun) is { } cap
        ? $"Turns over at most {cap.Percent:0.##}% in a run."
        : "Turns over as much in a run as is worth it.";

    public override TurnoverCap ReduceTo(Arguments arguments) => new(arguments.Get(PerRun));
}
