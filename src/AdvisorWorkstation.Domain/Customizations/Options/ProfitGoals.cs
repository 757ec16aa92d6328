using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// What the year is to realize, by term; zero is no goal. Above zero, gains up to the goal weigh no tax and no more than the goal is realized, within the
/// gain budgets. Below zero, losses down to the goal are sought: they count in full, whatever their size and whatever waiting may bring.
/// </summary>
public sealed record ProfitGoals(Money ShortTerm, Money LongTerm) : Requirement
{
    /// <summary>After the budgets and the harvest profile.</summary>
    public override int Phase => 2;

    public override void Shape(ProblemDraft draft)
    {
        draft.ShortTermGainBudget = Capped(draft.ShortTermGainBudget, ShortTerm, draft.YearToDate.ShortTerm);
        draft.LongTermGainBudget = Capped(draft.LongTermGainBudget, LongTerm, draft.YearToDate.LongTerm);
    }

    public override void Consider(ProblemDraft draft)
    {
        foreach (var lot in draft.Lots.Where(l => l.Tax is not null))
        {
            var (goal, realized) = lot.Tax!.Value.Term == HoldingTerm.LongTerm ? (LongTerm, draft.YearToDate.LongTerm) : (ShortTerm, draft.YearToDate.ShortTerm);
            if (goal > Money.Zero && realized < goal && !lot.IsLoss)
            {
                lot.TaxWeight = 0m;
            }
            if (goal < Money.Zero && realized > goal && lot.IsLoss)
            {
                lot.TaxWeight = 1m;
            }
        }
    }

    private static Money? Capped(Money? budget, Money goal, Money realized)
    {
        if (goal <= Money.Zero)
        {
            return budget;
        }
        var left = Money.Max(goal - realized, Money.Zero);
        return budget is { } stands ? Money.Min(stands, left) : left;
    }
}

/// <summary>Menu row 29.</summary>
public sealed class ProfitGoalsOption : PolicyOption<ProfitGoals>
{
    private static readonly Parameter<Money> ShortTerm = Parameter.Usd("short", "Short-term", 0, -1_000_000_000, 1_000_000_000);
    private static readonly Parameter<Money> LongTerm = Parameter.Usd("long", "Long-term", 0, -1_000_000_000, 1_000_000_000);

    public override string Key => "tax.profit-goals";

    public override int Number => 29;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Profit and loss goals";

    public override IReadOnlyList<Parameter> Parameters => [ShortTerm, LongTerm];

    public override string Sentence(Arguments arguments)
    {
        var goals = new[] { Words(arguments.Get(ShortTerm), "short-term"), Words(arguments.Get(LongTerm), "long-term") }.OfType<string>().ToList();
        return goals.Count == 0 ? "Has no goal for the gains or losses of a year." : $"Seeks {string.Join(" and ", goals)} a year.";
    }

    public override ProfitGoals ReduceTo(Arguments arguments) => new(arguments.Get(ShortTerm), arguments.Get(LongTerm));

    private static string? Words(Money goal, string term) =>
        goal == Money.Zero ? null : $"{term} {(goal > Money.Zero ? "gains" : "losses")} of ${goal.Magnitude.Usd:N0}";
}
