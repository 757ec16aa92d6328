using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Shares that someone of the household bought lately, or is about to.</summary>
/// <param name="EquivalenceGroup">The group of substantially identical securities.</param>
/// <param name="Date">The trade date.</param>
/// <param name="Lot">The lot that came of it, when it is still held.</param>
public sealed record RecentPurchase(string EquivalenceGroup, DateOnly Date, LotId? Lot)
{
    /// <summary>How many of its shares have replaced nothing yet; null when unknown, which counts as enough to replace any loss.</summary>
    public Shares? Unreplaced { get; init; }

    /// <summary>Whose account bought them; null when unknown, which counts in every scope.</summary>
    public AccountId? Account { get; init; }

    /// <summary>How that account is taxed; null when unknown.</summary>
    public AccountKind? Kind { get; init; }

    /// <summary>Names the purchase where more than one lot came of it; null when it is not known which lots were bought together.</summary>
    public long? Purchase { get; init; }
}

/// <summary>A sale at a loss by someone of the household.</summary>
public sealed record LossSale(string EquivalenceGroup, DateOnly Date)
{
    /// <summary>Whose account sold; null when unknown, which counts in every scope.</summary>
    public AccountId? Account { get; init; }

    /// <summary>How that account is taxed; null when unknown.</summary>
    public AccountKind? Kind { get; init; }
}

/// <summary>
/// What the wash-sale rule (IRC 1091; tax.md, Wash sales) forbids a household today: purchases that would disallow a loss already
/// taken, and losses that a recent purchase would disallow. It looks at the sixty-one days of the rule, both ends included.
/// </summary>
public sealed class WashSaleView
{
    /// <summary>Days before and after a sale in which a purchase disallows its loss.</summary>
    public const int WindowDays = 30;

    /// <summary>The day after the sale on which the rule allows a purchase again.</summary>
    public const int FirstDayAfter = WindowDays + 1;

    /// <summary>The longest that a policy keeps a security from being bought back.</summary>
    public const int LongestBuffer = 90;

    private readonly int _bufferDays;
    private readonly Dictionary<string, DateOnly> _lastLossSale;
    private readonly ILookup<string, RecentPurchase> _purchases;

    /// <summary>The view on a day; events outside of the window are ignored.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="purchases">What the household bought, or is about to.</param>
    /// <param name="lossSales">What it sold at a loss.</param>
    /// <param name="bufferDays">Days after a sale at a loss from which the security is bought again; never fewer than the rule asks for.</param>
    public WashSaleView(AsOf asOf, IEnumerable<RecentPurchase> purchases, IEnumerable<LossSale> lossSales, int bufferDays = FirstDayAfter)
    {
        _bufferDays = Math.Max(bufferDays, FirstDayAfter);
        _lastLossSale = lossSales
            .Where(s => IsInWindow(asOf, s.Date) || (asOf.DaysUntil(s.Date) is < 0 and var days && -days < _bufferDays))
            .GroupBy(s => s.EquivalenceGroup, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(s => s.Date), StringComparer.Ordinal);
        _purchases = purchases.Where(p => IsInWindow(asOf, p.Date)).ToLookup(p => p.EquivalenceGroup, StringComparer.Ordinal);
    }

    /// <summary>True for the sixty-one days around a day: what is known to come counts as well, because the window has two sides.</summary>
    public static bool IsInWindow(AsOf asOf, DateOnly date) => Math.Abs(asOf.DaysUntil(date)) <= WindowDays;

    /// <summary>The day of the last sale at a loss that keeps the group from being bought; null when none does.</summary>
    public DateOnly? LastLossSale(string equivalenceGroup) => _lastLossSale.TryGetValue(equivalenceGroup, out var sold) ? sold : null;

    /// <summary>The first day on which a security of the group may be bought again; null when it may be today.</summary>
    public DateOnly? BuyBlockedUntil(string equivalenceGroup) =>
        _lastLossSale.TryGetValue(equivalenceGroup, out var sold) ? sold.AddDays(_bufferDays) : null;

    /// <summary>
    /// The first day on which all of a loss of this lot would be allowed again; null when it would be today.
    /// </summary>
    public DateOnly? LossBlockedUntil(string equivalenceGroup, LotId lot) =>
        Replacing(equivalenceGroup, lot).Select(p => (DateOnly?)p.Date).Max()?.AddDays(WindowDays + 1);

    /// <summary>
    /// How many shares of a lot at a loss could be sold with the loss of all of them less those that recent purchases replace: the first shares sold
    /// are the ones replaced, share for share. None where it is not known how many shares a purchase has left to replace with.
    /// </summary>
    /// <param name="equivalenceGroup">The lot's group.</param>
    /// <param name="lot">The lot.</param>
    /// <param name="quantity">Shares in it.</param>
    public Shares Unreplaced(string equivalenceGroup, LotId lot, Shares quantity)
    {
        var left = quantity;
        foreach (var purchase in Replacing(equivalenceGroup, lot))
        {
            left = purchase.Unreplaced is { } shares && shares < left ? left - shares : Shares.Zero;
        }
        return left;
    }

    /// <summary>
    /// The purchases that replace shares of a lot. Those that made the lot, or came together with it, do not (Rev. Rul. 56-602), nor do those whose
    /// shares have all replaced others: a share replaces once.
    /// </summary>
    private IEnumerable<RecentPurchase> Replacing(string equivalenceGroup, LotId lot)
    {
        if (!_purchases.Contains(equivalenceGroup))
        {
            return [];
        }
        var together = _purchases[equivalenceGroup].FirstOrDefault(p => p.Lot == lot)?.Purchase;
        return _purchases[equivalenceGroup]
            .Where(p => p.Lot != lot && p.Unreplaced != Shares.Zero)
            .Where(p => together is null || p.Purchase != together);
    }
}
