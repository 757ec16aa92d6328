using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>
/// The books of one household: its accounts with what they hold, and what all of them together bought and sold inside the wash-sale window.
/// </summary>
internal sealed class HouseholdBooks
{
    public required HouseholdId Id { get; init; }

    /// <summary>The enrolled accounts, in the recorded order in which their proposals are computed: by number within custodian.</summary>
    public required IReadOnlyList<AccountRow> Accounts { get; init; }

    public required ILookup<AccountId, PositionRow> Positions { get; init; }

    public required ILookup<AccountId, LotRow> Lots { get; init; }

    public required ILookup<AccountId, CashFlowRow> Flows { get; init; }

    public required ILookup<AccountId, TransactionRow> Transactions { get; init; }

    /// <summary>What booking says was realized since the year, or the window, began.</summary>
    public required ILookup<AccountId, RealizedRow> Realized { get; init; }

    public required ILookup<AccountId, QuarantineRow> Quarantines { get; init; }

    /// <summary>The choices of the firm, of the models, and of this household and its accounts.</summary>
    public required PolicyChoices Choices { get; init; }

    /// <summary>Orders that are with a custodian, or were lately.</summary>
    public required ILookup<AccountId, OrdersOut> OrdersOut { get; init; }

    /// <summary>Purchases inside the window, in every account of the household.</summary>
    public required IReadOnlyList<RecentPurchase> RecentPurchases { get; init; }

    /// <summary>Loss sales inside the window, in the household's taxed accounts.</summary>
    public required IReadOnlyList<LossSale> LossSales { get; init; }

    /// <summary>What an account has realized since January.</summary>
    public YearToDateGains YearToDate(AccountId account, AsOf asOf) => YearToDateGains.From(Realized[account].Select(r => r.ToRealized()), asOf);

    /// <summary>A hash of everything here: the same when nothing has moved between two readings.</summary>
    public string Fingerprint() => DomainJson.Hash(DomainJson.Write(new object[]
    {
        Accounts,
        All(Positions, p => p.SecurityId),
        All(Lots, l => l.Id),
        All(Flows, f => f.Id),
        All(Transactions, t => t.Id),
        All(Realized, r => r.Id),
        All(Quarantines, q => q.SecurityId),
        Choices.All,
        OrdersOut.SelectMany(o => o).ToList(),
    }));

    /// <summary>Reads a household as a day sees it.</summary>
    public static async Task<HouseholdBooks> LoadAsync(
        AdvisorDb db, MarketState market, HouseholdId household, IReadOnlyList<OrdersOut> ordersOut, CancellationToken cancel)
    {
        var accounts = await db.Set<AccountRow>().AsNoTracking()
            .Where(a => a.HouseholdId == household)
            .OrderBy(a => a.Custodian)
            .ThenBy(a => a.Number)
            .ToListAsync(cancel);
        var ids = accounts.Select(a => a.Id).ToArray();
        var yearStart = new DateOnly(market.AsOf.TaxYear, 1, 1);
        var windowStart = market.AsOf.Date.AddDays(-WashSaleView.WindowDays);
        var since = yearStart < windowStart ? yearStart : windowStart;

        var lots = await db.Set<LotRow>().AsNoTracking().Where(l => ids.Contains(l.AccountId)).ToListAsync(cancel);
        var transactions = await db.Set<TransactionRow>().AsNoTracking()
            .Where(t => ids.Contains(t.AccountId) && t.TradeDate >= since && t.TradeDate <= market.AsOf.Date)
            .OrderBy(t => t.Id)
            .ToListAsync(cancel);
        var realized = await db.Set<RealizedRow>().AsNoTracking()
            .Where(r => ids.Contains(r.AccountId) && r.Date >= since && r.Date <= market.AsOf.Date)
            .OrderBy(r => r.Id)
            .ToListAsync(cancel);
        return new HouseholdBooks
        {
            Id = household,
            Accounts = accounts,
            Positions = (await db.Set<PositionRow>().AsNoTracking().Where(p => ids.Contains(p.AccountId)).ToListAsync(cancel)).ToLookup(p => p.AccountId),
            Lots = lots.ToLookup(l => l.AccountId),
            Flows = (await db.Set<CashFlowRow>().AsNoTracking().Where(f => ids.Contains(f.AccountId)).OrderBy(f => f.Due).ThenBy(f => f.Id).ToListAsync(cancel))
                .ToLookup(f => f.AccountId),
            Transactions = transactions.ToLookup(t => t.AccountId),
            Realized = realized.ToLookup(r => r.AccountId),
            Quarantines = (await db.Set<QuarantineRow>().AsNoTracking().Where(q => ids.Contains(q.AccountId)).ToListAsync(cancel)).ToLookup(q => q.AccountId),
            Choices = await PolicyChoices.LoadAsync(db, [household], ids, cancel),
            OrdersOut = ordersOut.ToLookup(o => o.AccountId),
            RecentPurchases = Purchases(market, lots, transactions, ordersOut, windowStart),
            LossSales = Losses(market, accounts, realized, ordersOut, windowStart),
        };
    }

