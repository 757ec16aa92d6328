using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>One security has a target of its own, whether the account follows it or not; the other targets give way in proportion.</summary>
public sealed record SecurityReweight(Ticker Ticker, Weight Target) : Requirement
{
    public override IReadOnlyList<Ticker> Securities => [Ticker];

    public override void Retarget(ProblemDraft draft)
    {
        if (draft.Assets.FirstOrDefault(a => a.View.Security.Ticker == Ticker && a.View.Price is not null) is not { } asset)
        {
            return;
        }
        draft.Reweighted.Add(asset);
        var others = draft.Assets.Where(a => !draft.Reweighted.Contains(a)).ToList();
        var (given, whole) = (others.Sum(a => a.Target.Fraction), others.Sum(a => a.Target.Fraction) + asset.Target.Fraction);
        asset.Target = Target;
        var left = Math.Max(whole - Target.Fraction, 0m);
        foreach (var other in others.Where(_ => given > 0m))
        {
            other.Target *= left / given;
        }
    }
}

/// <summary>Menu row 51, the securities.</summary>
public sealed class SecurityReweightOption : PolicyOption<SecurityReweight>
{
    private static readonly Parameter<Ticker> Security = Parameter.Security("ticker", "Security");
    private static readonly Parameter<Weight> Target = Parameter.Percent("target", "Target", 1, 0, 100);

    public override string Key => "security.reweight";

    public override int Number => 51;

    public override Menu Menu => Menu.Security;

    public override string Name => "Add or reweight";

    public override IReadOnlyList<Parameter> Parameters => [Security, Target];

    public override Parameter Instance => Security;

    public override string Sentence(Arguments arguments) =>
        $"Gives {arguments.Get(Security)} a target of {arguments.TextOf(Target)}%.";

    public override SecurityReweight ReduceTo(Arguments arguments) => new(arguments.Get(Security), arguments.Get(Target));
}
