using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using OptimizerLots = AdvisorWorkstation.Optimizer.Lots;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The problem's lots, and where each came from.</summary>
internal sealed record LotTable(OptimizerLots Lots, IReadOnlyList<Lot?> Sources, IReadOnlyList<LotTax?> Taxes)
{
    public static LotTable Build(
        AccountSnapshot snapshot, Holdings holdings, ProblemDraft draft, HashSet<SecurityId> quarantined, IReadOnlyList<Pin> pins)
    {
        var soldByPerson = UnknownBasisSales.Of(snapshot, pins);
        var washSales = snapshot.ViewWashSales();
        var lotsOf = snapshot.Lots.ToLookup(l => l.Security);
        var rows = holdings.Securities
            .SelectMany((view, asset) => quarantined.Contains(view.Security.Id)
                ? StandIn(holdings, asset)
                : lotsOf[view.Security.Id].SelectMany(lot => soldByPerson.TryGetValue(lot.Id, out var sold)
                    ? Parted(snapshot, washSales, draft, holdings, asset, lot, sold)
                    : [RowOf(snapshot, washSales, draft, holdings, asset, lot)]))
            .ToList();
        return new LotTable(
            new OptimizerLots
            {
                Asset = [.. rows.Select(r => r.Asset)],
                Quantity = [.. rows.Select(r => r.Quantity)],
                TaxPerUnit = [.. rows.Select(r => r.TaxPerUnit)],
                GainPerUnit = [.. rows.Select(r => r.GainPerUnit)],
                LongTerm = [.. rows.Select(r => r.Tax?.Term == HoldingTerm.LongTerm)],
                Locked = [.. rows.Select(r => r.Locked)],
            },
            [.. rows.Select(r => r.Lot)],
            [.. rows.Select(r => r.Tax)]);
    }

    private static IEnumerable<Row> StandIn(Holdings holdings, int asset)
    {
        var weight = (double)(holdings.Values[asset].Usd / holdings.NetAssetValue.Usd);
        return weight > 0d ? [new Row(asset, null, null, weight, 0d, 0d, true)] : [];
    }

    /// <summary>
    /// A lot of which a person sells shares: they are out of the problem before it is solved, as a row that is worth nothing to it, and what stays of the
    /// lot is locked as before.
    /// </summary>
    private static IEnumerable<Row> Parted(
        AccountSnapshot snapshot, WashSaleView washSales, ProblemDraft draft, Holdings holdings, int asset, Lot lot, Shares sold)
    {
        yield return new Row(asset, lot with { Quantity = sold }, null, UnknownBasisSales.Gone, 0d, 0d, true);
        if (lot.Quantity > sold)
        {
            yield return RowOf(snapshot, washSales, draft, holdings, asset, lot with { Quantity = lot.Quantity - sold });
        }
    }

    private static Row RowOf(
        AccountSnapshot snapshot, WashSaleView washSales, ProblemDraft draft, Holdings holdings, int asset, Lot lot)
    {
        var view = holdings.Securities[asset];
        var price = view.Price!.Value;
        var quantity = (double)((lot.Quantity * price).Usd / holdings.NetAssetValue.Usd);
        if (!snapshot.Account.Kind.IsTaxable())
        {
            return new Row(asset, lot, null, quantity, 0d, 0d, false);
        }
        if (LotTaxes.Of(lot, price, snapshot.AsOf, snapshot.Account.TaxProfile) is not { } tax)
        {
            return new Row(asset, lot, null, quantity, 0d, 0d, true);
        }
        var counts = !tax.IsLoss || draft.IsWorthHarvesting(tax, lot.Quantity, lot.BasisPerShare!.Value);
        return new Row(
            asset,
            lot,
            tax,
            quantity,
            counts ? (double)(tax.TaxPerShare / price.UsdPerShare) : 0d,
            (double)(tax.GainPerShare / price.UsdPerShare),
            tax.IsLoss && washSales.LossBlockedUntil(view.Security.EquivalenceGroup, lot.Id) is not null);
    }

    private readonly record struct Row(
        int Asset, Lot? Lot, LotTax? Tax, double Quantity, double TaxPerUnit, double GainPerUnit, bool Locked);
}
