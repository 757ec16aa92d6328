using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>A line of the holdings tree: a security, or one of its lots.</summary>
internal sealed record HoldingLine(string Key, SecurityId Security, Lot? Lot)
{
    public string Ticker { get; init; } = "";

    public string Name { get; init; } = "";

    public string Sector { get; init; } = "";

    public bool IsQuarantined { get; init; }

    public Shares Quantity { get; init; }

    public decimal? Price { get; init; }

    public string PriceDate { get; init; } = "";

    public Money? Value { get; init; }

    public Weight? Held { get; init; }

    public Weight? Active { get; init; }

    public Money? Gain { get; init; }

    public string Words { get; init; } = "";

    public DateOnly? Acquired => Lot?.Acquired;

    public decimal? Basis => Lot?.BasisPerShare;

    /// <summary>The securities by value, each followed by its lots when it is open.</summary>
    public static List<HoldingLine> Of(AccountView view, HashSet<SecurityId> open)
    {
        var snapshot = view.Snapshot;
        var views = snapshot.Securities.ToDictionary(v => v.Security.Id);
        var lots = snapshot.Lots.ToLookup(l => l.Security);
        var washSales = snapshot.ViewWashSales();
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var nav = view.Scan?.Figures.Value;
        return
        [
            .. snapshot.Positions
                .Select(p => (Position: p, View: views[p.Security]))
                .OrderByDescending(p => p.View.Price is { } price ? (p.Position.Quantity * price).Usd : decimal.MaxValue)
                .ThenBy(p => p.View.Security.Ticker)
                .SelectMany(p =>
                {
                    var children = lots[p.Position.Security].Select(l => LotLine(view, washSales, p.View, l)).ToList();
                    var parent = SecurityLine(p.View, p.Position.Quantity, nav, children, quarantined.Contains(p.Position.Security), washSales);
                    return open.Contains(p.Position.Security) ? children.Prepend(parent) : [parent];
                }),
        ];
    }

    private static HoldingLine SecurityLine(
        SecurityView view, Shares quantity, Money? nav, List<HoldingLine> lots, bool isQuarantined, WashSaleView washSales)
    {
        var value = view.Price is { } price ? quantity * price : (Money?)null;
        var held = value is { } worth && nav is { } whole ? worth.ShareOf(whole) : (Weight?)null;
        var blocked = washSales.BuyBlockedUntil(view.Security.EquivalenceGroup);
        return new HoldingLine(view.Security.Ticker.Symbol, view.Security.Id, null)
        {
            Ticker = view.Security.Ticker.Symbol,
            Name = view.Security.Name,
            Sector = view.Security.Sector.Name(),
            IsQuarantined = isQuarantined,
            Quantity = quantity,
            Price = view.Price?.UsdPerShare,
            PriceDate = view.PriceDate is { } date ? $"price of {Format.Date(date)}" : "no price",
            Value = value,
            Held = held,
            Active = held is { } weight ? weight - view.Target : null,
            Gain = lots.Exists(l => l.Gain is null) ? null : lots.Aggregate(Money.Zero, (sum, l) => sum + l.Gain!.Value),
            Words = blocked is { } until ? $"not bought before {until:yyyy-MM-dd}" : "",
        };
    }

    private static HoldingLine LotLine(AccountView account, WashSaleView washSales, SecurityView view, Lot lot)
    {
        var snapshot = account.Snapshot;
        var tax = view.Price is { } price ? LotTaxes.Of(lot, price, snapshot.AsOf, snapshot.Account.TaxProfile) : null;
        return new HoldingLine($"lot {lot.Id}", lot.Security, lot)
        {
            Quantity = lot.Quantity,
            Value = view.Price is { } known ? lot.Quantity * known : null,
            Gain = tax is { } t ? new Money(t.GainPerShare * lot.Quantity.Count).RoundedToCents : null,
            Words = WordsOf(snapshot.AsOf, washSales, view, lot, tax, snapshot.Account.Kind.IsTaxable()),
        };
    }

    private static string WordsOf(AsOf asOf, WashSaleView washSales, SecurityView view, Lot lot, LotTax? tax, bool isTaxable)
    {
        if (tax is null)
        {
            return "unknown basis: not sold by the optimizer";
        }
        if (isTaxable && tax.Value.IsLoss && washSales.LossBlockedUntil(view.Security.EquivalenceGroup, lot.Id) is { } until)
        {
            return $"loss blocked until {until:yyyy-MM-dd}";
        }
        return tax.Value.Term == HoldingTerm.LongTerm
            ? "long"
            : lot.Acquired is { } acquired ? $"short, long in {asOf.DaysUntil(HoldingPeriod.FirstLongTermSale(acquired))} days" : "short";
    }
}
