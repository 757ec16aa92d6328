using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Indexes;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>What the household's other accounts do in the same run, in its recorded order: as good as booked for the wash-sale rule.</summary>
internal sealed class HouseholdDay
{
    private readonly List<RecentPurchase> _purchases = [];
    private readonly List<LossSale> _lossSales = [];

    public IEnumerable<RecentPurchase> Purchases => _purchases;

    public IEnumerable<LossSale> LossSales => _lossSales;

    /// <summary>What the accounts that were solved are about to buy.</summary>
    public SortedSet<SecurityId> Bought { get; } = [];

    /// <summary>What they are about to sell.</summary>
    public SortedSet<SecurityId> Sold { get; } = [];

    /// <summary>What the accounts that were solved are about to realize where gains are taxed.</summary>
    public YearToDateGains Gains { get; private set; } = new(Money.Zero, Money.Zero);

    /// <summary>Remembers what an account is about to do.</summary>
    public void Add(AccountSnapshot snapshot, IReadOnlyList<Trade> trades)
    {
        var groups = snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.EquivalenceGroup);
        foreach (var trade in trades)
        {
            _ = (trade.Side == TradeSide.Buy ? Bought : Sold).Add(trade.Security);
            if (snapshot.Account.Kind.IsTaxable())
            {
                Gains += new YearToDateGains(trade.ShortTermGain, trade.LongTermGain);
            }
            if (trade.Side == TradeSide.Buy)
            {
                _purchases.Add(new RecentPurchase(groups[trade.Security], snapshot.AsOf.Date, null) { Account = snapshot.Account.Id, Kind = snapshot.Account.Kind });
            }
            else if (snapshot.Account.Kind.IsTaxable() && trade.Lots.Any(l => l.Gain is { Usd: < 0m }))
            {
                _lossSales.Add(new LossSale(groups[trade.Security], snapshot.AsOf.Date) { Account = snapshot.Account.Id, Kind = snapshot.Account.Kind });
            }
        }
    }
}

/// <summary>Puts a day's market and a household's books together into the snapshot of one account.</summary>
internal static class SnapshotBuilder
{
    /// <summary>The snapshot of an account, or what it lacks.</summary>
    public static Outcome<AccountSnapshot> Build(MarketState market, HouseholdBooks books, AccountRow row, HouseholdDay day)
    {
        var followed = books.Choices.ModelOf(row, market.AsOf);
        if (followed.IsRefused)
        {
            return followed.Refusal;
        }
        var model = followed.Value;
        if (!market.Models.TryGetValue(model, out var following))
        {
            return new Refusal("no-target", "The account follows a model that has no version in force. Approve one under Models, or choose another model.");
        }
        if (following.IsRefused)
        {
            return following.Refusal;
        }
        var target = following.Value;
        if (row.HoldingsAsOf is null)
        {
            return new Refusal("no-holdings", "No positions have arrived for this account yet. Import them.");
        }
        var account = ToAccount(row, model);
        var positions = books.Positions[row.Id].OrderBy(p => p.SecurityId).Select(p => new Position(p.SecurityId, p.Quantity)).ToList();
        var booked = books.Transactions[row.Id].Select(t => t.ToTransaction()).ToList();
        var policy = books.Choices.Of(row, market.AsOf);
        return new AccountSnapshot(
            market.AsOf,
            account,
            market.Custodians[row.Custodian],
            row.Cash,
            [.. books.Flows[row.Id].Select(f => f.ToCashFlow())],
            positions,
            [.. books.Lots[row.Id].Select(l => l.ToLot()).OrderBy(l => l.Security).ThenBy(l => l.Acquired).ThenBy(l => l.Id)],
            Views(market, target, positions, policy),
            [.. books.Quarantines[row.Id].OrderBy(q => q.SecurityId).Select(q => new Quarantine(q.SecurityId, q.Reason))],
            books.YearToDate(row.Id, market.AsOf),
            [.. books.Washes.PurchasesFor(row.Id), .. day.Purchases],
            [.. books.Washes.LossesFor(row.Id), .. day.LossSales],
            policy,
            target.Name,
            market.RiskModel.Hash)
        {
            DividendsReceived = DividendReceived.Of(booked, market.AsOf),
            SoldThisYear = DividendReceived.SoldIn(booked, market.AsOf),
            LastTraded = LastTraded(books, row),
            SoldInHousehold = [.. day.Sold],
            BoughtInHousehold = [.. day.Bought],
            Reinvesting = Reinvesting(market, books, positions),
            SharedGains = policy.Entries.Any(e => e.Declaration is GainBudgetOption && e.Chosen?.Scope == PolicyScope.Household) ? GainsOfOthers(market, books, row, day) : null,
        };
    }

