using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>One lot of a sold security: sold, or kept and why.</summary>
internal sealed record LotLine(
    DateOnly? Acquired, string Term, Shares Held, Shares Sold, decimal? BasisPerShare, Money? Gain, Money? Tax, string Use);

internal static class LotLines
{
    /// <summary>The lots that are sold first, then those that are kept, each by day of acquisition.</summary>
    public static IReadOnlyList<LotLine> Of(AccountSnapshot snapshot, Trade trade)
    {
        var sold = trade.Lots.ToDictionary(l => l.Lot);
        var washSales = snapshot.ViewWashSales();
        var group = snapshot.Securities.First(v => v.Security.Id == trade.Security).Security.EquivalenceGroup;
        return
        [
            .. snapshot.Lots
                .Where(l => l.Security == trade.Security)
                .OrderBy(l => !sold.ContainsKey(l.Id))
                .ThenBy(l => l.Acquired)
                .Select(l => Line(snapshot, trade, washSales, group, l, sold.GetValueOrDefault(l.Id))),
        ];
    }

    private static LotLine Line(AccountSnapshot snapshot, Trade trade, WashSaleView washSales, string group, Lot lot, LotSale? sale)
    {
        var tax = LotTaxes.Of(lot, trade.Price, snapshot.AsOf, snapshot.TaxProfile());
        var term = tax?.Term switch { HoldingTerm.LongTerm => "Long", HoldingTerm.ShortTerm => "Short", _ => "unknown" };
        var shares = sale?.Quantity ?? lot.Quantity;
        return new LotLine(
            lot.Acquired,
            term,
            lot.Quantity,
            sale?.Quantity ?? Shares.Zero,
            lot.BasisPerShare,
            tax is { } known ? new Money(known.GainPerShare * shares.Count).RoundedToCents : null,
            tax is { } rated ? new Money(rated.TaxPerShare * shares.Count).RoundedToCents : null,
            Use(snapshot, washSales, group, lot, tax, sale));
    }

    private static string Use(AccountSnapshot snapshot, WashSaleView washSales, string group, Lot lot, LotTax? tax, LotSale? sale)
    {
        if (sale is not null)
        {
            return sale.Quantity == lot.Quantity ? "Sold" : "Sold in part";
        }
        if (!snapshot.Account.Kind.IsTaxable())
        {
            return "Kept";
        }
        if (tax is null)
        {
            return "Kept: its basis is unknown";
        }
        if (tax.Value.IsLoss && washSales.LossBlockedUntil(group, lot.Id) is { } until)
        {
            return washSales.Unreplaced(group, lot.Id, lot.Quantity) is var free && free > Shares.Zero
                ? $"Kept: {lot.Quantity - free} shares would be a wash sale until {until:yyyy-MM-dd}"
                : $"Kept: wash sale until {until:yyyy-MM-dd}";
        }
        return tax.Value.IsLoss ? "Kept" : "Kept: a dearer tax";
    }
}
