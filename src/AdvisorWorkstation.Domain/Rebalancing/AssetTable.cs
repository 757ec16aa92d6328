using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The problem's assets.</summary>
internal static class AssetTable
{
    /// <summary>A weight for a security without a price: it is never traded, so the figure is never used.</summary>
    private const double NoPrice = 1d;

    public static Assets Build(
        AccountSnapshot snapshot,
        Holdings holdings,
        ProblemDraft draft,
        AlignedRisk risk,
        LotTable lots,
        HashSet<SecurityId> quarantined,
        Dictionary<SecurityId, Pin> pins)
    {
        var n = holdings.Securities.Count;
        var held = new double[n];
        for (var l = 0; l < lots.Sources.Count; l++)
        {
            held[lots.Lots.Asset[l]] += lots.Lots.Quantity[l];
        }
        var assets = new Assets
        {
            Price = new double[n],
            Target = holdings.Targets(),
            Held = held,
            Lower = new double[n],
            Upper = new double[n],
            UnitCost = new double[n],
            SpecificVariance = risk.SpecificVariance,
            Linear = new double[n],
            Fractional = new bool[n],
            NoBuy = new bool[n],
            NoSell = new bool[n],
            MustSell = new bool[n],
            WashNoBuy = new bool[n],
        };
        for (var i = 0; i < n; i++)
        {
            var view = holdings.Securities[i];
            var asset = draft.Assets[i];
            var frozen = quarantined.Contains(view.Security.Id) || view.Price is null;
            assets.Price[i] = view.Price is { } price ? (double)(price.UsdPerShare * Unit(snapshot)) : NoPrice;
            assets.Lower[i] = frozen ? 0d : (double)asset.Lower.Fraction;
            assets.Upper[i] = Math.Max((double)asset.Upper.Fraction, held[i]);
            if (asset.Most is { } most && !frozen)
            {
                assets.Upper[i] = Math.Min(assets.Upper[i], (double)most.Fraction);
            }
            assets.Linear[i] = (double)asset.Linear;
            assets.UnitCost[i] = (double)asset.Cost.Fraction;
            assets.Fractional[i] = snapshot.Custodian.OrdersFractions();
            assets.NoBuy[i] = asset.NoBuy || frozen;
            assets.NoSell[i] = asset.NoSell || frozen;
            assets.MustSell[i] = asset.MustSell && !frozen && held[i] > 0d;
            assets.WashNoBuy[i] = asset.IsWashBlocked;
            if (pins.TryGetValue(view.Security.Id, out var pin))
            {
                (assets.Price[i], assets.Fractional[i]) = ((double)view.Price!.Value.UsdPerShare, snapshot.Custodian.FractionalShares);
                assets.Lower[i] = assets.Upper[i] = (double)((pin.QuantityAfter * view.Price!.Value).Usd / holdings.NetAssetValue.Usd);
                if (pin.QuantityAfter == holdings.Quantities[i] - pin.UnknownBasisSold)
                {
                    (assets.Lower[i], assets.Upper[i], assets.NoBuy[i], assets.NoSell[i]) = (held[i], held[i], true, true);
                }
            }
        }
        return assets;
    }

    /// <summary>Shares in one step of the grid that whole trades lie on: for the optimizer a round lot is one share. What a person fixes need be none.</summary>
    private static decimal Unit(AccountSnapshot snapshot) => snapshot.Custodian.OrdersFractions() ? 1m : snapshot.Custodian.OrderStep();
}
