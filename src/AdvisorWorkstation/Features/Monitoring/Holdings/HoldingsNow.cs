using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>What an account holds today, with what the wash-sale rule and the policy's minimum say about each lot.</summary>
internal sealed class HoldingsNow(AccountView account)
{
    private readonly AccountSnapshot _snapshot = account.Snapshot;
    private readonly WashSaleView _washSales = account.Snapshot.ViewWashSales();
    private readonly Dictionary<LotId, HarvestCandidate> _harvestable =
        (account.Scan?.Harvestable ?? Harvestable.Of(account.Snapshot)).Candidates.ToDictionary(c => c.Lot.Id);

    private readonly ILookup<string, RecentPurchase> _purchases = account.Snapshot.RecentPurchases.ToLookup(p => p.EquivalenceGroup);
    private readonly Dictionary<LotId, Lot> _own = account.Snapshot.Lots.ToDictionary(l => l.Id);

    /// <summary>The target weight of each sector, of what is not held too.</summary>
    public IReadOnlyDictionary<Sector, Weight> Targets { get; } = account.Snapshot.Securities
        .GroupBy(v => v.Security.Sector)
        .ToDictionary(g => g.Key, g => new Weight(g.Sum(v => v.Target.Fraction)));

    public IReadOnlyList<HeldSecurity> Securities()
    {
        var views = _snapshot.Securities.ToDictionary(v => v.Security.Id);
        var lots = _snapshot.Lots.ToLookup(l => l.Security);
        var quarantined = _snapshot.Quarantined.ToDictionary(q => q.Security, q => q.Reason);
        var positions = _snapshot.Positions.ToDictionary(p => p.Security, p => p.Quantity);
        foreach (var security in account.Lots.NotHeld)
        {
            views[security.Id] = new SecurityView(security, null, null, Weight.Zero, new Dictionary<string, decimal>());
        }
        return
        [
            .. positions.Keys.Union(lots.Select(g => g.Key)).Order()
                .Select(id => SecurityOf(views[id], positions.GetValueOrDefault(id), lots[id], quarantined.GetValueOrDefault(id))),
        ];
    }

    private HeldSecurity SecurityOf(SecurityView view, Shares quantity, IEnumerable<Lot> lots, string? quarantine)
    {
        var held = view.Price is { } price && account.Scan?.Figures.NetAssetValue is { } whole ? (quantity * price).ShareOf(whole) : (Weight?)null;
        return new HeldSecurity(view.Security, quantity, view.Price, view.PriceDate, [.. lots.Select(l => LotOf(view, l))])
        {
            Held = held,
            Active = held is { } weight ? weight - view.Target : null,
            Quarantine = quarantine,
            BuyBlockedUntil = _washSales.BuyBlockedUntil(view.Security.EquivalenceGroup),
        };
    }

    private HeldLot LotOf(SecurityView view, Lot lot)
    {
        var held = HeldLot.On(_snapshot.AsOf, lot, view.Price, _snapshot.TaxProfile()) with { Adjustments = [.. account.Lots.Adjustments[lot.Id]] };
        if (!_snapshot.Account.Kind.IsTaxable() || held.Gain is not { Usd: < 0m })
        {
            return held;
        }
        var group = view.Security.EquivalenceGroup;
        var until = _washSales.LossBlockedUntil(group, lot.Id);
        return held with
        {
            Harvestable = until is null && _harvestable.TryGetValue(lot.Id, out var candidate) ? candidate.Loss : Money.Zero,
            BlockedUntil = until,
            BlockedBy = until is null ? "" : PurchaseWords(_purchases[group].Where(p => p.Lot != lot.Id).MaxBy(p => p.Date)!),
        };
    }

    private string PurchaseWords(RecentPurchase purchase) => purchase.Lot switch
    {
        { } id when _own.TryGetValue(id, out var lot) => $"{lot.Quantity} shares were bought on {purchase.Date:yyyy-MM-dd} in this account",
        { } id when account.Lots.Elsewhere.TryGetValue(id, out var lot) => $"{lot.Quantity} {lot.Ticker} were bought on {purchase.Date:yyyy-MM-dd} in {lot.Account}",
        _ => $"the household bought on {purchase.Date:yyyy-MM-dd}; those shares are sold again, or the order is still out",
    };
}
