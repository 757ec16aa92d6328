using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>What becomes of the target of names that are excluded: it goes to the others, or stays in cash.</summary>
public sealed record ExclusionReplacement(bool InCash) : Requirement
{
    public override void Shape(ProblemDraft draft)
    {
        if (!InCash)
        {
            return;
        }
        var excluded = new Weight(draft.Assets.Where(a => a.MustSell).Sum(a => a.Target.Fraction));
        draft.KeepsExcludedInCash = true;
        draft.MinimumCash = AtMostAll(draft.MinimumCash + excluded);
        draft.MaximumCash = AtMostAll(draft.MaximumCash + excluded);
    }

    private static Weight AtMostAll(Weight part) => part > Weight.One ? Weight.One : part;
}

/// <summary>Menu row 47.</summary>
public sealed class ExclusionReplacementOption : PolicyOption<ExclusionReplacement>
{
    private const string Reallocate = "reallocate";
    private const string HoldCash = "hold-cash";

    private static readonly Parameter<string> Replacement = Parameter.Choice("replacement", "Replacement", Reallocate, Reallocate, HoldCash);

    public override string Key => "security.replacement";

    public override int Number => 47;

    public override Menu Menu => Menu.Security;

    public override string Name => "What replaces exclusions";

    public override IReadOnlyList<Parameter> Parameters => [Replacement];

    public override string Sentence(Arguments arguments) =>
        arguments.Get(Replacement) == HoldCash
            ? "Keeps the part of excluded names in cash."
            : "Spreads the part of excluded names over the others.";

    public override ExclusionReplacement ReduceTo(Arguments arguments) => new(arguments.Get(Replacement) == HoldCash);
}
