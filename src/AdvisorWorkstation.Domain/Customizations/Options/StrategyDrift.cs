using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How much of an account may be in names that it does not follow before the strategy-drift alert fires.</summary>
public sealed record StrategyDrift(Weight Limit) : Requirement
{
    /// <summary>The part of an account that is in names outside of what it follows.</summary>
    public static Weight Outside(ProblemDraft draft) => new(draft.Assets.Where(a => a.Target == Weight.Zero).Sum(a => a.Held.Fraction));
}

/// <summary>Menu row 9.</summary>
public sealed class StrategyDriftOption : PolicyOption<StrategyDrift>
{
    private static readonly Parameter<Weight> Limit = Parameter.Percent("limit", "Outside of the target", 5, 0, 100);

    public override string Key => "target.strategy-drift";

    public override int Number => 9;

    public override Menu Menu => Menu.Target;

    public override string Name => "Strategy drift";

    public override IReadOnlyList<Parameter> Parameters => [Limit];

    public override string Sentence(Arguments arguments) => $"Warns when more than {arguments.TextOf(Limit)}% is in names that the account does not follow.";

    public override StrategyDrift ReduceTo(Arguments arguments) => new(arguments.Get(Limit));
}
