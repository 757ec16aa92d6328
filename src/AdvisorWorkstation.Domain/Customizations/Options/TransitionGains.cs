using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>While an account is in transition, the gains of a year are at most this part of the gains that it embeds: those it holds and those it realized since January.</summary>
public sealed record TransitionGains(Weight OfEmbedded) : Requirement
{
    /// <summary>After it is known whether the account is in transition.</summary>
    public override int Phase => 4;

    public override void Shape(ProblemDraft draft)
    {
        if (!draft.InTransition || !draft.IsTaxable)
        {
            return;
        }
        var realized = Money.Max(draft.YearToDate.ShortTerm, Money.Zero) + Money.Max(draft.YearToDate.LongTerm, Money.Zero);
        var embedded = new Money(draft.Lots.Sum(l => Math.Max(l.Gain.Usd, 0m))) + realized;
        var left = Money.Max((embedded * OfEmbedded) - realized, Money.Zero);
        draft.ShortTermGainBudget = Tighter(draft.ShortTermGainBudget, left);
        draft.LongTermGainBudget = Tighter(draft.LongTermGainBudget, Money.Max(left - (draft.ShortTermGainBudget ?? Money.Zero), Money.Zero));
    }

    private static Money Tighter(Money? budget, Money most) => budget is { } stands ? Money.Min(stands, most) : most;
}

/// <summary>Menu row 41.</summary>
public sealed class TransitionGainsOption : PolicyOption<TransitionGains>
{
    private static readonly Parameter<string> Part = Parameter.Choice("part", "Of embedded gains", "25", "0", "25", "50", "75", "100");

    public override string Key => "transition.gain-budget";

    public override int Number => 41;

    public override Menu Menu => Menu.Transition;

    public override string Name => "Transition gain budget";

    public override IReadOnlyList<Parameter> Parameters => [Part];

    public override string Sentence(Arguments arguments) =>
        $"While in transition, realizes at most {arguments.TextOf(Part)}% of its embedded gains in a year.";

    public override TransitionGains ReduceTo(Arguments arguments) => new(Weight.FromPercent(int.Parse(arguments.Get(Part), CultureInfo.InvariantCulture)));
}
