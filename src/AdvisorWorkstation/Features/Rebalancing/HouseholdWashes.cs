using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>What the calendar needs to know of a day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Securities">Every security.</param>
/// <param name="PriceOf">The latest price of a security; null where there is none.</param>
/// <param name="Dividends">Dividends that are announced and paid inside of the window.</param>
/// <param name="Successions">Securities that became others inside of the window.</param>
internal sealed record WashDay(
    AsOf AsOf, IReadOnlyDictionary<SecurityId, Security> Securities, Func<SecurityId, Price?> PriceOf, IReadOnlyList<PlannedDividend> Dividends, IReadOnlyList<Succession> Successions)
{
    public static WashDay Of(MarketState market) => new(
        market.AsOf, market.Securities, security => market.Prices.TryGetValue(security, out var price) ? price.Close : null, market.Dividends, market.Successions);
}

/// <summary>
/// The wash-sale calendar of a household out of its stored books: what was booked, what is or was with a custodian, what waits for a decision. A canceled
/// order stays in it until its window ends, because it may have been carried out in part.
/// </summary>
internal static class HouseholdWashes
{
    public static WashCalendar Of(
        WashDay day,
        IReadOnlyList<AccountRow> accounts,
        ILookup<AccountId, PositionRow> positions,
        IReadOnlyList<LotRow> lots,
        IReadOnlyList<TransactionRow> transactions,
        IReadOnlyList<RealizedRow> realized,
        IReadOnlyList<OrdersOut> orders,
        IReadOnlySet<AccountId> reinvesting)
    {
        var names = accounts.ToDictionary(a => a.Id, a => a.Name);
        var kinds = accounts.ToDictionary(a => a.Id, a => a.Kind);
        var taxed = accounts.Where(a => a.Kind.IsTaxable()).Select(a => a.Id).ToHashSet();
        return new WashCalendar(
            day.AsOf,
            BookedLosses().Concat(orders.Where(o => taxed.Contains(o.AccountId)).SelectMany(LossesOf)),
            BookedPurchases().Concat(orders.SelectMany(PurchasesOf)).Concat(accounts.Where(a => reinvesting.Contains(a.Id)).SelectMany(Planned)));

        IEnumerable<CalendarLoss> BookedLosses() => realized
            .Select(r => r.ToRealized())
            .Where(r => taxed.Contains(r.Account) && (r.Gain is null || r.Gain < Money.Zero))
            .GroupBy(r => (r.Entry, r.Account, r.Security, r.Date))
            .SelectMany(g => Following(g.Key.Security, g.Key.Date, new CalendarLoss(
                GroupOf(g.Key.Security),
                SymbolOf(g.Key.Security),
                g.Key.Date,
                WashSourceKind.Booked,
                g.Key.Account,
                names[g.Key.Account],
                g.Any(r => r.Gain is null) ? null : new Money(-g.Sum(r => r.Gain!.Value.Usd)).RoundedToCents)
            {
                Taxation = kinds[g.Key.Account],
            }));

        IEnumerable<CalendarPurchase> BookedPurchases()
        {
            var reinvested = transactions.Where(t => t.Kind == TransactionKind.Reinvestment).Select(t => LedgerSequence.OfTransaction(t.Id)).ToHashSet();
            return lots
                .Where(l => l.Acquired is { } acquired && WashSaleView.IsInWindow(day.AsOf, acquired))
                .GroupBy(l => (l.AccountId, l.SecurityId, l.Entry, l.Acquired))
                .SelectMany(bought => bought.Select(l => new CalendarPurchase(
                    GroupOf(l.SecurityId),
                    SymbolOf(l.SecurityId),
                    l.Acquired!.Value,
                    reinvested.Contains(l.Entry) ? WashSourceKind.Reinvested : WashSourceKind.Booked,
                    l.AccountId,
                    names[l.AccountId],
                    l.IsReplacement ? Shares.Zero : l.Quantity)
                {
                    Lot = l.Id,
                    Purchase = bought.Min(b => b.Id).Value,
                    Taxation = kinds[l.AccountId],
                }));
        }

        IEnumerable<CalendarLoss> LossesOf(OrdersOut way) => way.Orders.Where(o => o.Loss is not null).SelectMany(o => Following(o.Security, way.Date, new CalendarLoss(
            GroupOf(o.Security), o.Symbol, way.Date, way.Kind, way.AccountId, names[way.AccountId], o.Loss)
        {
            Taxation = kinds[way.AccountId],
        }));

        IEnumerable<CalendarLoss> Following(SecurityId sold, DateOnly date, CalendarLoss loss) => Succession.After(day.Successions, sold, date)
            .Select(GroupOf)
            .Prepend(loss.EquivalenceGroup)
            .Distinct(StringComparer.Ordinal)
            .Select(group => loss with { EquivalenceGroup = group });

        IEnumerable<CalendarPurchase> PurchasesOf(OrdersOut way) => way.Orders.Where(o => o.Side == TradeSide.Buy).Select(o => new CalendarPurchase(
            GroupOf(o.Security), o.Symbol, way.Date, way.Kind, way.AccountId, names[way.AccountId], o.Quantity)
        {
            Taxation = kinds[way.AccountId],
        });

        IEnumerable<CalendarPurchase> Planned(AccountRow account) => day.Dividends
            .Join(positions[account.Id], d => d.Security, p => p.SecurityId, (dividend, position) => new CalendarPurchase(
                GroupOf(dividend.Security),
                SymbolOf(dividend.Security),
                dividend.Pay,
                WashSourceKind.PlannedReinvestment,
                account.Id,
                names[account.Id],
                dividend.SharesFor(position.Quantity, day.PriceOf(dividend.Security)))
            {
                Taxation = account.Kind,
            });

        string GroupOf(SecurityId security) => day.Securities[security].EquivalenceGroup;

        string SymbolOf(SecurityId security) => day.Securities[security].Ticker.Symbol;
    }
}
