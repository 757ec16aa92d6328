using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>What the wishes make of an account: the one draft that the optimizer, the alerts and the figures start from.</summary>
public static class AccountDraft
{
    /// <summary>The draft of some holdings with the snapshot's policy written into it, where only securities are looked at.</summary>
    public static ProblemDraft Of(AccountSnapshot snapshot, Holdings holdings) => Applied(snapshot, holdings.NetAssetValue, holdings.AboutToLeave, AssetsOf(holdings), []);

    /// <summary>The draft of some holdings and their lots, with the snapshot's policy written into it.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="holdings">Its managed holdings.</param>
    /// <param name="pins">Quantities that a person fixed: shares of unknown basis that they sell are gone.</param>
    public static ProblemDraft Of(AccountSnapshot snapshot, Holdings holdings, IReadOnlyList<Pin> pins)
    {
        var assets = AssetsOf(holdings);
        var gone = pins.Where(p => p.QuantityAfter == Shares.Zero).Select(p => p.Security).ToHashSet();
        foreach (var asset in assets)
        {
            asset.AllGoes = gone.Contains(asset.View.Security.Id);
        }
        return Applied(snapshot, holdings.NetAssetValue, holdings.AboutToLeave, assets, LotsOf(snapshot, assets, UnknownBasisSales.Of(snapshot, pins)));
    }

    /// <summary>The draft that final trades are checked against: every security of the snapshot, held or not, managed or not.</summary>
    public static ProblemDraft ForChecking(AccountSnapshot snapshot, Money netAssetValue)
    {
        var held = snapshot.Positions.ToDictionary(p => p.Security, p => p.Quantity);
        var assets = snapshot.Securities
            .Select(v => new DraftAsset(v, v.Price is { } price ? (held.GetValueOrDefault(v.Security.Id) * price).ShareOf(netAssetValue) : Weight.Zero))
            .ToList();
        return Applied(snapshot, netAssetValue, snapshot.AboutToLeave(), assets, LotsOf(snapshot, assets, new Dictionary<LotId, Shares>()));
    }

    private static ProblemDraft Applied(
        AccountSnapshot snapshot, Money netAssetValue, Money aboutToLeave, IReadOnlyList<DraftAsset> assets, IReadOnlyList<DraftLot> lots)
    {
        var draft = new ProblemDraft(netAssetValue, snapshot.ViewBudgetedGains(), assets)
        {
            AsOf = snapshot.AsOf,
            AboutToLeave = aboutToLeave,
            Kind = snapshot.Account.Kind,
            Rates = snapshot.TaxProfile(),
            LastTraded = snapshot.LastTraded,
            SoldInHousehold = snapshot.SoldInHousehold.ToHashSet(),
            BoughtInHousehold = snapshot.BoughtInHousehold.ToHashSet(),
            Lots = lots,
        };
        draft.Apply(snapshot.Policy);
        return draft;
    }

    private static List<DraftAsset> AssetsOf(Holdings holdings) =>
        [.. holdings.Securities.Select((v, i) => new DraftAsset(v, holdings.Values[i].ShareOf(holdings.NetAssetValue)))];

    private static List<DraftLot> LotsOf(AccountSnapshot snapshot, IReadOnlyList<DraftAsset> assets, IReadOnlyDictionary<LotId, Shares> gone)
    {
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var lotsOf = snapshot.Lots.ToLookup(l => l.Security);
        var (taxed, profile) = (snapshot.Account.Kind.IsTaxable(), snapshot.TaxProfile());
        var lots = new List<DraftLot>(snapshot.Lots.Count);
        foreach (var asset in assets.Where(a => a.View.Price is not null && !quarantined.Contains(a.View.Security.Id)))
        {
            var price = asset.View.Price!.Value;
            foreach (var whole in lotsOf[asset.View.Security.Id])
            {
                var left = whole.Quantity - gone.GetValueOrDefault(whole.Id);
                if (left > Shares.Zero)
                {
                    var lot = left == whole.Quantity ? whole : whole with { Quantity = left };
                    lots.Add(new DraftLot(asset, lot, taxed ? LotTaxes.Of(lot, price, snapshot.AsOf, profile) : null, lot.Quantity * price));
                }
            }
        }
        return lots;
    }
}
