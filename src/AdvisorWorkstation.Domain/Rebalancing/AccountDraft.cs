using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>What the wishes make of an account: the one start of the optimizer, of the alerts and of the figures.</summary>
/// <param name="Holdings">What is held, with the targets that the wishes make.</param>
/// <param name="Draft">The wishes in the account's own units.</param>
/// <param name="Risk">The risk model's rows in the order of the holdings.</param>
public sealed record AccountDraft(Holdings Holdings, ProblemDraft Draft, AlignedRisk Risk)
{
    /// <summary>The draft of a snapshot, with its lots where quantities that a person fixed are given.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="lensOf">The risk model that it names, for some securities and their targets (<see cref="RiskLens.For"/>).</param>
    /// <param name="pins">Quantities that a person fixed: shares of unknown basis that they sell are gone. Null where lots don't matter.</param>
    public static Outcome<AccountDraft> Of(AccountSnapshot snapshot, Func<IReadOnlyList<SecurityView>, double[], RiskLens> lensOf, IReadOnlyList<Pin>? pins)
    {
        var measured = Holdings.Of(snapshot);
        if (measured.IsRefused)
        {
            return measured.Refusal;
        }
        var holdings = measured.Value;
        var lens = lensOf(holdings.Securities, holdings.Targets());
        var assets = AssetsOf(snapshot, holdings);
        if (pins is not null)
        {
            var gone = pins.Where(p => p.QuantityAfter == Shares.Zero).Select(p => p.Security).ToHashSet();
            assets.ForEach(a => a.AllGoes = gone.Contains(a.View.Security.Id));
        }
        var lots = pins is null ? [] : LotsOf(snapshot, assets, UnknownBasisSales.Of(snapshot, pins));
        var draft = Applied(snapshot, holdings.NetAssetValue, holdings.AboutToLeave, lens.Factors, assets, lots);
        var following = holdings.Following(draft);
        return new AccountDraft(following, draft, (following == holdings ? lens : lensOf(following.Securities, following.Targets())).Risk);
    }

    /// <summary>The draft of some holdings, where only securities are looked at.</summary>
    public static ProblemDraft Of(AccountSnapshot snapshot, Holdings holdings, IReadOnlyList<FactorExposure> factors) =>
        Applied(snapshot, holdings.NetAssetValue, holdings.AboutToLeave, factors, AssetsOf(snapshot, holdings), []);

    /// <summary>The draft of some holdings with their lots, where risk is not looked at.</summary>
    public static ProblemDraft WithLots(AccountSnapshot snapshot, Holdings holdings)
    {
        var assets = AssetsOf(snapshot, holdings);
        return Applied(snapshot, holdings.NetAssetValue, holdings.AboutToLeave, [], assets, LotsOf(snapshot, assets, new Dictionary<LotId, Shares>()));
    }

    /// <summary>The draft that final trades are checked against: every security of the snapshot, held or not, managed or not.</summary>
    public static ProblemDraft ForChecking(AccountSnapshot snapshot, Money netAssetValue)
    {
        var held = snapshot.Positions.ToDictionary(p => p.Security, p => p.Quantity);
        var assets = snapshot.Securities
            .Select(v => new DraftAsset(v, v.Price is { } price ? (held.GetValueOrDefault(v.Security.Id) * price).ShareOf(netAssetValue) : Weight.Zero))
            .ToList();
        return Applied(snapshot, netAssetValue, snapshot.AboutToLeave(), [], assets, LotsOf(snapshot, assets, new Dictionary<LotId, Shares>()));
    }

    private static ProblemDraft Applied(
        AccountSnapshot snapshot,
        Money netAssetValue,
        Money aboutToLeave,
        IReadOnlyList<FactorExposure> factors,
        IReadOnlyList<DraftAsset> assets,
        IReadOnlyList<DraftLot> lots)
    {
        var draft = new ProblemDraft(netAssetValue, snapshot.ViewBudgetedGains(), assets)
        {
            AsOf = snapshot.AsOf,
            AboutToLeave = aboutToLeave,
            IsTaxable = snapshot.Account.Kind.IsTaxable(),
            DividendsReceived = snapshot.DividendsReceived,
            SoldThisYear = snapshot.SoldThisYear,
            Factors = factors,
            Rates = snapshot.TaxProfile(),
            LastTraded = snapshot.LastTraded,
            SoldInHousehold = snapshot.SoldInHousehold.ToHashSet(),
            BoughtInHousehold = snapshot.BoughtInHousehold.ToHashSet(),
            Lots = lots,
        };
        draft.Apply(snapshot.Policy);
        return draft;
    }

    private static List<DraftAsset> AssetsOf(AccountSnapshot snapshot, Holdings holdings)
    {
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var washSales = snapshot.PreventsWashSales() ? snapshot.ViewWashSales() : null;
        return
        [
            .. holdings.Securities.Select((v, i) => new DraftAsset(v, holdings.Parts[i])
            {
                IsFrozen = v.Price is null || quarantined.Contains(v.Security.Id),
                IsWashBlocked = washSales?.BuyBlockedUntil(v.Security.EquivalenceGroup) is not null,
            }),
        ];
    }

    private static List<DraftLot> LotsOf(AccountSnapshot snapshot, IReadOnlyList<DraftAsset> assets, IReadOnlyDictionary<LotId, Shares> gone)
    {
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var lotsOf = snapshot.Lots.ToLookup(l => l.Security);
        var (taxed, profile) = (snapshot.Account.Kind.IsTaxable(), snapshot.TaxProfile());
        var washSales = snapshot.PreventsWashSales() ? snapshot.ViewWashSales() : null;
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
                    var tax = taxed ? LotTaxes.Of(lot, price, snapshot.AsOf, profile) : null;
                    lots.Add(new DraftLot(asset, lot, tax, lot.Quantity * price)
                    {
                        IsWashed = tax is { IsLoss: true } && washSales?.LossBlockedUntil(asset.View.Security.EquivalenceGroup, lot.Id) is not null,
                    });
                }
            }
        }
        return lots;
    }
}
