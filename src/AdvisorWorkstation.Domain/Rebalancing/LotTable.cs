using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using OptimizerLots = AdvisorWorkstation.Optimizer.Lots;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The problem's lots, and where each came from.</summary>
/// <param name="Lots">What the optimizer sees.</param>
/// <param name="Sources">The lot of each row; null for the stand-in of a quarantined position.</param>
/// <param name="Drafts">What the wishes say of each row; null where a row stands in, or stands for shares that a person sells.</param>
internal sealed record LotTable(OptimizerLots Lots, IReadOnlyList<Lot?> Sources, IReadOnlyList<DraftLot?> Drafts)
{
    public static LotTable Build(
        AccountSnapshot snapshot, Holdings holdings, ProblemDraft draft, HashSet<SecurityId> quarantined, IReadOnlyList<Pin> pins)
    {
        var soldByPerson = UnknownBasisSales.Of(snapshot, pins);
        var lotsOf = snapshot.Lots.ToLookup(l => l.Security);
        var drafts = draft.Lots.ToDictionary(l => l.Lot.Id);
        var rows = holdings.Securities
            .SelectMany((view, asset) => quarantined.Contains(view.Security.Id)
                ? StandIn(holdings, asset)
                : lotsOf[view.Security.Id].SelectMany(lot => RowsOf(asset, lot, soldByPerson.GetValueOrDefault(lot.Id), drafts.GetValueOrDefault(lot.Id))))
            .ToList();
        return new LotTable(
            new OptimizerLots
            {
                Asset = [.. rows.Select(r => r.Asset)],
                Quantity = [.. rows.Select(r => r.Quantity)],
                TaxPerUnit = [.. rows.Select(r => r.TaxPerUnit)],
                GainPerUnit = [.. rows.Select(r => r.GainPerUnit)],
                LongTerm = [.. rows.Select(r => r.Draft?.Tax?.Term == HoldingTerm.LongTerm)],
                Locked = [.. rows.Select(r => r.Locked)],
            },
            [.. rows.Select(r => r.Lot)],
            [.. rows.Select(r => r.Draft)]);

        IEnumerable<Row> RowsOf(int asset, Lot lot, Shares sold, DraftLot? rest)
        {
            if (sold > Shares.Zero)
            {
                yield return new Row(asset, lot with { Quantity = sold }, null, UnknownBasisSales.Gone, 0d, 0d, true);
            }
            if (rest is not null)
            {
                yield return RowOf(asset, rest);
            }
        }

        Row RowOf(int asset, DraftLot lot)
        {
            var price = holdings.Securities[asset].Price!.Value;
            var quantity = (double)(lot.Value.Usd / holdings.NetAssetValue.Usd);
            if (lot.Tax is not { } tax)
            {
                return new Row(asset, lot.Lot, lot, quantity, 0d, 0d, snapshot.Account.Kind.IsTaxable() || lot.Locks.Count > 0);
            }
            return new Row(
                asset,
                lot.Lot,
                lot,
                quantity,
                (double)(tax.TaxPerShare * lot.TaxWeight / price.UsdPerShare),
                (double)(tax.GainPerShare / price.UsdPerShare),
                lot.IsWashed || lot.Locks.Count > 0);
        }
    }

    private static IEnumerable<Row> StandIn(Holdings holdings, int asset)
    {
        var weight = (double)(holdings.Values[asset].Usd / holdings.NetAssetValue.Usd);
        return weight > 0d ? [new Row(asset, null, null, weight, 0d, 0d, true)] : [];
    }

    private readonly record struct Row(
        int Asset, Lot? Lot, DraftLot? Draft, double Quantity, double TaxPerUnit, double GainPerUnit, bool Locked);
}
