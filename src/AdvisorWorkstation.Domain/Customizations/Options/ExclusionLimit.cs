using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How many names of what the account follows may be excluded; with more there is no proposal. Null when tracking error is the only limit.</summary>
public sealed record ExclusionLimit(int? Most) : Requirement
{
    public override void Shape(ProblemDraft draft)
    {
        var excluded = draft.Assets.Count(a => a.MustSell && a.View.Target > Weight.Zero);
        if (Most is { } most && excluded > most)
        {
            draft.Refusals.Add($"{excluded} names of what the account follows are excluded; the policy allows {most}. Exclude fewer, or allow more.");
        }
    }
}

/// <summary>Menu row 52.</summary>
public sealed class ExclusionLimitOption : PolicyOption<ExclusionLimit>
{
    private static readonly Parameter<int?> Most = Parameter.OptionalCount("most", "At most", "names", 0, 5_000);

    public override string Key => "security.exclusion-limit";

    public override int Number => 52;

    public override Menu Menu => Menu.Security;

    public override string Name => "Exclusion limit";

    public override IReadOnlyList<Parameter> Parameters => [Most];

    public override string Sentence(Arguments arguments) => arguments.Get(Most) is { } most
        ? $"Excludes at most {most} names of what the account follows."
        : "Excludes as many names as are wished, within the tracking-error budget.";

    public override ExclusionLimit ReduceTo(Arguments arguments) => new(arguments.Get(Most));
}
