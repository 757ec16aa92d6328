using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Net gains that may be realized in a calendar year, by term; null when there is no limit. What the year has left is the most that
/// a rebalance may realize: the budget less the gains, plus the losses, realized since January, and never below zero, so that
/// a budget that is already spent forbids more gains but forces no sale.
/// </summary>
public sealed record GainBudget(Money? ShortTerm, Money? LongTerm) : Requirement
{
    /// <summary>What is left of a term's budget after what the year has realized.</summary>
    public static Money? Left(Money? budget, Money realized) => budget is { } limit ? Money.Max(limit - realized, Money.Zero) : null;

    public override void Shape(ProblemDraft draft)
    {
        draft.ShortTermGainBudget = Left(ShortTerm * draft.BudgetPart, draft.YearToDate.ShortTerm);
        draft.LongTermGainBudget = Left(LongTerm * draft.BudgetPart, draft.YearToDate.LongTerm);
    }
}

/// <summary>Menu row 27.</summary>
public sealed class GainBudgetOption : PolicyOption<GainBudget>
{
    private static readonly Parameter<Money> ShortTerm = Parameter.Usd("short", "Short-term", 0, 0, 1_000_000_000);
    private static readonly Parameter<Money?> LongTerm = Parameter.OptionalUsd("long", "Long-term", 0, 1_000_000_000);

    public override string Key => "tax.gain-budget";

    public override int Number => 27;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Annual gain budget";

    public override IReadOnlyList<Parameter> Parameters => [ShortTerm, LongTerm];

    public override string Sentence(Arguments arguments) => arguments.Get(LongTerm) is { } limit
        ? $"Realizes at most ${limit.Usd:N0} long-term and ${arguments.TextOf(ShortTerm)} short-term gains a year."
        : $"Realizes at most ${arguments.TextOf(ShortTerm)} short-term gains a year; long-term gains have no limit.";

    public override GainBudget ReduceTo(Arguments arguments) => new(arguments.Get(ShortTerm), arguments.Get(LongTerm));
}