    /// <summary>
    /// What the household's other taxed accounts have realized this year, and what they are about to: those before this one in a run, orders that are
    /// not booked yet, and proposals that wait. Of what is not booked only gains count, because a loss may not come about.
    /// </summary>
    private static YearToDateGains GainsOfOthers(MarketState market, HouseholdBooks books, AccountRow row, HouseholdDay day) =>
        books.Accounts
            .Where(other => other.Id != row.Id && other.Kind.IsTaxable())
            .Select(other => books.YearToDate(other.Id, market.AsOf))
            .Concat(books.Reserved(other => other != row.Id))
            .Aggregate(day.Gains, (sum, gains) => sum + gains);

    private static List<ReinvestingHolder> Reinvesting(MarketState market, HouseholdBooks books, List<Position> positions)
    {
        var groups = positions.Select(p => market.Securities[p.Security].EquivalenceGroup).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. books.Accounts
                .Where(a => books.Reinvesting.Contains(a.Id))
                .SelectMany(a => books.Positions[a.Id]
                    .Where(p => p.Quantity > Shares.Zero)
                    .Select(p => new ReinvestingHolder(market.Securities[p.SecurityId].EquivalenceGroup, a.Name)))
                .Where(h => groups.Contains(h.EquivalenceGroup))
                .Distinct()
                .OrderBy(h => h.EquivalenceGroup, StringComparer.Ordinal)
                .ThenBy(h => h.Account, StringComparer.Ordinal),
        ];
    }

    /// <summary>The day of the last orders that left, or of the last trade in the books since the year began.</summary>
    private static DateOnly? LastTraded(HouseholdBooks books, AccountRow row) => books.OrdersOut[row.Id]
        .Where(o => o.Kind == WashSourceKind.OrderOut)
        .Select(o => (DateOnly?)o.Date)
        .Concat(books.Transactions[row.Id].Where(t => t.ToTransaction() is var trade && (trade.IsTrade(true) || trade.IsTrade(false))).Select(t => (DateOnly?)t.TradeDate))
        .Max();

    private static List<SecurityView> Views(MarketState market, ModelTarget target, List<Position> positions, Policy policy) =>
    [
        .. positions.Select(p => p.Security)
            .Union(target.Weights.Keys)
            .Union(Wished(market, policy))
            .Order()
            .Select(id => new SecurityView(
                market.Securities[id],
                market.Prices.TryGetValue(id, out var price) ? price.Close : null,
                market.Prices.TryGetValue(id, out var dated) ? dated.Date : null,
                target.Weights.GetValueOrDefault(id),
                market.Attributes.GetValueOrDefault(id) ?? System.Collections.Frozen.FrozenDictionary<string, decimal>.Empty)),
    ];

    /// <summary>Securities that a wish names and the account has to know of, such as a substitute.</summary>
    private static List<SecurityId> Wished(MarketState market, Policy policy)
    {
        var tickers = policy.Requirements.SelectMany(r => r.Securities).ToHashSet();
        return tickers.Count == 0 ? [] : [.. market.Securities.Values.Where(s => tickers.Contains(s.Ticker)).Select(s => s.Id)];
    }

    private static Account ToAccount(AccountRow row, ModelId model) => new(
        row.Id,
        row.HouseholdId,
        row.BookId,
        row.Number,
        row.Name,
        row.Kind,
        row.Custodian,
        row.TaxProfile(),
        row.Relief,
        row.Opened,
        row.Discretionary,
        model);
}