    private List<T> All<T, TKey>(ILookup<AccountId, T> rows, Func<T, TKey> key) => [.. Accounts.SelectMany(a => rows[a.Id].OrderBy(key))];

    private static List<RecentPurchase> Purchases(
        MarketState market,
        List<LotRow> lots,
        List<TransactionRow> transactions,
        IReadOnlyList<OrdersOut> ordersOut,
        DateOnly windowStart)
    {
        var fromLots = lots
            .Where(l => !l.IsReplacement && l.Acquired >= windowStart && l.Acquired <= market.AsOf.Date)
            .Select(l => (l.AccountId, l.SecurityId, Date: l.Acquired!.Value, Lot: (LotId?)l.Id))
            .ToList();
        var held = fromLots.Select(l => (l.AccountId, l.SecurityId, l.Date)).ToHashSet();
        return
        [
            .. fromLots
                .Concat(transactions
                    .Where(t => t.TradeDate >= windowStart && t.SecurityId is not null && t.ToTransaction().IsPurchase)
                    .Where(t => !held.Contains((t.AccountId, t.SecurityId!.Value, t.TradeDate)))
                    .Select(t => (t.AccountId, SecurityId: t.SecurityId!.Value, Date: t.TradeDate, Lot: (LotId?)null)))
                .Concat(ordersOut
                    .Where(o => o.Date >= windowStart)
                    .SelectMany(o => o.Orders.Where(t => t.Side == TradeSide.Buy), (o, t) => (o.AccountId, SecurityId: t.Security, o.Date, Lot: (LotId?)null)))
                .Select(p => new RecentPurchase(market.Securities[p.SecurityId].EquivalenceGroup, p.Date, p.Lot))
                .OrderBy(p => p.EquivalenceGroup, StringComparer.Ordinal)
                .ThenBy(p => p.Date)
                .ThenBy(p => p.Lot),
        ];
    }

    private static List<LossSale> Losses(
        MarketState market,
        List<AccountRow> accounts,
        List<RealizedRow> realized,
        IReadOnlyList<OrdersOut> ordersOut,
        DateOnly windowStart)
    {
        var taxed = accounts.Where(a => a.Kind.IsTaxable()).Select(a => a.Id).ToHashSet();
        return
        [
            .. realized
                .Where(r => r.Date >= windowStart && taxed.Contains(r.AccountId) && r.ToRealized().Gain < Money.Zero)
                .Select(r => new LossSale(market.Securities[r.SecurityId].EquivalenceGroup, r.Date))
                .Concat(ordersOut
                    .Where(o => taxed.Contains(o.AccountId) && o.Date >= windowStart)
                    .SelectMany(o => o.Orders.Where(t => t.AtLoss), (o, t) => new LossSale(market.Securities[t.Security].EquivalenceGroup, o.Date)))
                .Distinct()
                .OrderBy(s => s.EquivalenceGroup, StringComparer.Ordinal)
                .ThenBy(s => s.Date),
        ];
    }
}
