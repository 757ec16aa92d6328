using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// One security is bought up to a cap only: the larger of a part of the account and a multiple of its target. A position above it
/// is not bought, and is reduced as far as its tax is worth it.
/// </summary>
public sealed record SingleNameCap(Weight Share, decimal TargetMultiple) : Requirement
{
    /// <summary>The cap on a security with a target weight.</summary>
    public Weight On(Weight target) => Weight.Max(Share, target * TargetMultiple);

    public override void Shape(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets)
        {
            asset.Upper = Weight.Max(On(asset.Target), asset.Held);
        }
    }
}

/// <summary>Menu row 53.</summary>
public sealed class SingleNameCapOption : PolicyOption<SingleNameCap>
{
    private static readonly Parameter<Weight> Share = Parameter.Percent("share", "Share", 5, 0, 100);
    private static readonly Parameter<Weight> Multiple = Parameter.Percent("multiple", "Multiple of the target", 150, 100, 1_000);

    public override string Key => "security.cap";

    public override int Number => 53;

    public override Menu Menu => Menu.Security;

    public override string Name => "Single-name cap";

    public override IReadOnlyList<Parameter> Parameters => [Share, Multiple];

    public override string Sentence(Arguments arguments) =>
        $"Buys a name up to {arguments.TextOf(Share)}% or {arguments.Get(Multiple).Fraction:0.##} times its target, whichever is more.";

    public override SingleNameCap ReduceTo(Arguments arguments) => new(arguments.Get(Share), arguments.Get(Multiple).Fraction);
}
