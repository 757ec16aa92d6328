using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Shares that someone of the household bought lately.</summary>
/// <param name="EquivalenceGroup">The group of substantially identical securities.</param>
/// <param name="Date">The trade date.</param>
/// <param name="Lot">The lot that came of it, when it is still held.</param>
public sealed record RecentPurchase(string EquivalenceGroup, DateOnly Date, LotId? Lot);

/// <summary>A sale at a loss by someone of the household.</summary>
public sealed record LossSale(string EquivalenceGroup, DateOnly Date);

/// <summary>
/// What the wash-sale rule (IRC 1091; tax.md, Wash sales) forbids a household today: purchases that would disallow a loss already
/// taken, and losses that a recent purchase would disallow. It looks at the sixty-one days of the rule, both ends included.
/// </summary>
public sealed class WashSaleView
{
    /// <summary>Days before and after a sale in which a purchase disallows its loss.</summary>
    public const int WindowDays = 30;

    private readonly AsOf _asOf;
    private readonly Dictionary<string, DateOnly> _lastLossSale = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RecentPurchase>> _purchases = new(StringComparer.Ordinal);

    /// <summary>The view on a day; events before the window are ignored.</summary>
    public WashSaleView(AsOf asOf, IEnumerable<RecentPurchase> purchases, IEnumerable<LossSale> lossSales)
    {
        _asOf = asOf;
        foreach (var sale in lossSales.Where(s => InWindow(s.Date)))
        {
            if (!_lastLossSale.TryGetValue(sale.EquivalenceGroup, out var last) || sale.Date > last)
            {
                _lastLossSale[sale.EquivalenceGroup] = sale.Date;
            }
        }
        foreach (var purchase in purchases.Where(p => InWindow(p.Date)))
        {
            if (!_purchases.TryGetValue(purchase.EquivalenceGroup, out var list))
            {
                _purchases[purchase.EquivalenceGroup] = list = [];
            }
            list.Add(purchase);
        }
    }

    /// <summary>The first day on which a security of the group may be bought again; null when it may be today.</summary>
    public DateOnly? BuyBlockedUntil(string equivalenceGroup) =>
        _lastLossSale.TryGetValue(equivalenceGroup, out var sold) ? sold.AddDays(WindowDays + 1) : null;

    /// <summary>
    /// The first day on which a loss of this lot would be allowed again; null when it would be today.
    /// The purchase that made the lot itself does not count: a share is no replacement for itself.
    /// </summary>
    public DateOnly? LossBlockedUntil(string equivalenceGroup, LotId lot) =>
        _purchases.TryGetValue(equivalenceGroup, out var purchases)
        && purchases.Where(p => p.Lot != lot).Select(p => (DateOnly?)p.Date).Max() is { } last
            ? last.AddDays(WindowDays + 1)
            : null;

    /// <summary>A day after this one counts as well: orders given since then are known, and the window has two sides.</summary>
    private bool InWindow(DateOnly date) => date.DayNumber >= _asOf.Date.DayNumber - WindowDays;
}
