using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>A trade is nothing, at least this much, or a whole position: the larger of an amount and a part of the account.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Share">The part of the account.</param>
/// <param name="Worth">A proposal that no need forces is worth at least this; below it the account is left as it is.</param>
public sealed record MinimumTrade(Money Amount, Weight Share, Money Worth) : Requirement
{
    public override void Shape(ProblemDraft draft) => draft.MinimumTrade = Money.Max(Amount, draft.NetAssetValue * Share);
}

/// <summary>Menu row 16.</summary>
public sealed class MinimumTradeOption : PolicyOption<MinimumTrade>
{
    private static readonly Parameter<Money> Amount = Parameter.Usd("amount", "Amount", 250, 0, 10_000_000);
    private static readonly Parameter<BasisPoints> Share = Parameter.Bp("share", "Share", 2, 0, 1_000);

    private static readonly Parameter<Money> Worth = Parameter.Usd("worth", "Proposal worth", 25, 0, 1_000_000);

    public override string Key => "size.minimum-trade";

    public override int Number => 16;

    public override Menu Menu => Menu.SizeAndCost;

    public override string Name => "Minimum trade";

    public override IReadOnlyList<Parameter> Parameters => [Amount, Share, Worth];

    public override string Sentence(Arguments arguments) =>
        $"Trades at least ${arguments.TextOf(Amount)} or {arguments.TextOf(Share)} bp of the account in a name, whichever is more, and nothing for less than ${arguments.TextOf(Worth)}.";

    public override MinimumTrade ReduceTo(Arguments arguments) =>
        new(arguments.Get(Amount), Weight.FromBasisPoints(arguments.Get(Share).Value), arguments.Get(Worth));
}
