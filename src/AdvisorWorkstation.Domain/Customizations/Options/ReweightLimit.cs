namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How many securities may have targets of their own; with more there is no proposal.</summary>
public sealed record ReweightLimit(int Most) : Requirement
{
    public override void Shape(ProblemDraft draft)
    {
        if (draft.Reweighted.Count > Most)
        {
            draft.Refusals.Add($"{draft.Reweighted.Count} securities have targets of their own; the policy allows {Most}. Take some back, or allow more.");
        }
    }
}

/// <summary>Menu row 51, how many.</summary>
public sealed class ReweightLimitOption : PolicyOption<ReweightLimit>
{
    private static readonly Parameter<int> Most = Parameter.Count("most", "At most", "securities", 10, 0, 500);

    public override string Key => "security.reweight-limit";

    public override int Number => 51;

    public override Menu Menu => Menu.Security;

    public override string Name => "Most added or reweighted";

    public override IReadOnlyList<Parameter> Parameters => [Most];

    public override string Sentence(Arguments arguments) =>
        $"Lets at most {arguments.TextOf(Most)} securities have targets of their own.";

    public override ReweightLimit ReduceTo(Arguments arguments) => new(arguments.Get(Most));
}
