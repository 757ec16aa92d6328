using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Losses that a year is to realize at least, less what it has realized: the lots that save most are counted up to the amount, and the rebalance takes net
/// losses of their terms of at least as much, as far as that is possible. Before a day, on the contrary, no loss is taken at all.
/// </summary>
/// <param name="Amount">Net losses of the year, as a positive amount; null when none are forced.</param>
/// <param name="NoneBefore">The first day on which a loss may be taken; null when it may today.</param>
public sealed record ForcedHarvest(Money? Amount, DateOnly? NoneBefore) : Requirement
{
    /// <summary>After everything that says which lots may be sold.</summary>
    public override int Phase => 6;

    public override void Consider(ProblemDraft draft)
    {
        if (NoneBefore is { } day && draft.AsOf.Date < day)
        {
            foreach (var lot in draft.Lots.Where(l => l.IsLoss))
            {
                lot.Lock($"no loss is taken before {day:yyyy-MM-dd}");
            }
            return;
        }
        if (Amount is not { } amount)
        {
            return;
        }
        var realized = Money.Max(-(draft.YearToDate.ShortTerm + draft.YearToDate.LongTerm), Money.Zero);
        var left = amount - realized;
        var candidates = draft.Lots
            .Where(l => l is { IsLoss: true, IsWashed: false, Locks.Count: 0 } && !l.Asset.NoSell && !l.Asset.AllGoes)
            .OrderBy(l => l.TaxOfAll)
            .ThenBy(l => l.Lot.Id);
        foreach (var lot in candidates.TakeWhile(_ => left > Money.Zero))
        {
            var loss = Money.Min(-lot.Gain, left);
            left -= loss;
            (draft.ForcedShortTermLoss, draft.ForcedLongTermLoss) = lot.Tax!.Value.Term == HoldingTerm.LongTerm
                ? (draft.ForcedShortTermLoss, draft.ForcedLongTermLoss + loss)
                : (draft.ForcedShortTermLoss + loss, draft.ForcedLongTermLoss);
        }
        draft.LossesNotThere = Money.Max(left, Money.Zero);
    }
}

/// <summary>Menu row 37.</summary>
public sealed class ForcedHarvestOption : PolicyOption<ForcedHarvest>
{
    private static readonly Parameter<Money?> Amount = Parameter.OptionalUsd("amount", "Losses of the year", 0, 1_000_000_000);
    private static readonly Parameter<DateOnly?> NoneBefore = Parameter.OptionalDay("none-before", "No loss before");

    public override string Key => "tax.forced-harvest";

    public override int Number => 37;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Forced harvest";

    public override IReadOnlyList<Parameter> Parameters => [Amount, NoneBefore];

    public override string Sentence(Arguments arguments)
    {
        var amount = arguments.Get(Amount) is { } losses ? $"Takes losses of at least ${losses.Usd:N0} in the year, as far as there are any." : "";
        var day = arguments.Get(NoneBefore) is { } first ? $"Takes no loss before {first:yyyy-MM-dd}." : "";
        return (amount, day) switch
        {
            ("", "") => "Forces no harvest and keeps no losses back.",
            (_, "") => amount,
            ("", _) => day,
            _ => $"{day[..^1]}, and then losses of at least ${arguments.Get(Amount)!.Value.Usd:N0} in the year.",
        };
    }

    public override ForcedHarvest ReduceTo(Arguments arguments) => new(arguments.Get(Amount), arguments.Get(NoneBefore));
}
