using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>
/// What happened in an account since January, or in the last month where that is longer: purchases that lots are left of, sales with their gains,
/// reinvested and paid dividends, fees. A sale at a loss inside the wash-sale window is of a name that the account does not hold and
/// the household did not buy lately.
/// </summary>
internal sealed class YearHistory(DemoMarket market, AccountPlan account, SeededRandom random)
{
    private const int MostSales = 12;
    private const int DividendPayers = 8;
    private const decimal SaleShare = 0.002m;

    private DateOnly January => new(market.AsOf.Year, 1, 1);

    /// <summary>The first day that is told of: the year's, or that of the wash-sale window.</summary>
    private DateOnly Since => January.DayNumber < market.AsOf.DayNumber - RecentTrades.Window ? January : market.AsOf.AddDays(-RecentTrades.Window);

    public IEnumerable<DraftTransaction> Draw(IReadOnlyList<DraftLot> lots, HashSet<int> boughtByHousehold)
    {
        var recipe = account.Recipe;
        var events = lots.Where(l => market.Days[l.Day] >= Since).Select(Acquisition).ToList();
        if (recipe.MissingPurchase is { } missing)
        {
            events.Add(Purchase(market.Find(missing.Ticker), new Shares(missing.Shares), market.Days.Length - 2));
        }
        if (!recipe.Funded)
        {
            return events;
        }
        events.AddRange(Dividends(lots));
        events.AddRange(Fees());
        if (account.Kind.IsTaxable())
        {
            events.AddRange(Sales());
            events.AddRange(LossSales(lots.Select(l => l.Security).ToHashSet(), boughtByHousehold));
            events.AddRange(ToReach(recipe.Year, events));
        }
        return events;
    }

    private DraftTransaction Acquisition(DraftLot lot) => new(
        market.Days[lot.Day],
        lot.IsReinvested ? TransactionKind.Reinvestment : WasTransferred(lot) ? TransactionKind.TransferIn : TransactionKind.Buy,
        lot.Security,
        lot.Quantity,
        WasTransferred(lot) || lot.Cost is null ? Money.Zero : -lot.Cost.Value);

    /// <summary>An account that the firm took on lately brought its older lots along.</summary>
    private bool WasTransferred(DraftLot lot) => market.Days[lot.Day] < account.Opened;

    private DraftTransaction Purchase(int security, Shares quantity, int day) => new(
        market.Days[day], TransactionKind.Buy, security, quantity, -(quantity * market.Prices.Close(security, day)).RoundedToCents);

    private IEnumerable<DraftTransaction> Dividends(IReadOnlyList<DraftLot> lots) => lots
        .GroupBy(l => l.Security)
        .OrderByDescending(g => market.Index.Today[g.Key])
        .Take(DividendPayers)
        .Select(g => new DraftTransaction(
            DayThisYear(RecentTrades.Window),
            TransactionKind.Dividend,
            g.Key,
            Shares.Zero,
            new Money((decimal)random.Between(0.002, 0.007) * g.Sum(l => l.Quantity.Count) * market.LastPrice(g.Key).UsdPerShare).RoundedToCents));

    private IEnumerable<DraftTransaction> Fees() => Enumerable.Range(1, 4)
        .Select(quarter => TradingDays.Shift(January.AddMonths((quarter * 3) - 3), 10))
        .Where(day => day <= market.AsOf && day >= account.Opened)
        .Select(day => new DraftTransaction(
            day, TransactionKind.Fee, null, Shares.Zero, new Money(-(decimal)random.Between(0.0014, 0.0022) * account.Value).RoundedToCents));

    private List<DraftTransaction> Sales() =>
        account.Recipe.Year is not null
            ? []
            : [.. Enumerable.Range(0, random.Between(MostSales / 3, MostSales)).Select(_ => random.Below(5) switch
            {
                0 or 1 => Sale(AnyName(), DayThisYear(RecentTrades.Window + 5), shortTerm: -random.Between(0.06, 0.22), longTerm: null),
                2 => Sale(AnyName(), DayThisYear(RecentTrades.Window + 5), shortTerm: null, longTerm: -random.Between(0.06, 0.25)),
                _ => Sale(AnyName(), DayThisYear(RecentTrades.Window + 5), shortTerm: null, longTerm: random.Between(0.05, 0.35)),
            })];

    private List<DraftTransaction> LossSales(HashSet<int> held, HashSet<int> bought)
    {
        var names = random.Shuffled(Enumerable.Range(0, market.Universe.Count).Where(IsPlain));
        return
        [
            .. names
                .Where(i => !held.Contains(i) && !bought.Contains(i))
                .Take(account.Recipe.RecentLossSales)
                .Select(i => Sale(i, market.Days[market.DayBack(random.Between(4, RecentTrades.Window - 4))], -random.Between(0.06, 0.15), null)),
        ];
    }

    /// <summary>The sale that brings the year's gains to what the recipe wants.</summary>
    private List<DraftTransaction> ToReach(YearPlan? wanted, List<DraftTransaction> events)
    {
        if (wanted is null)
        {
            return [];
        }
        var shortTerm = wanted.ShortTerm - events.Sum(e => e.ShortTermGain?.Usd ?? 0m);
        var longTerm = wanted.LongTerm - events.Sum(e => e.LongTermGain?.Usd ?? 0m);
        var sale = Sale(AnyName(), DayThisYear(0), null, null, 4m * Math.Abs(shortTerm + longTerm));
        return [sale with { ShortTermGain = new Money(shortTerm), LongTermGain = new Money(longTerm) }];
    }

    private DraftTransaction Sale(int security, DateOnly date, double? shortTerm, double? longTerm, decimal? dollars = null)
    {
        var day = Array.BinarySearch(market.Days, date);
        var price = market.Prices.Close(security, day);
        var quantity = new Shares(Math.Max(decimal.Round((dollars ?? account.Value * SaleShare) / price.UsdPerShare), 1m));
        var amount = (quantity * price).RoundedToCents;
        Money? Gain(double? part) => part is { } p ? new Money(amount.Usd * (decimal)p).RoundedToCents : null;
        return new DraftTransaction(date, TransactionKind.Sell, security, quantity, amount, Gain(shortTerm), Gain(longTerm));
    }

    private int AnyName()
    {
        while (true)
        {
            var name = random.Below(market.Universe.Count);
            if (IsPlain(name))
            {
                return name;
            }
        }
    }

    private bool IsPlain(int security) => market.Universe[security].Role == UniverseRole.Member && market.Universe[security].HistoryDays is null;

    /// <summary>A trading day of this year, some days ago at least where the year is old enough.</summary>
    private DateOnly DayThisYear(int atLeastDaysAgo)
    {
        var first = Array.FindIndex(market.Days, d => d >= January);
        var last = Math.Max(market.DayBack(atLeastDaysAgo), first);
        return market.Days[first + random.Below(last - first + 1)];
    }
}
