using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// The most net tax of a calendar year, at marginal rates, that this rebalance may lead to; null when there is no limit. It is turned into gain budgets
/// that keep it whatever is sold: short-term gains have at most half of what is left, long-term gains the rest. A budget that is spent forces no sale.
/// </summary>
/// <param name="Amount">In dollars.</param>
/// <param name="Share">As a part of the account; the smaller of the two holds where both are given.</param>
public sealed record TaxBudget(Money? Amount, Weight? Share) : Requirement
{
    public override int Phase => 1;

    /// <summary>The budget of an account; null when there is no limit.</summary>
    public Money? Of(Money netAssetValue) => (Amount, Share) switch
    {
        (null, null) => null,
        ({ } amount, null) => amount,
        (null, { } share) => netAssetValue * share,
        ({ } amount, { } share) => Money.Min(amount, netAssetValue * share),
    };

    public override void Shape(ProblemDraft draft)
    {
        if (!draft.IsTaxable || Of(draft.NetAssetValue) is not { } budget)
        {
            return;
        }
        var (shortRate, longRate) = (draft.Rates.ShortTermRate, draft.Rates.LongTermRate);
        var spent = (draft.YearToDate.ShortTerm * shortRate) + (draft.YearToDate.LongTerm * longRate);
        var left = Money.Max((budget * draft.BudgetPart) - spent, Money.Zero);
        draft.ShortTermGainBudget = Tighter(draft.ShortTermGainBudget, left * 0.5m, shortRate);
        var rest = draft.ShortTermGainBudget is { } given ? left - (Money.Max(given, Money.Zero) * shortRate) : left;
        draft.LongTermGainBudget = Tighter(draft.LongTermGainBudget, rest, longRate);
    }

    private static Money? Tighter(Money? budget, Money tax, Weight rate)
    {
        if (rate <= Weight.Zero)
        {
            return budget;
        }
        var gains = new Money(tax.Usd / rate.Fraction);
        return budget is { } stands ? Money.Min(stands, gains) : gains;
    }
}

/// <summary>Menu row 26.</summary>
public sealed class TaxBudgetOption : PolicyOption<TaxBudget>
{
    private static readonly Parameter<Money?> Amount = Parameter.OptionalUsd("amount", "Amount", 0, 1_000_000_000);
    private static readonly Parameter<Weight?> Share = Parameter.OptionalPercent("share", "Part of the account", 0, 100);

    public override string Key => "tax.annual-budget";

    public override int Number => 26;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Annual tax budget";

    public override IReadOnlyList<Parameter> Parameters => [Amount, Share];

    public override string Sentence(Arguments arguments) => (arguments.Get(Amount), arguments.Get(Share)) switch
    {
        (null, null) => "Has no budget for the tax of a year.",
        ({ } amount, null) => $"Leads to at most ${amount.Usd:N0} of tax a year, at marginal rates.",
        (null, { } share) => $"Leads to at most {share.Percent:0.##}% of the account in tax a year, at marginal rates.",
        ({ } amount, { } share) => $"Leads to at most ${amount.Usd:N0} or {share.Percent:0.##}% of the account in tax a year, whichever is less, at marginal rates.",
    };

    public override TaxBudget ReduceTo(Arguments arguments) => new(arguments.Get(Amount), arguments.Get(Share));
}
