using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Cash that stays uninvested after every rebalance: the larger of an amount and a part of the account.</summary>
public sealed record MinimumCash(Money Amount, Weight Share) : Requirement
{
    /// <summary>The part of an account of some value.</summary>
    public Weight Of(Money netAssetValue) => Weight.Max(Share, Amount.ShareOf(netAssetValue));

    public override void Shape(ProblemDraft draft) => draft.MinimumCash = Of(draft.NetAssetValue);
}

/// <summary>Menu row 10.</summary>
public sealed class MinimumCashOption : PolicyOption<MinimumCash>
{
    private static readonly Parameter<Money> Amount = Parameter.Usd("amount", "Amount", 500, 0, 1_000_000_000);
    private static readonly Parameter<Weight> Share = Parameter.Percent("share", "Share", 1.0m, 0, 100);

    public override string Key => "cash.minimum";

    public override int Number => 10;

    public override Menu Menu => Menu.Cash;

    public override string Name => "Minimum cash";

    public override IReadOnlyList<Parameter> Parameters => [Amount, Share];

    public override string Sentence(Arguments arguments) =>
        $"Keeps at least {arguments.TextOf(Share)}% or ${arguments.TextOf(Amount)} in cash, whichever is more.";

    public override MinimumCash ReduceTo(Arguments arguments) => new(arguments.Get(Amount), arguments.Get(Share));
}
