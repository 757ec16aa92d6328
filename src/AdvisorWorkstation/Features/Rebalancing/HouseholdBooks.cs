using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>
/// The books of one household: its accounts with what they hold, and the wash-sale windows of all of them together.
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

    /// <summary>The accounts whose dividends buy shares.</summary>
    public required IReadOnlySet<AccountId> Reinvesting { get; init; }

    /// <summary>Orders that are with a custodian, or were lately, and, where they were asked for, proposals that wait for a decision.</summary>
    public required ILookup<AccountId, OrdersOut> OrdersOut { get; init; }

    /// <summary>The wash-sale windows of the household.</summary>
    public required WashCalendar Washes { get; init; }

    /// <summary>What an account has realized since January.</summary>
    public YearToDateGains YearToDate(AccountId account, AsOf asOf) => YearToDateGains.From(Realized[account].Select(r => r.ToRealized()), asOf);

    /// <summary>What the orders and proposals of some accounts take of the household's gain budgets until they are booked.</summary>
    public IEnumerable<YearToDateGains> Reserved(Func<AccountId, bool> of)
    {
        var taxed = Accounts.Where(a => a.Kind.IsTaxable() && of(a.Id)).Select(a => a.Id);
        return taxed.SelectMany(id => OrdersOut[id])
            .Where(o => !o.Booked && o.Kind != WashSourceKind.OrderWithdrawn)
            .Select(o => new YearToDateGains(Money.Max(o.Gains.ShortTerm, Money.Zero), Money.Max(o.Gains.LongTerm, Money.Zero)));
    }

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
        var windowStart = market.AsOf.Date.AddDays(-WashSaleView.LongestBuffer);
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
        var positions = (await db.Set<PositionRow>().AsNoTracking().Where(p => ids.Contains(p.AccountId)).ToListAsync(cancel)).ToLookup(p => p.AccountId);
        var choices = await PolicyChoices.LoadAsync(db, [household], ids, cancel);
        var reinvesting = Reinvestment.Of(choices, accounts, market.AsOf);
        return new HouseholdBooks
        {
            Id = household,
            Accounts = accounts,
            Positions = positions,
            Lots = lots.ToLookup(l => l.AccountId),
            Flows = (await db.Set<CashFlowRow>().AsNoTracking().Where(f => ids.Contains(f.AccountId)).OrderBy(f => f.Due).ThenBy(f => f.Id).ToListAsync(cancel))
                .ToLookup(f => f.AccountId),
            Transactions = transactions.ToLookup(t => t.AccountId),
            Realized = realized.ToLookup(r => r.AccountId),
            Quarantines = (await db.Set<QuarantineRow>().AsNoTracking().Where(q => ids.Contains(q.AccountId)).ToListAsync(cancel)).ToLookup(q => q.AccountId),
            Choices = choices,
            Reinvesting = reinvesting,
            OrdersOut = ordersOut.ToLookup(o => o.AccountId),
            Washes = HouseholdWashes.Of(WashDay.Of(market), accounts, positions, lots, transactions, realized, ordersOut, reinvesting),
        };
    }

    /// <summary>The wash-sale windows of a household on a day, without the rest of its books.</summary>
    public static async Task<WashCalendar> WashesAsync(
        AdvisorDb db,
        WashDay day,
        HouseholdId household,
        IReadOnlyList<OrdersOut> ordersOut,
        CancellationToken cancel)
    {
        var accounts = await db.Set<AccountRow>().AsNoTracking().Where(a => a.HouseholdId == household).ToListAsync(cancel);
        var ids = accounts.Select(a => a.Id).ToArray();
        var since = day.AsOf.Date.AddDays(-WashSaleView.LongestBuffer);
        var choices = await PolicyChoices.LoadAsync(db, [household], ids, cancel);
        return HouseholdWashes.Of(
            day,
            accounts,
            (await db.Set<PositionRow>().AsNoTracking().Where(p => ids.Contains(p.AccountId)).ToListAsync(cancel)).ToLookup(p => p.AccountId),
            await db.Set<LotRow>().AsNoTracking().Where(l => ids.Contains(l.AccountId) && l.Acquired >= since).ToListAsync(cancel),
            await db.Set<TransactionRow>().AsNoTracking().Where(t => ids.Contains(t.AccountId) && t.TradeDate >= since).ToListAsync(cancel),
            await db.Set<RealizedRow>().AsNoTracking().Where(r => ids.Contains(r.AccountId) && r.Date >= since).OrderBy(r => r.Id).ToListAsync(cancel),
            ordersOut,
            Reinvestment.Of(choices, accounts, day.AsOf));
    }

    private List<T> All<T, TKey>(ILookup<AccountId, T> rows, Func<T, TKey> key) => [.. Accounts.SelectMany(a => rows[a.Id].OrderBy(key))];
}
