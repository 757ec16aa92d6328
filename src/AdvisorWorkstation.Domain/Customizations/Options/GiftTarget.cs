using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// The most appreciated long-term lots are kept for giving to charity until their value reaches an amount: who gives them pays no tax on their gain, and
/// deducts their value (IRC 170(e)). A lot that crosses the amount is kept whole.
/// </summary>
public sealed record GiftTarget(Money Amount) : Requirement
{
    public const string Reason = "it is kept for giving to charity";

    /// <summary>Before lots are put in an order of sale.</summary>
    public override int Phase => 4;

    public override void Consider(ProblemDraft draft)
    {
        var kept = Money.Zero;
        var candidates = draft.Lots
            .Where(l => l is { IsLoss: false, Tax: { Term: HoldingTerm.LongTerm, GainPerShare: > 0m } } && !l.Asset.AllGoes && !l.Asset.MustSell)
            .OrderByDescending(l => l.Gain.Usd / l.Value.Usd)
            .ThenBy(l => l.Lot.Id);
        foreach (var lot in candidates.TakeWhile(_ => kept < Amount))
        {
            lot.Lock(Reason);
            kept += lot.Value;
        }
    }
}

/// <summary>Menu row 39.</summary>
public sealed class GiftTargetOption : PolicyOption<GiftTarget>
{
    private static readonly Parameter<Money> Amount = Parameter.Usd("amount", "Amount", 0, 0, 1_000_000_000);

    public override string Key => "tax.gift-target";

    public override int Number => 39;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Charitable gift target";

    public override IReadOnlyList<Parameter> Parameters => [Amount];

    public override string Sentence(Arguments arguments) => arguments.Get(Amount) == Money.Zero
        ? "Keeps no lots for giving to charity."
        : $"Keeps the most appreciated long-term lots, up to ${arguments.Get(Amount).Usd:N0}, for giving to charity.";

    public override GiftTarget ReduceTo(Arguments arguments) => new(arguments.Get(Amount));
}
