using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>A loss of the household's taxed accounts that was taken, may have been, or is about to be.</summary>
/// <param name="EquivalenceGroup">The group of substantially identical securities.</param>
/// <param name="Symbol">The security's symbol.</param>
/// <param name="Date">The trade date.</param>
/// <param name="Kind">How it is known.</param>
/// <param name="Account">Where.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="Loss">The loss, above zero; null when unknown.</param>
public sealed record CalendarLoss(
    string EquivalenceGroup, string Symbol, DateOnly Date, WashSourceKind Kind, AccountId Account, string AccountName, Money? Loss)
{
    /// <summary>How that account is taxed; null when unknown.</summary>
    public AccountKind? Taxation { get; init; }
}

/// <summary>A purchase in any of the household's accounts that happened, may have, or is about to.</summary>
/// <param name="EquivalenceGroup">The group of substantially identical securities.</param>
/// <param name="Symbol">The security's symbol.</param>
/// <param name="Date">The trade date; of a planned reinvestment, the day of payment.</param>
/// <param name="Kind">How it is known.</param>
/// <param name="Account">Where.</param>
/// <param name="AccountName">Its name.</param>
/// <param name="Unreplaced">Shares of it that have replaced nothing yet; null when unknown.</param>
public sealed record CalendarPurchase(
    string EquivalenceGroup, string Symbol, DateOnly Date, WashSourceKind Kind, AccountId Account, string AccountName, Shares? Unreplaced)
{
    /// <summary>The lot that came of it, when it is still held.</summary>
    public LotId? Lot { get; init; }

    /// <summary>How that account is taxed; null when unknown.</summary>
    public AccountKind? Taxation { get; init; }

    /// <summary>Names the purchase where more than one lot came of it.</summary>
    public long? Purchase { get; init; }
}

/// <summary>One line of the calendar.</summary>
/// <param name="Until">The first day on which its source no longer blocks.</param>
/// <param name="Kind">How the source is known.</param>
/// <param name="Account">Where it happened.</param>
/// <param name="Source">The source in a sentence.</param>
/// <param name="Loss">Of a line that blocks purchases: the loss at stake; null when unknown.</param>
/// <param name="Unreplaced">Of a line that blocks losses: the shares that would replace; null when unknown.</param>
public sealed record WashLine(DateOnly Until, WashSourceKind Kind, AccountId Account, string Source, Money? Loss, Shares? Unreplaced);

/// <summary>What is blocked of one group of substantially identical securities.</summary>
/// <param name="EquivalenceGroup">The group.</param>
/// <param name="Buys">What blocks purchases, the last to end first.</param>
/// <param name="Losses">What blocks losses, the last to end first.</param>
public sealed record WashGroup(string EquivalenceGroup, IReadOnlyList<WashLine> Buys, IReadOnlyList<WashLine> Losses)
{
    /// <summary>The first day on which the group may be bought; null when it may be today.</summary>
    public DateOnly? BuyBlockedUntil => Buys.Count > 0 ? Buys[0].Until : null;

    /// <summary>The first day on which no loss of the group is disallowed; null when none is today. A lot's own purchase does not block it.</summary>
    public DateOnly? LossBlockedUntil => Losses.Count > 0 ? Losses[0].Until : null;
}

/// <summary>
/// The wash-sale windows of a household on a day (IRC 1091; Rev. Rul. 2008-5 for IRAs), with what opened each: booked sales and purchases, orders that
/// are or were with a custodian, pending proposals, planned reinvestments. What the engine is told comes from the same lines.
/// </summary>
public sealed class WashCalendar
{
    private readonly List<CalendarLoss> _losses;
    private readonly List<CalendarPurchase> _purchases;
    private readonly List<CalendarLoss> _olderLosses;

