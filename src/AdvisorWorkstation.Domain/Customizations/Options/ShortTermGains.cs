using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Whether lots at a short-term gain are sold. By default none is, unless no allowed portfolio exists without it; the proposal says so then. With
/// <see cref="IfBetter"/>, they are sold too where that is worth an amount more than the best portfolio that sells none.
/// </summary>
/// <param name="Allow">No, if better, or yes.</param>
/// <param name="By">How much better, in dollars.</param>
public sealed record ShortTermGains(string Allow, Money By) : Requirement
{
    public const string No = "no";
    public const string IfBetter = "if-better";
    public const string Yes = "yes";

    public const string Reason = "short-term gains are not taken";

    /// <summary>How much better a portfolio with short-term gains has to be to be taken without need; null when it never is.</summary>
    public Money? Margin => Allow == IfBetter ? By : null;

    public override void Consider(ProblemDraft draft)
    {
        foreach (var lot in draft.Lots.Where(l => Allow != Yes && l.IsShortTermGain))
        {
            lot.LockUnlessNeeded(Reason);
        }
    }
}

/// <summary>Menu row 30.</summary>
public sealed class ShortTermGainsOption : PolicyOption<ShortTermGains>
{
    private static readonly Parameter<string> Allow = Parameter.Choice("allow", "Allowed", ShortTermGains.No, ShortTermGains.No, ShortTermGains.IfBetter, ShortTermGains.Yes);
    private static readonly Parameter<Money> By = Parameter.Usd("by", "Better by", 0, 0, 10_000_000);

    public override string Key => "tax.short-term-gains";

    public override int Number => 30;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Short-term gains";

    public override IReadOnlyList<Parameter> Parameters => [Allow, By];

    public override string Sentence(Arguments arguments) => arguments.Get(Allow) switch
    {
        ShortTermGains.No => "Takes no short-term gain, unless nothing else raises what is needed.",
        ShortTermGains.IfBetter => $"Takes a short-term gain only where that is better than the alternative by ${arguments.TextOf(By)}, or needed.",
        _ => "Takes short-term gains where they are worth their tax.",
    };

    public override ShortTermGains ReduceTo(Arguments arguments) => new(arguments.Get(Allow), arguments.Get(By));
}
