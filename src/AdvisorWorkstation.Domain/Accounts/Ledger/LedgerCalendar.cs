using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>What the ledger has to say to the wash-sale calendar: booked losses, and bought shares that are still held and have replaced nothing.</summary>
/// <param name="State">The ledger on the day.</param>
/// <param name="Accounts">Every account of the household.</param>
/// <param name="GroupOf">The equivalence group of a security.</param>
/// <param name="SymbolOf">The symbol of a security.</param>
/// <param name="NameOf">The name of an account.</param>
/// <param name="LotOf">The id of a lot, where it has one outside of the ledger.</param>
/// <param name="Reinvestments">The entries that are reinvested dividends.</param>
public sealed record LedgerCalendar(
    LedgerState State,
    IReadOnlyList<LedgerAccount> Accounts,
    Func<SecurityId, string> GroupOf,
    Func<SecurityId, string> SymbolOf,
    Func<AccountId, string> NameOf,
    Func<LedgerLotNumber, LotId?> LotOf,
    IReadOnlySet<long> Reinvestments)
{
    /// <summary>Losses in taxed accounts, one for a sale. A sale of which a basis is unknown counts as a loss that is not known.</summary>
    public IReadOnlyList<CalendarLoss> Losses()
    {
        var taxed = Accounts.Where(a => a.IsTaxed).Select(a => a.Id).ToHashSet();
        return
        [
            .. State.Sales
                .Where(s => taxed.Contains(s.Account) && (s.Gain is null || s.Gain < Money.Zero))
                .GroupBy(s => (s.Entry, s.Account, s.Security, s.Date))
                .Select(g => new CalendarLoss(
                    GroupOf(g.Key.Security),
                    SymbolOf(g.Key.Security),
                    g.Key.Date,
                    WashSourceKind.Booked,
                    g.Key.Account,
                    NameOf(g.Key.Account),
                    g.Any(s => s.Gain is null) ? null : new Money(-g.Sum(s => s.Gain!.Value.Usd)).RoundedToCents)),
        ];
    }

    /// <summary>Bought shares, a line for each lot that is still held; what replaced shares sold at a loss replaces no more.</summary>
    public IReadOnlyList<CalendarPurchase> Purchases() =>
    [
        .. State.Lots
            .Where(l => l.Bought is not null)
            .Select(l => new CalendarPurchase(
                GroupOf(l.Security),
                SymbolOf(l.Security),
                l.Bought!.Value,
                Reinvestments.Contains(l.Number.Entry) ? WashSourceKind.Reinvested : WashSourceKind.Booked,
                l.Account,
                NameOf(l.Account),
                l.IsReplacement ? Shares.Zero : l.Quantity)
            {
                Lot = LotOf(l.Number),
                Purchase = l.Number.Entry,
            }),
    ];
}