    /// <summary>The calendar of a day; what is outside of the window is left out. A purchase that has replaced all it can blocks nothing.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="losses">Losses of the taxed accounts.</param>
    /// <param name="purchases">Purchases of every account.</param>
    public WashCalendar(AsOf asOf, IEnumerable<CalendarLoss> losses, IEnumerable<CalendarPurchase> purchases)
    {
        AsOf = asOf;
        _olderLosses = [.. losses.Where(l => !WashSaleView.IsInWindow(asOf, l.Date) && asOf.DaysUntil(l.Date) is < 0 and > -WashSaleView.LongestBuffer)
            .OrderBy(l => l.EquivalenceGroup, StringComparer.Ordinal).ThenByDescending(l => l.Date).ThenBy(l => l.Account.Value)];
        _losses =
        [
            .. losses.Where(l => WashSaleView.IsInWindow(asOf, l.Date))
                .OrderBy(l => l.EquivalenceGroup, StringComparer.Ordinal)
                .ThenByDescending(l => l.Date)
                .ThenBy(l => l.Kind)
                .ThenBy(l => l.Account.Value)
                .ThenBy(l => l.Symbol, StringComparer.Ordinal)
                .ThenBy(l => l.Loss),
        ];
        _purchases =
        [
            .. purchases.Where(p => WashSaleView.IsInWindow(asOf, p.Date))
                .OrderBy(p => p.EquivalenceGroup, StringComparer.Ordinal)
                .ThenByDescending(p => p.Date)
                .ThenBy(p => p.Kind)
                .ThenBy(p => p.Account.Value)
                .ThenBy(p => p.Symbol, StringComparer.Ordinal)
                .ThenBy(p => p.Lot)
                .ThenBy(p => p.Unreplaced),
        ];
        var replacing = _purchases.Where(p => p.Unreplaced != Shares.Zero).ToLookup(p => p.EquivalenceGroup, StringComparer.Ordinal);
        var lost = _losses.ToLookup(l => l.EquivalenceGroup, StringComparer.Ordinal);
        Groups =
        [
            .. lost.Select(g => g.Key).Union(replacing.Select(g => g.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(group => new WashGroup(group, [.. lost[group].Select(LineOf)], [.. replacing[group].Select(LineOf)])),
        ];
    }

    /// <summary>The day.</summary>
    public AsOf AsOf { get; }

    /// <summary>Every group of which something is blocked, in order of name.</summary>
    public IReadOnlyList<WashGroup> Groups { get; }

    /// <summary>The group's lines; none where nothing is blocked.</summary>
    public WashGroup Of(string equivalenceGroup) =>
        Groups.FirstOrDefault(g => g.EquivalenceGroup == equivalenceGroup) ?? new WashGroup(equivalenceGroup, [], []);

    /// <summary>What the engine is told of purchases when it looks at an account: all but the account's own pending proposal, which it is about to replace.</summary>
    public IReadOnlyList<RecentPurchase> PurchasesFor(AccountId account) =>
    [
        .. _purchases
            .Where(p => !IsOwnProposal(p.Kind, p.Account, account))
            .Select(p => new RecentPurchase(p.EquivalenceGroup, p.Date, p.Lot) { Unreplaced = p.Unreplaced, Purchase = p.Purchase, Account = p.Account, Kind = p.Taxation }),
    ];

    /// <summary>What the engine is told of losses when it looks at an account; older ones too, for a policy that waits longer than the rule asks.</summary>
    public IReadOnlyList<LossSale> LossesFor(AccountId account) =>
    [
        .. _losses.Where(l => !IsOwnProposal(l.Kind, l.Account, account))
            .Concat(_olderLosses)
            .Select(l => new LossSale(l.EquivalenceGroup, l.Date) { Account = l.Account, Kind = l.Taxation })
            .Distinct(),
    ];

    /// <summary>What the rule forbids an account today.</summary>
    public WashSaleView ViewFor(AccountId account) => new(AsOf, PurchasesFor(account), LossesFor(account));

    private static bool IsOwnProposal(WashSourceKind kind, AccountId of, AccountId account) => kind == WashSourceKind.PendingProposal && of == account;

    private static WashLine LineOf(CalendarLoss loss) =>
        new(loss.Date.AddDays(WashSaleView.WindowDays + 1), loss.Kind, loss.Account, loss.Kind.Words(loss), loss.Loss, null);

    private static WashLine LineOf(CalendarPurchase purchase) =>
        new(purchase.Date.AddDays(WashSaleView.WindowDays + 1), purchase.Kind, purchase.Account, purchase.Kind.Words(purchase), null, purchase.Unreplaced);
}
