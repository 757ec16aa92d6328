using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Rebalancing;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>The figures of a look that are stored.</summary>
internal sealed record ScanFigures(PortfolioFigures Figures, Money HarvestableLoss, Money HarvestableTax);

/// <summary>One account as the last look saw it: what it was put together from, and what its own data says. Immutable; a change is another one.</summary>
internal sealed record WatchedAccount(
    AccountRow Row, ModelId? Model, AccountFacts Facts, AccountSnapshot? Snapshot, ScanFigures? Figures, string? Failure, AlertCheck Check)
{
    private const int PostedDays = 7;
    private static readonly AlertCheck Nothing = new([], []);

    /// <summary>Reads an account out of its household's books and looks at it.</summary>
    public static WatchedAccount Of(MarketState market, ScanLenses lenses, HouseholdBooks books, AccountRow row)
    {
        var followed = books.Choices.ModelOf(row, market.AsOf);
        var (facts, model) = (FactsOf(market, books, row), followed.IsRefused ? (ModelId?)null : followed.Value);
        var snapshot = SnapshotBuilder.Build(market, books, row, new HouseholdDay());
        return snapshot.IsRefused
            ? new WatchedAccount(row, model, facts, null, null, snapshot.Refusal.Sentence, Nothing)
            : new WatchedAccount(row, model, facts, snapshot.Value, null, null, Nothing).Look(lenses);
    }

    /// <summary>An account that could not be read.</summary>
    public static WatchedAccount Unread(AccountRow row, string why) => new(row, row.ModelId, AccountFacts.None, null, null, why, Nothing);

    /// <summary>The account at other prices, looked at again.</summary>
    public WatchedAccount At(IReadOnlyDictionary<SecurityId, LatestPrice> changed, ScanLenses lenses)
    {
        var securities = Snapshot!.Securities
            .Select(v => changed.TryGetValue(v.Security.Id, out var price) ? v with { Price = price.Close, PriceDate = price.Date } : v)
            .ToList();
        return (this with { Snapshot = Snapshot with { Securities = securities } }).Look(lenses);
    }

    /// <summary>True when one of some securities is held or in the target.</summary>
    public bool Knows(IReadOnlyDictionary<SecurityId, LatestPrice> securities) => Snapshot?.Securities.Any(v => securities.ContainsKey(v.Security.Id)) == true;

    private WatchedAccount Look(ScanLenses lenses)
    {
        var scan = AccountScan.Of(Snapshot!, lenses);
        return scan.IsRefused
            ? this with { Figures = null, Failure = scan.Refusal.Sentence, Check = Nothing }
            : this with
            {
                Figures = new ScanFigures(scan.Value.Figures, scan.Value.Harvestable.Loss, scan.Value.Harvestable.TaxSaved),
                Failure = null,
                Check = AlertRules.CheckAccount(scan.Value, Facts),
            };
    }

    private static AccountFacts FactsOf(MarketState market, HouseholdBooks books, AccountRow row) => new(
        [
            .. books.Transactions[row.Id]
                .Where(t => t.Kind is TransactionKind.Deposit or TransactionKind.Withdrawal && t.TradeDate >= market.AsOf.Date.AddDays(-PostedDays))
                .Select(t => new PostedFlow(t.Id, t.Kind, t.TradeDate, t.Amount)),
        ],
        books.Reserved(id => id == row.Id).Aggregate(new YearToDateGains(Money.Zero, Money.Zero), (sum, gains) => sum + gains),
        books.Realized[row.Id].Count(r => r.Date.Year == market.AsOf.TaxYear && r.ToRealized().Allowed is null),
        [
            .. books.OrdersOut[row.Id].Select(o => (Order: o, Why: o.WhyOut(row, books))).Where(o => o.Why is not null)
                .Select(o => new OrderBreak(o.Order.Proposal, o.Order.Date, o.Why!)),
        ]);
}

/// <summary>The enrolled accounts of a household, in the order of its books.</summary>
/// <param name="Id">The household.</param>
/// <param name="Reinvests">True when dividends of one of its accounts are reinvested: then prices move its wash-sale windows.</param>
/// <param name="Accounts">Its enrolled accounts.</param>
internal sealed record WatchedHousehold(HouseholdId Id, bool Reinvests, IReadOnlyList<WatchedAccount> Accounts)
{
    /// <summary>True when a fault kept it from being read: it is tried again with every scan.</summary>
    public bool IsUnread { get; init; }
}
