using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>A loss, or a part of one, that the wash-sale rule disallows.</summary>
/// <param name="Sale">The entry that sold at a loss.</param>
/// <param name="Sold">The lot that was sold.</param>
/// <param name="Purchase">The entry that bought the replacement.</param>
/// <param name="Quantity">Shares replaced, counted as they were on the later of the two days.</param>
/// <param name="Disallowed">The loss disallowed.</param>
/// <param name="IsLostForGood">True when the purchase was in an account that is not taxed (Rev. Rul. 2008-5); else the loss goes into its basis.</param>
public sealed record WashFinding(long Sale, LedgerLotNumber Sold, long Purchase, Shares Quantity, Money Disallowed, bool IsLostForGood);

/// <summary>What the detector found.</summary>
/// <param name="Findings">By sale, then by purchase, in time.</param>
/// <param name="Unjudged">Sales whose loss nobody knows, with a purchase inside the window that would disallow one.</param>
public sealed record WashFindings(IReadOnlyList<WashFinding> Findings, IReadOnlyList<(long Sale, LedgerLotNumber Sold)> Unjudged);

/// <summary>
/// Finds every wash sale of a household (IRC 1091; IRS Publication 550) out of booked events alone. It judges the ledger's own matching and shares
/// nothing with it: no lot is kept, and each loss in turn looks at each purchase there ever was. Losses come in order of time; each takes the
/// purchases of its sixty-one days in order of time; a share replaces once.
/// </summary>
public static class WashSaleDetector
{
    private const int DaysEachWay = 30;
    private const decimal Dust = 0.000_005m;

    /// <summary>Looks at all events of a household, in any order.</summary>
    public static WashFindings Find(IEnumerable<WashEvent> events)
    {
        var all = events.OrderBy(e => e.Date).ThenBy(e => e.Order).ToList();
        var findings = new List<WashFinding>();
        var unjudged = new List<(long, LedgerLotNumber)>();
        var given = new Dictionary<long, decimal>();
        foreach (var sale in all.OfType<WashEvent.Sold>())
        {
            foreach (var parcel in sale.Parcels.Where(p => p.Loss != Money.Zero))
            {
                var replacements = all.OfType<WashEvent.Bought>().Where(b => IsReplacement(all, sale, parcel, b)).ToList();
                if (parcel.Loss is { } loss)
                {
                    findings.AddRange(Replace(all, sale, parcel, loss, replacements, given));
                }
                else if (replacements.Exists(b => Left(all, sale, b, given) > Dust))
                {
                    unjudged.Add((sale.Entry, parcel.Lot));
                }
            }
        }
        return new WashFindings(findings, unjudged);
    }

    /// <summary>Bought in the window, of the same group when both had happened, and not in the same purchase as what was sold (Rev. Rul. 56-602).</summary>
    private static bool IsReplacement(List<WashEvent> all, WashEvent.Sold sale, SoldParcel parcel, WashEvent.Bought bought)
    {
        var later = IsBefore(sale, bought) ? (WashEvent)bought : sale;
        return Math.Abs(bought.Date.DayNumber - sale.Date.DayNumber) <= DaysEachWay
            && bought.Entry != parcel.Lot.Entry
            && GroupAt(all, sale, sale.Security, sale.Group, later) == GroupAt(all, bought, bought.Security, bought.Group, later);
    }

    private static IEnumerable<WashFinding> Replace(
        List<WashEvent> all, WashEvent.Sold sale, SoldParcel parcel, Money loss, List<WashEvent.Bought> replacements, Dictionary<long, decimal> given)
    {
        var (replaced, disallowed) = (0m, 0m);
        foreach (var bought in replacements)
        {
            var later = IsBefore(sale, bought) ? (WashEvent)bought : sale;
            var perSold = Factor(all, sale, sale.Security, later);
            var open = (parcel.Quantity.Count - replaced) * perSold;
            var taken = Math.Min(open, Left(all, sale, bought, given));
            if (taken <= Dust)
            {
                continue;
            }
            replaced += taken / perSold;
            given[bought.Entry] = given.GetValueOrDefault(bought.Entry) + (taken / Factor(all, bought, bought.Security, later));
            var part = open - taken <= Dust ? 1m : replaced / parcel.Quantity.Count;
            var until = part == 1m ? loss.Usd : Math.Min(decimal.Round(loss.Usd * part, 2), loss.Usd);
            yield return new WashFinding(
                sale.Entry, parcel.Lot, bought.Entry, Shares.FromDecimal(taken), new Money(until - disallowed), !bought.IsTaxed);
            disallowed = until;
        }
    }

    /// <summary>
    /// What a purchase has left to replace a sale with: what it bought, less what it replaced already, less what was sold of the rest until the sale
    /// was through. Counted as on the later of the two days.
    /// </summary>
    private static decimal Left(List<WashEvent> all, WashEvent.Sold sale, WashEvent.Bought bought, Dictionary<long, decimal> given)
    {
        var gone = all.OfType<WashEvent.Sold>()
            .Where(s => IsBefore(bought, s) && !IsBefore(sale, s))
            .Sum(s => s.Parcels.Where(p => p.Lot.Entry == bought.Entry && !p.WasReplacement).Sum(p => p.Quantity.Count)
                / Factor(all, bought, bought.Security, s));
        var later = IsBefore(sale, bought) ? (WashEvent)bought : sale;
        return (bought.Quantity.Count - given.GetValueOrDefault(bought.Entry) - gone) * Factor(all, bought, bought.Security, later);
    }

    /// <summary>What a share of one time has become by another.</summary>
    private static decimal Factor(List<WashEvent> all, WashEvent from, SecurityId security, WashEvent until) =>
        Become(all, from, security, "", until).Factor;

    private static string GroupAt(List<WashEvent> all, WashEvent from, SecurityId security, string group, WashEvent until) =>
        Become(all, from, security, group, until).Group;

    private static (decimal Factor, string Group) Become(List<WashEvent> all, WashEvent from, SecurityId security, string group, WashEvent until)
    {
        var factor = 1m;
        foreach (var exchange in all.OfType<WashEvent.Exchanged>().Where(e => IsBefore(from, e) && IsBefore(e, until)))
        {
            if (exchange.From == security)
            {
                (security, group, factor) = (exchange.To, exchange.Group, factor * exchange.Ratio);
            }
        }
        return (factor, group);
    }

    private static bool IsBefore(WashEvent a, WashEvent b) => (a.Date, a.Order).CompareTo((b.Date, b.Order)) < 0;
}
