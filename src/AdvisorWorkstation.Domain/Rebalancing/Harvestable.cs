using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A loss in one lot.</summary>
/// <param name="View">The security.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Loss">The loss, as a positive amount.</param>
/// <param name="TaxSaved">What it saves at marginal rates, as a positive amount.</param>
/// <param name="BlockedUntil">The first day on which the wash-sale rule would allow all of it; null when it does today.</param>
public sealed record HarvestCandidate(SecurityView View, Lot Lot, Money Loss, Money TaxSaved, DateOnly? BlockedUntil)
{
    /// <summary>Of a blocked loss: the shares whose loss would be allowed all the same, because fewer were bought lately than are sold.</summary>
    public Shares Unreplaced { get; init; }

    /// <summary>The part of the loss that the rule allows when the lot is sold today.</summary>
    public Money Allowed => Part(Loss);

    /// <summary>What the allowed part saves.</summary>
    public Money SavedNow => Part(TaxSaved);

    /// <summary>The part of <see cref="SavedNow"/> that waiting for a better loss is reckoned at today.</summary>
    public Money WaitingWorth { get; init; }

    /// <summary>What waits for the wash-sale window.</summary>
    public Money SavedLater => TaxSaved - SavedNow;

    private Money Part(Money whole) =>
        BlockedUntil is null ? whole : new Money(whole.Usd * Unreplaced.Count / Lot.Quantity.Count).RoundedToCents;
}

/// <summary>
/// What could be harvested in an account today, and what waits for the wash-sale window (tax.md). Of a loss of which recent purchases replace a part,
/// the rest counts. The engine sells none of such a lot all the same: the first shares sold would be those replaced, and it creates no wash sale. What
/// it holds back is <see cref="HeldBack"/>.
/// </summary>
/// <param name="Candidates">Every loss of what is managed that is above the policy's minimum, by saving.</param>
public sealed record Harvestable(IReadOnlyList<HarvestCandidate> Candidates)
{
    /// <summary>Losses allowed today.</summary>
    public Money Loss => Sum(c => c.Allowed);

    /// <summary>Tax that they save.</summary>
    public Money TaxSaved => Sum(c => c.SavedNow);

    /// <summary>Tax that waits for the wash-sale window.</summary>
    public Money TaxBlocked => Sum(c => c.SavedLater);

    /// <summary>The part of <see cref="TaxSaved"/> that waiting for better losses is reckoned at: what is left of it is what taking them now is worth.</summary>
    public Money WaitingWorth => Sum(c => c.WaitingWorth);

    /// <summary>What taking the losses today counts for: the part of <see cref="TaxSaved"/> that the optimizer counts (<see cref="HarvestProfile"/>).</summary>
    public Money Counted => TaxSaved - WaitingWorth;

    /// <summary>The part of <see cref="TaxSaved"/> in lots that the engine sells nothing of before a day, because a part of their loss would be washed.</summary>
    public Money HeldBack => Sum(c => c.BlockedUntil is null ? Money.Zero : c.SavedNow);

    /// <summary>The first day on which something that is held back is not any more; null when nothing is.</summary>
    public DateOnly? HeldBackUntil => Candidates.Where(c => c.BlockedUntil is not null && c.SavedNow > Money.Zero).Min(c => c.BlockedUntil);

    /// <summary>Looks at every lot of an account.</summary>
    public static Harvestable Of(AccountSnapshot snapshot) => Of(snapshot, snapshot.Lots);

    /// <summary>Looks at some lots of an account: those that are left after trades.</summary>
    public static Harvestable Of(AccountSnapshot snapshot, IReadOnlyList<Lot> lots)
    {
        if (!snapshot.Account.Kind.IsTaxable())
        {
            return new Harvestable([]);
        }
        var minimum = snapshot.Policy.Require<HarvestMinimum>();
        var byPosition = snapshot.Policy.Require<HarvestUnit>().ByPosition;
        var waiting = Weight.One - snapshot.Policy.Require<HarvestProfile>().PartOn(snapshot.AsOf);
        var washSales = snapshot.ViewWashSales();
        var (profile, quarantined) = (snapshot.TaxProfile(), snapshot.Quarantined.Select(q => q.Security).ToHashSet());
        var tradable = Holdings.Managed(snapshot).Where(v => !quarantined.Contains(v.Security.Id)).ToDictionary(v => v.Security.Id);
        var losses = lots
            .Select(lot => tradable.TryGetValue(lot.Security, out var view) ? Candidate(snapshot.AsOf, profile, washSales, view, lot) : null)
            .OfType<HarvestCandidate>();
        var worth = byPosition
            ? losses.GroupBy(c => c.Lot.Security)
                .Where(g => minimum.IsMetBy(Sum(g, c => c.Loss), Sum(g, c => c.Lot.CostBasis!.Value), Sum(g, c => c.TaxSaved)))
                .SelectMany(g => g)
            : losses.Where(c => minimum.IsMetBy(c.Loss, c.Lot.CostBasis!.Value, c.TaxSaved));
        return new Harvestable(
        [
            .. worth
                .Select(c => c with { WaitingWorth = (c.SavedNow * waiting).RoundedToCents })
                .OrderByDescending(c => c.TaxSaved)
                .ThenBy(c => c.Lot.Id),
        ]);
    }

    /// <summary>The lots that are left after trades.</summary>
    public static IReadOnlyList<Lot> LotsAfter(AccountSnapshot snapshot, IReadOnlyList<Trade> trades)
    {
        var sold = trades.SelectMany(t => t.Lots).ToDictionary(s => s.Lot, s => s.Quantity);
        return
        [
            .. snapshot.Lots
                .Select(lot => sold.TryGetValue(lot.Id, out var quantity) ? Less(lot, quantity) : lot)
                .Where(lot => lot.Quantity > Shares.Zero),
        ];
    }

    private static Lot Less(Lot lot, Shares sold)
    {
        var left = lot.Quantity - sold;
        return lot with
        {
            Quantity = left,
            CostBasis = lot.CostBasis is { } basis ? new Money(basis.Usd * left.Count / lot.Quantity.Count) : null,
        };
    }

    private static HarvestCandidate? Candidate(AsOf asOf, TaxProfile profile, WashSaleView washSales, SecurityView view, Lot lot)
    {
        if (view.Price is not { } price
            || lot.Quantity * price >= lot.CostBasis
            || LotTaxes.Of(lot, price, asOf, profile) is not { IsLoss: true } tax)
        {
            return null;
        }
        var loss = new Money(-tax.GainPerShare * lot.Quantity.Count).RoundedToCents;
        var saved = new Money(-tax.TaxPerShare * lot.Quantity.Count).RoundedToCents;
        return new HarvestCandidate(view, lot, loss, saved, washSales.LossBlockedUntil(view.Security.EquivalenceGroup, lot.Id))
        {
            Unreplaced = washSales.Unreplaced(view.Security.EquivalenceGroup, lot.Id, lot.Quantity),
        };
    }

    private Money Sum(Func<HarvestCandidate, Money> what) => Sum(Candidates, what);

    private static Money Sum(IEnumerable<HarvestCandidate> candidates, Func<HarvestCandidate, Money> what) =>
        candidates.Aggregate(Money.Zero, (sum, c) => sum + what(c));
}
