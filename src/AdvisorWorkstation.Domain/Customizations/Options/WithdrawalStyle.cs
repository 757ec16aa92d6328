using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// How cash for a withdrawal is found, while one is about to leave or a reserve is due: by weighing everything at once; out of cash first, the minimum
/// included; with tax before tracking; or by sales alone. Without a withdrawal it does nothing.
/// </summary>
public sealed record WithdrawalStyle(string Style) : Requirement
{
    public const string Rebalancer = "rebalancer";
    public const string CashFirst = "cash-first";
    public const string TaxFirst = "tax-first";
    public const string SellsOnly = "sells-only";

    /// <summary>What cash has to be there must be known.</summary>
    public override int Phase => 2;

    public override void Shape(ProblemDraft draft)
    {
        if (!draft.HasWithdrawal || draft.CashHeld >= draft.MinimumCash)
        {
            return;
        }
        switch (Style)
        {
            case CashFirst:
                draft.MinimumCash = new Weight(Math.Min(draft.MinimumCash.Fraction, Weight.Max(draft.CashHeld, draft.DueCash).Fraction));
                break;
            case TaxFirst when draft.TaxFirstRiskAversion < draft.RiskAversion:
                draft.RiskAversion = draft.TaxFirstRiskAversion;
                break;
            case SellsOnly:
                draft.MaximumCash = Weight.One;
                foreach (var asset in draft.Assets.Where(a => !a.NoBuy))
                {
                    asset.ForbidBuying("a withdrawal is raised by sales alone");
                }
                break;
        }
    }
}

/// <summary>Menu row 13.</summary>
public sealed class WithdrawalStyleOption : PolicyOption<WithdrawalStyle>
{
    private static readonly Parameter<string> Style = Parameter.Choice(
        "style", "Style", WithdrawalStyle.Rebalancer, WithdrawalStyle.Rebalancer, WithdrawalStyle.CashFirst, WithdrawalStyle.TaxFirst, WithdrawalStyle.SellsOnly);

    public override string Key => "cash.withdrawal";

    public override int Number => 13;

    public override Menu Menu => Menu.Cash;

    public override string Name => "Withdrawal style";

    public override IReadOnlyList<Parameter> Parameters => [Style];

    public override string Sentence(Arguments arguments) => arguments.Get(Style) switch
    {
        WithdrawalStyle.CashFirst => "Pays withdrawals out of cash first, the minimum included, and sells only what is missing.",
        WithdrawalStyle.TaxFirst => "Raises withdrawals where they cost the least tax, before tracking.",
        WithdrawalStyle.SellsOnly => "Raises withdrawals by sales alone and buys nothing meanwhile.",
        _ => "Raises withdrawals with everything weighed at once.",
    };

    public override WithdrawalStyle ReduceTo(Arguments arguments) => new(arguments.Get(Style));
}
