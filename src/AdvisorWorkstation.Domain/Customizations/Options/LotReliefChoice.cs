using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Which lots a sale takes: those that the optimizer chooses, or those of a method. With a method, lots are free in its order as far as each costs at least
/// as much as the one before, so that the optimizer has no reason to leave the order; the others wait, unless all of the position goes.
/// </summary>
/// <param name="Method">The method; null when the optimizer chooses.</param>
public sealed record LotReliefChoice(LotReliefMethod? Method) : Requirement
{
    /// <summary>After everything that says what a lot's tax counts for.</summary>
    public override int Phase => 5;

    public override void Consider(ProblemDraft draft)
    {
        if (Method is not { } method)
        {
            return;
        }
        foreach (var lots in draft.Lots.Where(l => !l.Asset.AllGoes && l.Tax is not null).GroupBy(l => l.Asset))
        {
            var byLot = lots.ToDictionary(l => l.Lot.Id);
            var price = lots.Key.View.Price!.Value;
            var all = new Shares(byLot.Values.Sum(l => l.Lot.Quantity.Count));
            var order = LotRelief.Take(method, [.. byLot.Values.Select(l => l.Lot)], all, price, draft.AsOf, draft.Rates).Select(t => byLot[t.Lot.Id]).ToList();
            var free = 1 + order.Zip(order.Skip(1)).TakeWhile(p => MayFollow(p.First, p.Second)).Count();
            foreach (var lot in order.Skip(free))
            {
                lot.LockBehindOthers($"lots are sold {ReliefRule.Of(method).Name.ToLowerInvariant()}, and others come before it");
            }
        }
    }

    /// <summary>True when no price of a gain budget can make the second lot cheaper than the first.</summary>
    private static bool MayFollow(DraftLot first, DraftLot second)
    {
        var (a, b) = (first.Tax!.Value, second.Tax!.Value);
        var inOrder = a.TaxPerShare * first.TaxWeight <= b.TaxPerShare * second.TaxWeight && a.GainPerShare <= b.GainPerShare;
        return inOrder && (a.Term == b.Term || (a.GainPerShare <= 0m && b.GainPerShare >= 0m)) && first.Locks.Count == 0;
    }
}

/// <summary>Menu row 35.</summary>
public sealed class LotReliefChoiceOption : PolicyOption<LotReliefChoice>
{
    private const string Optimizer = "optimizer";

    private static readonly Parameter<string> Method = Parameter.Choice("method", "Method", Optimizer, Optimizer, "highest-cost", "last-in", "first-in", "long-term-first", "minimum-tax");

    public override string Key => "tax.lot-relief";

    public override int Number => 35;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Lot relief";

    public override IReadOnlyList<Parameter> Parameters => [Method];

    public override string Sentence(Arguments arguments) => MethodOf(arguments) is { } method
        ? $"Sells lots by a fixed method: {ReliefRule.Of(method).Name.ToLowerInvariant()}."
        : "Sells the lots that are best for the account.";

    public override LotReliefChoice ReduceTo(Arguments arguments) => new(MethodOf(arguments));

    private static LotReliefMethod? MethodOf(Arguments arguments) => arguments.Get(Method) switch
    {
        "highest-cost" => LotReliefMethod.HighestCostFirst,
        "last-in" => LotReliefMethod.LastInFirstOut,
        "first-in" => LotReliefMethod.FirstInFirstOut,
        "long-term-first" => LotReliefMethod.LongTermFirst,
        "minimum-tax" => LotReliefMethod.MinimumTax,
        _ => null,
    };
}
